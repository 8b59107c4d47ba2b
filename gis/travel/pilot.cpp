#include "gis/travel/pilot.h"

#include "gis/travel/Prices.h"

#include <algorithm>
#include <cmath>

namespace gis::travel {

int shift_for(double seconds) {
  int shift = finest_shift;
  while (shift > 0 && std::ldexp(seconds, shift) > latest_time) --shift;
  return shift;
}

namespace {

constexpr int coarser = 8;
constexpr std::size_t small = 2048; ///< cells; no pilot pays below

/// Once along the grid and once across it.
double crossing_seconds(const CostSurface &cost) {
  double sum = 0;
  std::size_t passable = 0;
  for (std::size_t i = 0; i < cost.grid.size(); ++i)
    if (!cost.barrier(i)) sum += cost.seconds_per_metre[i], ++passable;
  const double metres = cost.grid.rows * cost.grid.cell_height + cost.grid.columns * cost.grid.cell_width;
  return passable == 0 ? 0 : sum / static_cast<double>(passable) * metres;
}

/// An eighth of the rows and columns. A block is crossed on its easiest cell: roads stay roads.
CostSurface coarse_copy(const CostSurface &cost) {
  CostSurface copy{.grid = cost.grid};
  auto &grid = copy.grid;
  grid.cell_width *= coarser;
  grid.cell_height *= coarser;
  grid.rows = (grid.rows + coarser - 1) / coarser;
  grid.columns = (grid.columns + coarser - 1) / coarser;
  copy.seconds_per_metre.assign(grid.size(), -1);
  if (!cost.height.empty()) copy.height.resize(grid.size());
  std::size_t i = 0;
  for (int row = 0; row < cost.grid.rows; ++row) {
    const auto first = grid.index({row / coarser, 0});
    for (std::size_t column = 0; column < static_cast<std::size_t>(cost.grid.columns); ++column, ++i) {
      if (cost.barrier(i)) continue;
      auto &own = copy.seconds_per_metre[first + column / coarser];
      own = own < 0 ? cost.seconds_per_metre[i] : std::min(own, cost.seconds_per_metre[i]);
      if (!cost.height.empty()) copy.height[first + column / coarser] = cost.height[i];
    }
  }
  return copy;
}

} // namespace

int guess_shift(const CostSurface &cost, const std::vector<SearchSource> &sources,
                const SearchRequest &request) {
  if (cost.grid.size() <= small) return shift_for(crossing_seconds(cost));
  auto coarse_sources = sources;
  for (auto &source : coarse_sources)
    if (cost.grid.holds(source.cell))
      source.cell = {source.cell.row / coarser, source.cell.column / coarser};
    else
      source.cell = {-1, -1};
  auto coarse_request = request;
  coarse_request.allocation = false;
  coarse_request.threads = 1;
  base::Progress quiet;
  const auto coarse = search(coarse_copy(cost), coarse_sources, coarse_request, quiet);
  std::uint32_t most = 0;
  for (const auto time : coarse.time)
    if (time < SearchResult::beyond_cap) most = std::max(most, time);
  return shift_for(1.15 * std::ldexp(most, -coarse.shift));
}

} // namespace gis::travel
