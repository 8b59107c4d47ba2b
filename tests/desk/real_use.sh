#!/usr/bin/env bash
# Somebody at the desk: opens results, switches the indicator, filters the table, goes to a commune, asks why,
# edits a note, changes the language, exports table and map. Keys and mouse through xdotool on a screen of its
# own; a picture after each step, for people to judge.
#   tests/desk/real_use.sh PROGRAM RESULTS PICTURES [WIDTHxHEIGHT [SCALE [lang]]]
# Needs xvfb, xdotool and ImageMagick's import. Ends with 1 where a step left nothing behind.
set -euo pipefail
program=$1 results=$2 pictures=$3 size=${4:-1366x768} scale=${5:-1} lang=${6:-vi}
width=${size%x*} height=${size#*x}
mkdir -p "$pictures"
work=$(mktemp -d)
export DISPLAY=:$((90 + RANDOM % 400)) HOME=$work XDG_CONFIG_HOME=$work/config QT_SCALE_FACTOR=$scale
unset QT_QPA_PLATFORM
Xvfb "$DISPLAY" -screen 0 "${width}x${height}x24" -nolisten tcp >/dev/null 2>&1 &
screen=$!
# A copy, so that notes are kept beside it and nowhere else.
cp -r "$results" "$work/results"
sed -i '/^study /d' "$work/results/run.log"
trap 'kill $desk $screen 2>/dev/null || true; rm -rf "$work"' EXIT
desk=$screen
sleep 1
"$program" "$work/results" --lang "$lang" 2>"$work/err" &
desk=$!
window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$desk" | head -1)
xdotool windowmove "$window" 0 0 windowsize "$window" "$width" "$height" windowfocus "$window"

step=0
shot() { # name [seconds to wait first]
  sleep "${2:-1.5}"
  step=$((step + 1))
  import -window root "$pictures/$(printf %02d $step)-$1-${width}x${height}@$scale.png"
  kill -0 $desk || { echo "the window is gone after: $1"; cat "$work/err"; exit 1; }
}
appears() { # file
  for _ in $(seq 120); do [ -s "$1" ] && return; sleep 0.5; done
  echo "never written: $1"; exit 1
}
back() { xdotool windowfocus "$window"; sleep 0.5; } # nobody manages windows here
key() { xdotool key --clearmodifiers "$@"; sleep 0.4; }
keys() { xdotool type --delay 30 "$1"; sleep 0.4; }
at() { # x y of the unscaled window
  awk -v x="$1" -v y="$2" -v s="$scale" 'BEGIN { printf "%d %d", x * s, y * s }'
}
click() { xdotool mousemove $(at "$1" "$2") click "${3:-1}"; sleep 0.4; }

shot opened 6
key ctrl+i; keys "tieu hoc"; shot indicators
key Return; shot indicator 2
click 780 345; shot commune 2
key ctrl+f; keys "da "; shot filtered
key Escape; key ctrl+k; keys "thon 5"; shot search 1
key Down Return; shot place 2.5
key ctrl+e; shot explained 2
key Escape; back
key ctrl+2; key Home; shot table
key F2; keys "Duong di lai kho khan"; shot note
key Return; shot noted
key ctrl+3; shot charts
key ctrl+b; shot beside 5
key ctrl+b; sleep 1
key F11; shot map_only 2
key F11
key ctrl+shift+l; shot other_language 3
key ctrl+shift+l; sleep 2
key ctrl+shift+e; sleep 1; keys "$work/table.csv"; key Return; appears "$work/table.csv"; back; shot exported
key ctrl+p; shot print 1
key Return; sleep 1; keys "$work/map.pdf"; key Return; appears "$work/map.pdf"; back; shot printed 2
key F1; sleep 1; shot manual
ls "$work"/*.notes.csv && cat "$work"/*.notes.csv
ls -l "$work"/table.csv "$work"/map.pdf
grep VmHWM "/proc/$desk/status"
cat "$work/err"
