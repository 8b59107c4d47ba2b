#include "gis/travel/pilot.h"

#include "gis/travel/Prices.h"

#include <algorithm>
#include <cmath>

namespace gis::travel {
namespace {

constexpr int coarser = 8;
constexpr std::size_t small = 2048; ///< cells; no pilot pays below

int shift_for(double seconds) {
  int shift = finest_shift;
  while (shift > 0 && std::ldexp(seconds, shift) > latest_time) --shift;
  return shift;
}

/// Once along the grid and once across it.
double crossing_seconds(const CostSurface &cost) {
  double sum = 0;
  std::size_t passable = 0;
  for (std::size_t i = 0; i < cost.grid.size(); ++i)
    if (!cost.barrier(i)) sum += cost.seconds_per_metre[i], ++passable;
  const double metres = cost.grid.rows * cost.grid.cell_height + cost.grid.columns * cost.grid.cell_width;
  return passable == 0 ? 0 : sum / static_cast<double>(passable) * metres;
}

/// Every eighth row and column; a block is as its passable samples are on average.
CostSurface coarse_copy(const CostSurface &cost) {
  CostSurface copy{.grid = cost.grid};
  auto &grid = copy.grid;
  grid.cell_width *= coarser;
  grid.cell_height *= coarser;
  grid.rows = (grid.rows + coarser - 1) / coarser;
  grid.columns = (grid.columns + coarser - 1) / coarser;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto block = grid.cell_at(i);
    double sum = 0, height = 0;
    int passable = 0, high = 0;
    for (const int row : {1, 5})
      for (const int column : {1, 5}) {
        const geo::Cell cell{std::min(block.row * coarser + row, cost.grid.rows - 1),
                             std::min(block.column * coarser + column, cost.grid.columns - 1)};
        const auto index = cost.grid.index(cell);
        if (!cost.barrier(index)) sum += cost.seconds_per_metre[index], ++passable;
        if (!cost.height.empty() && std::isfinite(cost.height[index])) height += cost.height[index], ++high;
      }
    copy.seconds_per_metre.push_back(passable > 0 ? static_cast<float>(sum / passable) : -1.0F);
    if (!cost.height.empty()) copy.height.push_back(high > 0 ? static_cast<float>(height / high) : NAN);
  }
  return copy;
}

} // namespace

int guess_shift(const CostSurface &cost, const std::vector<SearchSource> &sources,
                const SearchRequest &request) {
  if (cost.grid.size() <= small) return shift_for(crossing_seconds(cost));
  auto coarse_sources = sources;
  for (auto &source : coarse_sources)
    if (cost.grid.holds(source.cell)) source.cell = {source.cell.row / coarser, source.cell.column / coarser};
    else source.cell = {-1, -1};
  auto coarse_request = request;
  coarse_request.allocation = false;
  coarse_request.threads = 1;
  base::Progress quiet;
  const auto coarse = search(coarse_copy(cost), coarse_sources, coarse_request, quiet);
  std::uint32_t most = 0;
  for (const auto time : coarse.time)
    if (time < SearchResult::beyond_cap) most = std::max(most, time);
  return shift_for(1.1 * std::ldexp(most, -coarse.shift));
}

} // namespace gis::travel
