#pragma once

#include "gis/travel/tiles.h"

#include <cstdint>

namespace gis::travel {

/// Single steps and what they cost, for the few places where cells are looked at one by one: starts on a
/// barrier, what lies beyond the cap, who is nearest, the way back.
class Steps {
public:
  Steps(const CostSurface &, const Prices &);

  int count() const { return moves_.count; }
  const MoveList &moves() const { return moves_; }
  /// Where move `m` leads; outside the grid for some.
  geo::Cell after(geo::Cell from, int m) const {
    const auto &move = moves_.moves[m];
    return {from.row + move.rows, from.column + move.columns};
  }
  geo::Cell before(geo::Cell to, int m) const {
    const auto &move = moves_.moves[m];
    return {to.row - move.rows, to.column - move.columns};
  }
  /// The cost of move `m` from a cell to a cell, both on the grid, in the direction asked for; 0 where the
  /// step is refused. A start on a barrier leaves it for free.
  std::uint64_t price(geo::Cell from, int m) const;

private:
  const CostSurface &cost_;
  const Prices &prices_;
  MoveList moves_;

  bool barrier(geo::Cell cell) const { return half(cell) >= barrier_half; }
  float half(geo::Cell cell) const { return prices_.half(cost_.seconds_per_metre[cost_.grid.index(cell)]); }
  float metres(geo::Cell cell) const { return Prices::metres(cost_.height[cost_.grid.index(cell)]); }
  std::uint64_t share(geo::Cell cell, const StepPrice &, std::int32_t rise) const;
};

} // namespace gis::travel
