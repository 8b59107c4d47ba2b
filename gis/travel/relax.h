#pragma once

#include "gis/travel/tiles.h"

/// Inside this room only: rows of cells lowering the rows beside them, written for any kind of lanes. Nothing
/// of the standard library is used here, so that no code for one instruction set is shared with another.
namespace gis::travel {

/// Takes candidates and keeps the least: the search.
template <class L> struct Lower {
  std::uint32_t *time;
  std::uint64_t changed = 0;

  void take(int x, typename L::U candidate) {
    const auto old = L::load(time + x);
    const auto now = L::least(candidate, old);
    L::store(time + x, now);
    changed |= static_cast<std::uint64_t>(L::differ(now, old)) << x;
  }
};

/// Langmuir's part of a step from a cell to its neighbour, by their heights.
template <class L> typename L::U climb_by(const Climb &climb, typename L::F cell, typename L::F neighbour) {
  const auto end = L::all(steepest_metres),
             walked = L::multiply(L::subtract(neighbour, cell), L::all(climb.sign));
  const auto rise = L::least(L::most(L::or_zero(walked), L::all(-steepest_metres)), end);
  const auto down =
      L::choose(rise, L::all(climb.gentlest_steep), L::all(climb.moderate), L::all(climb.steep));
  const auto price = L::sum(L::multiply(L::by_sign(rise, L::all(climb.up), down), rise), L::all(climb.flat));
  return L::integer(L::least(L::most(price, L::all(1.0F)), L::all(static_cast<float>(shut))));
}

template <class L, SlopeRule rule, class R> class Relax {
  using U = typename L::U;
  using F = typename L::F;
  static constexpr int w = L::width;
  static constexpr bool tobler = rule == SlopeRule::tobler, langmuir = rule == SlopeRule::langmuir;

public:
  Relax(R &rows, const Look &look, bool sixteen) : r(rows), look_(look), sixteen_(sixteen) {}

  /// Lowers row t beside row s (|t − s| = 1). Says which cells changed.
  std::uint64_t next(int s, int t) const {
    const std::uint64_t left_of = r.barrier[t] << 1 | r.barrier_before[t];
    const std::uint64_t right_of = r.barrier[t] >> 1 | static_cast<std::uint64_t>(r.barrier_after[t]) << 63;
    const std::uint64_t no_left = r.barrier[s] & left_of, no_right = r.barrier[s] & right_of;
    Lower<L> lower{r.time(t)};
    if ((no_left | no_right) == 0)
      adjacent<false>(s, t, 0, 0, lower);
    else
      adjacent<true>(s, t, no_left, no_right, lower);
    if (sixteen_) wide(s, t, lower);
    return lower.changed;
  }

  /// Lowers row t two beyond row s by the knights that cross row m between them.
  std::uint64_t next_but_one(int s, int m, int t) const {
    Lower<L> lower{r.time(t)};
    high(s, m, t, lower);
    return lower.changed;
  }

private:
  R &r;
  const Look &look_;
  bool sixteen_;

  static U none() { return L::all(never); }
  U time(int row, int x) const { return L::load(r.time(row) + x); }
  /// Height of cell (t, x) above cell (s, x + shift).
  U rise(int s, int t, int x, int shift) const {
    return L::rise(L::load(r.height(s) + x + shift), L::load(r.height(t) + x), steepest);
  }
  U climb(const StepPrice &step, int s, int t, int x, int shift) const {
    return climb_by<L>(step.climb, L::load(r.metres(s) + x + shift), L::load(r.metres(t) + x));
  }
  /// Half-cost of a cell on a step that slope slows by `slowed`.
  U half(int row, int x, F slowed, F factor) const {
    const F h = L::load(r.half(row) + x);
    const F price = L::absolute(L::multiply(h, L::by_sign(h, slowed, factor)));
    return L::integer(L::least(price, L::all(static_cast<float>(shut))));
  }

  /// Looking prices up in tables is dear: whether no cell of row t can fall, from times that hold the least a
  /// step costs before it comes to the cell itself.
  bool hopeless(int t, int x, U nearest) const {
    if constexpr (rule == SlopeRule::none) return false;
    const U least = L::add(nearest, tobler ? L::load(r.straight(t) + x) : L::all(look_.straight.climb.least));
    const U old = L::load(r.time(t) + x);
    return L::differ(L::least(least, old), old) == 0;
  }

  /// Straight and diagonal steps; bits of no_left and no_right refuse the diagonal from that side.
  template <bool corners, class Take>
  void adjacent(int s, int t, std::uint64_t no_left, std::uint64_t no_right, Take &taker) const {
    // A diagonal step on leaving row s; walked with slope, the least it may have cost by then.
    const auto out = [&](int x) {
      return L::add(time(s, x), L::load((tobler ? r.straight(s) : r.diagonal(s)) + x));
    };
    const F factor = L::all(look_.straight.factor), slant = L::all(look_.diagonal.factor);
    U before = R::pad > 0 ? out(-w) : none(), here = out(0);
    for (int x = 0; x < tile_side; x += w) {
      const U after = R::pad > 0 || x + w < tile_side ? out(x + w) : none();
      U left = L::from_left(before, here), right = L::from_right(here, after), straight;
      const U nearest =
          L::least(tobler ? here : L::add(time(s, x), L::load(r.straight(s) + x)), L::least(left, right));
      before = here;
      here = after;
      if (hopeless(t, x, nearest)) continue;
      if constexpr (tobler) {
        const U own = time(s, x);
        left = L::from_left(R::pad > 0 || x > 0 ? time(s, x - w) : none(), own);
        right = L::from_right(own, R::pad > 0 || x + w < tile_side ? time(s, x + w) : none());
      }
      if constexpr (corners) {
        left = L::either(left, L::where(no_left >> x, never));
        right = L::either(right, L::where(no_right >> x, never));
      }
      if constexpr (tobler) {
        const F on = L::look_up(look_.straight.slowness, rise(s, t, x, 0));
        const F from_left = L::look_up(look_.diagonal.slowness, rise(s, t, x, -1));
        const F from_right = L::look_up(look_.diagonal.slowness, rise(s, t, x, 1));
        straight = L::add(L::add(time(s, x), half(s, x, on, factor)), half(t, x, on, factor));
        left = L::add(L::add(left, half(s, x - 1, from_left, slant)), half(t, x, from_left, slant));
        right = L::add(L::add(right, half(s, x + 1, from_right, slant)), half(t, x, from_right, slant));
        taker.take(x, L::least(straight, L::least(left, right)));
      } else {
        straight = L::add(L::add(time(s, x), L::load(r.straight(s) + x)), L::load(r.straight(t) + x));
        if constexpr (langmuir) {
          straight = L::add(straight, climb(look_.straight, s, t, x, 0));
          left = L::add(left, climb(look_.diagonal, s, t, x, -1));
          right = L::add(right, climb(look_.diagonal, s, t, x, 1));
        }
        taker.take(x, L::least(straight, L::add(L::least(left, right), L::load(r.diagonal(t) + x))));
      }
    }
  }

  /// Knights to the next row: two cells along it, over one cell of each row.
  template <class Take> void wide(int s, int t, Take &taker) const {
    const auto out = [&](int x) {
      if constexpr (tobler)
        return time(s, x);
      else
        return L::add(time(s, x), L::load(r.wide(s) + x));
    };
    const F factor = L::all(look_.wide.factor);
    U before = R::pad > 0 ? out(-w) : none(), here = out(0);
    for (int x = 0; x < tile_side; x += w) {
      const U after = R::pad > 0 || x + w < tile_side ? out(x + w) : none();
      const U from_left = L::from_left_two(before, here), from_right = L::from_right_two(here, after);
      before = here;
      here = after;
      if (hopeless(t, x, L::least(from_left, from_right))) continue;
      const auto candidate = [&](U leaving, int side) {
        if constexpr (tobler) {
          const F on = L::look_up(look_.wide.slowness, rise(s, t, x, 2 * side));
          const U first = L::add(half(s, x + 2 * side, on, factor), half(s, x + side, on, factor));
          const U second = L::add(half(t, x + side, on, factor), half(t, x, on, factor));
          return L::add(L::least(L::add(leaving, first), none()), second);
        } else {
          const U middle = L::add(L::load(r.wide(s) + x + side), L::load(r.wide(t) + x + side));
          const U in = L::add(L::least(L::add(leaving, middle), none()), L::load(r.wide(t) + x));
          if constexpr (langmuir) return L::add(in, climb(look_.wide, s, t, x, 2 * side));
          return in;
        }
      };
      taker.take(x, L::least(candidate(from_left, -1), candidate(from_right, 1)));
    }
  }

  /// Knights to the row after next: one cell along it, over two cells of row m.
  template <class Take> void high(int s, int m, int t, Take &taker) const {
    const auto out = [&](int x) {
      if constexpr (tobler)
        return time(s, x);
      else
        return L::least(L::add(L::add(time(s, x), L::load(r.high(s) + x)), L::load(r.high(m) + x)), none());
    };
    const F factor = L::all(look_.high.factor);
    U before = R::pad > 0 ? out(-w) : none(), here = out(0);
    for (int x = 0; x < tile_side; x += w) {
      const U after = R::pad > 0 || x + w < tile_side ? out(x + w) : none();
      const U from_left = L::from_left(before, here), from_right = L::from_right(here, after);
      before = here;
      here = after;
      if (hopeless(t, x, L::least(from_left, from_right))) continue;
      const auto candidate = [&](U leaving, int side) {
        if constexpr (tobler) {
          const F on = L::look_up(look_.high.slowness, rise(s, t, x, side));
          const U first = L::add(half(s, x + side, on, factor), half(m, x + side, on, factor));
          const U second = L::add(half(m, x, on, factor), half(t, x, on, factor));
          return L::add(L::least(L::add(leaving, first), none()), second);
        } else {
          const U in = L::add(L::add(leaving, L::load(r.high(m) + x)), L::load(r.high(t) + x));
          if constexpr (langmuir) return L::add(in, climb(look_.high, s, t, x, side));
          return in;
        }
      };
      taker.take(x, L::least(candidate(from_left, -1), candidate(from_right, 1)));
    }
  }
};

} // namespace gis::travel
