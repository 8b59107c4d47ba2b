#pragma once

#include "gis/travel/read_rows.h"
#include "gis/travel/relax.h"

/// Inside this room only: which steps into a cell are exactly as long as the times differ, written for any
/// kind of lanes.
namespace gis::travel {

template <class L, SlopeRule rule> class Parents {
  using U = typename L::U;
  using F = typename L::F;

public:
  Parents(const MoveList &moves, Surroundings &around) : moves_(moves), r(around.rows) {}

  /// A bit per move for the cells of one row (two rows of the surroundings further on).
  void row(int y, std::uint32_t *bits) const {
    for (int x = 0; x < tile_side; x += L::width) {
      U found = L::all(0U);
      for (int m = 0; m < moves_.count; ++m) {
        const auto &move = moves_.moves[m];
        const std::uint32_t same =
            ~L::differ(arrival(move, y, x), L::load(r.time(y) + x)) & ~refused(move, y, x);
        if ((same & lanes) != 0) found = L::either(found, L::where(same, 1U << m));
      }
      L::store(bits + x, found);
    }
  }

private:
  static constexpr std::uint32_t lanes = (1U << L::width) - 1;
  const MoveList &moves_;
  Rows<tile_side + 4, 8> &r;

  F half(int y, int x) const { return L::load(r.half(y) + x); }

  std::uint32_t refused(const MoveList::Move &move, int y, int x) const {
    if (!move.diagonal) return 0;
    const F one = L::absolute(half(y - move.rows, x)), other = L::absolute(half(y, x - move.columns));
    return L::at_least(L::least(one, other), L::all(barrier_half / 2));
  }

  /// The time of cell (y, x) if it is come to by this move.
  U arrival(const MoveList::Move &move, int y, int x) const {
    const int from_y = y - move.rows, from_x = x - move.columns;
    const auto &price = *move.price;
    const F factor = L::all(price.factor);
    F slowed = factor;
    U rise = L::all(0U);
    if constexpr (rule == SlopeRule::tobler)
      rise = L::rise(L::load(r.height(from_y) + from_x), L::load(r.height(y) + x), steepest);
    if constexpr (rule == SlopeRule::tobler) slowed = L::look_up(price.slowness, rise);
    const auto share = [&](int row, int column) {
      const F h = half(row, column);
      const F cost =
          L::absolute(L::multiply(h, rule == SlopeRule::tobler ? L::by_sign(h, slowed, factor) : factor));
      return L::integer(L::least(cost, L::all(static_cast<float>(shut))));
    };
    U time = L::add(L::load(r.time(from_y) + from_x), share(from_y, from_x));
    if (move.knight) {
      const auto &passed = move.beside;
      time = L::add(time, share(from_y + passed[0].row, from_x + passed[0].column));
      time = L::least(time, L::all(never));
      time = L::add(time, share(from_y + passed[1].row, from_x + passed[1].column));
    }
    time = L::add(time, share(y, x));
    if constexpr (rule == SlopeRule::langmuir)
      time = L::add(time,
                    climb_by<L>(price.climb, L::load(r.metres(from_y) + from_x), L::load(r.metres(y) + x)));
    return time;
  }
};

template <class L, SlopeRule rule>
void find_parents_of(const Field &f, const MoveList &moves, int tile_row, int tile_column,
                     Surroundings &around, std::uint16_t *parents) {
  const int row0 = tile_row * tile_side, column0 = tile_column * tile_side;
  const RowReader<L, rule> reader{f};
  for (int y = 0; y < tile_side + 4; ++y)
    reader.read_row(around.rows, y, true, row0 + y - 2, column0, around);
  const Parents<L, rule> kernel(moves, around);
  const int rows = f.rows - row0 < tile_side ? f.rows - row0 : tile_side;
  const int columns = f.columns - column0 < tile_side ? f.columns - column0 : tile_side;
  alignas(64) std::uint32_t bits[tile_side];
  for (int y = 0; y < rows; ++y) {
    kernel.row(y + 2, bits);
    auto *into = parents + static_cast<std::ptrdiff_t>(row0 + y) * f.columns + column0;
    for (int x = 0; x < columns; ++x) into[x] = static_cast<std::uint16_t>(bits[x]);
  }
}

} // namespace gis::travel
