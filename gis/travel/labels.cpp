#include "gis/travel/labels.h"

#include <algorithm>

namespace gis::travel {

std::vector<std::uint32_t> labels(const CostSurface &cost, const Steps &steps,
                                  const std::vector<SearchSource> &sources,
                                  const std::vector<std::uint32_t> &time) {
  const auto &grid = cost.grid;
  std::vector<std::uint32_t> label(time.size(), SearchResult::nobody);
  for (const auto &source : sources)
    if (grid.holds(source.cell)) {
      auto &own = label[grid.index(source.cell)];
      own = std::min(own, source.facility);
    }
  // From each cell up to the sources and back: a cell is labelled once everything it could come from is.
  std::vector<std::size_t> chain;
  for (std::size_t start = 0; start < time.size(); ++start) {
    if (time[start] >= SearchResult::beyond_cap || label[start] != SearchResult::nobody) continue;
    chain.push_back(start);
    while (!chain.empty()) {
      const auto index = chain.back();
      const auto cell = grid.cell_at(index);
      auto best = SearchResult::nobody;
      bool waits = false;
      for (int m = 0; m < steps.count(); ++m) {
        const auto from = steps.before(cell, m);
        if (!grid.holds(from)) continue;
        const auto parent = grid.index(from);
        if (time[parent] >= time[index]) continue;
        const auto price = steps.price(from, m);
        if (price == 0 || time[parent] + price != time[index]) continue;
        if (label[parent] == SearchResult::nobody) {
          chain.push_back(parent);
          waits = true;
        }
        best = std::min(best, label[parent]);
      }
      if (waits) continue;
      label[index] = best;
      chain.pop_back();
    }
  }
  return label;
}

} // namespace gis::travel
