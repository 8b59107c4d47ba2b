#!/usr/bin/env bash
# The Debian package on a system that has never seen the program: dpkg -i in a root made by debootstrap, both
# programs started there, the sample computed and opened on a screen.
#   tests/desk/package.sh PACKAGE.deb ROOT PICTURE.png
# ROOT is made where it is missing (some 150 MB, with the libraries 900 MB). Needs root, debootstrap, Xvfb,
# xdotool, import.
set -euo pipefail
package=$1 root=$2 picture=$3
in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
if [ ! -e "$root/usr/bin/dpkg" ]; then
  debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$package" "$root/tmp/tiepcan.deb"
# What it needs comes from its own list of dependencies; then the package by dpkg alone.
in_root apt-get update -q
in_root sh -c 'dpkg -i /tmp/tiepcan.deb || apt-get install -yqf --no-install-recommends'
in_root dpkg -i /tmp/tiepcan.deb
in_root tiepcan --version
in_root tiepcan run /usr/share/tiepcan/sample/study.toml --out /tmp/sample --only EDU-PRI,WAT-RUR
export DISPLAY=:$((90 + RANDOM % 400))
Xvfb "$DISPLAY" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
desk=$screen
trap 'kill $desk $screen 2>/dev/null || true' EXIT
sleep 1
in_root env DISPLAY="$DISPLAY" tiepcan-desktop /tmp/sample --lang vi &
desk=$!
window=$(timeout 60 xdotool search --sync --onlyvisible --name TiepCan | head -1)
xdotool windowmove "$window" 0 0 windowsize "$window" 1366 768
sleep 8
kill -0 $desk
import -window root "$picture"
in_root dpkg -s tiepcan | grep -E '^(Status|Version|Installed-Size|Depends)'
in_root ls /usr/share/applications /usr/share/metainfo /usr/share/icons/hicolor/scalable/apps
