#include "gis/travel/steps.h"

#include <algorithm>
#include <cstdlib>

namespace gis::travel {

MoveList::MoveList(const Prices &prices) : moves() {
  const auto add = [&](int rows, int columns) {
    Move move{.rows = rows, .columns = columns};
    const int tall = std::abs(rows), broad = std::abs(columns);
    move.knight = tall + broad == 3;
    move.diagonal = tall == 1 && broad == 1;
    move.price = move.diagonal ? &prices.diagonal
                 : tall == 2   ? &prices.high
                 : broad == 2  ? &prices.wide
                 : tall == 1   ? &prices.north
                               : &prices.east;
    if (move.diagonal) {
      move.beside[0] = {rows, 0};
      move.beside[1] = {0, columns};
    } else {
      // A knight passes the cell halfway along its long side, and the one beside that.
      move.beside[0] = {tall == 2 ? rows / 2 : 0, broad == 2 ? columns / 2 : 0};
      move.beside[1] = {tall == 2 ? rows / 2 : rows, broad == 2 ? columns / 2 : columns};
    }
    moves[count++] = move;
  };
  const int reach = prices.sixteen ? 2 : 1;
  for (int rows = -reach; rows <= reach; ++rows)
    for (int columns = -reach; columns <= reach; ++columns) {
      const int sum = std::abs(rows) + std::abs(columns), most = std::max(std::abs(rows), std::abs(columns));
      if (most == 1 || sum == 3) add(rows, columns);
    }
}

Steps::Steps(const CostSurface &cost, const Prices &prices) : cost_(cost), prices_(prices), moves_(prices) {}

std::uint64_t Steps::share(geo::Cell cell, const StepPrice &step, std::int32_t rise) const {
  const float h = half(cell);
  if (h >= barrier_half) return 0;
  const bool slowed = prices_.slope == SlopeRule::tobler &&
                      (cost_.slope_free.empty() || cost_.slope_free[cost_.grid.index(cell)] == 0);
  return Prices::rounded(h * (slowed ? step.slowness[rise] : step.factor));
}

std::uint64_t Steps::price(geo::Cell from, int m) const {
  const auto &move = moves_.moves[m];
  const auto &step = *move.price;
  const geo::Cell to = after(from, m);
  const auto passed = [&](int i) {
    return geo::Cell{from.row + move.beside[i].row, from.column + move.beside[i].column};
  };
  if (barrier(to)) return 0;
  if (move.diagonal && barrier(passed(0)) && barrier(passed(1))) return 0;
  if (move.knight && (barrier(passed(0)) || barrier(passed(1)))) return 0;
  std::int32_t rise = 0;
  if (prices_.slope == SlopeRule::tobler) {
    const auto here = Prices::centimetres(cost_.height[cost_.grid.index(from)]);
    const auto there = Prices::centimetres(cost_.height[cost_.grid.index(to)]);
    if (here != hole && there != hole) rise = std::clamp(there - here, -steepest, steepest);
  }
  std::uint64_t sum = share(from, step, rise) + share(to, step, rise);
  if (move.knight) sum += share(passed(0), step, rise) + share(passed(1), step, rise);
  if (prices_.slope == SlopeRule::langmuir)
    sum += Prices::climb(step.climb, cost_.height.empty() ? 0 : metres(to) - metres(from));
  return sum;
}

} // namespace gis::travel
