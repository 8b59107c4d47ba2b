#include "gis/geo/neighbour_colours.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace gis::geo {
namespace {

constexpr std::uint32_t no_colour = 0xFFFFFFFF;

/// By class, the others whose cells it touches.
std::vector<std::set<std::uint32_t>> touching(const Grid &grid, const std::vector<std::uint32_t> &classes,
                                              std::uint32_t last) {
  std::vector<std::set<std::uint32_t>> touches(last + 1);
  for (std::size_t i = 0; i < grid.size(); ++i) {
    if (classes[i] == 0 || classes[i] > last) continue;
    const auto here = grid.cell_at(i);
    for (const Cell step : {Cell{0, 1}, {1, -1}, {1, 0}, {1, 1}}) {
      const Cell there{here.row + step.row, here.column + step.column};
      if (!grid.holds(there)) continue;
      const auto other = classes[grid.index(there)];
      if (other == 0 || other > last || other == classes[i]) continue;
      touches[classes[i]].insert(other);
      touches[other].insert(classes[i]);
    }
  }
  return touches;
}

} // namespace

std::vector<std::uint32_t> neighbour_colours(const Grid &grid, const std::vector<std::uint32_t> &classes,
                                             std::uint32_t last) {
  const auto touches = touching(grid, classes, last);
  std::vector<std::uint32_t> order(last), colour(last + 1, no_colour);
  std::iota(order.begin(), order.end(), 1U);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return touches[a].size() > touches[b].size(); });
  for (const auto one : order) {
    std::set<std::uint32_t> taken;
    for (const auto other : touches[one]) taken.insert(colour[other]);
    colour[one] = 0;
    while (taken.count(colour[one]) > 0) colour[one] += 1;
  }
  colour[0] = 0;
  return colour;
}

} // namespace gis::geo
