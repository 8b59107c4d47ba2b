#include "gis/travel/labels.h"

#include <algorithm>

namespace gis::travel {
namespace {

constexpr auto nobody = SearchResult::nobody;

class Labels {
public:
  Labels(const geo::Grid &grid, const Steps &steps, const std::vector<std::uint16_t> &parents,
         std::vector<std::uint32_t> &label)
      : parents_(parents), label_(label) {
    for (int m = 0; m < steps.count(); ++m) {
      const auto from = steps.before({0, 0}, m);
      offset_[m] = static_cast<std::int64_t>(from.row) * grid.columns + from.column;
    }
  }

  /// From a cell up to the sources and back: a cell is labelled once everything it could come from is.
  void find(std::size_t start) {
    chain_.push_back(start);
    while (!chain_.empty()) {
      const auto cell = chain_.back();
      auto best = nobody;
      std::size_t waits_for = cell;
      for (unsigned bits = parents_[cell]; bits != 0; bits &= bits - 1) {
        const auto parent =
            static_cast<std::size_t>(static_cast<std::int64_t>(cell) + offset_[__builtin_ctz(bits)]);
        if (label_[parent] == nobody) waits_for = parent;
        best = std::min(best, label_[parent]);
      }
      if (waits_for != cell) {
        chain_.push_back(waits_for);
        continue;
      }
      label_[cell] = best;
      chain_.pop_back();
    }
  }

private:
  const std::vector<std::uint16_t> &parents_;
  std::vector<std::uint32_t> &label_;
  std::int64_t offset_[16] = {};
  std::vector<std::size_t> chain_;
};

} // namespace

std::vector<std::uint32_t> labels(const geo::Grid &grid, const Steps &steps,
                                  const std::vector<SearchSource> &sources,
                                  const std::vector<std::uint32_t> &time,
                                  std::vector<std::uint16_t> parents) {
  std::vector<std::uint32_t> label(time.size(), nobody);
  for (const auto &source : sources) {
    if (!grid.holds(source.cell)) continue;
    auto &own = label[grid.index(source.cell)];
    own = std::min(own, source.facility);
    for (int m = 0; m < steps.count(); ++m) {
      const auto to = steps.after(source.cell, m);
      if (!grid.holds(to)) continue;
      const auto price = steps.price(source.cell, m);
      if (price > 0 && price == time[grid.index(to)])
        parents[grid.index(to)] |= static_cast<std::uint16_t>(1U << m);
    }
  }
  Labels chains(grid, steps, parents, label);
  for (std::size_t i = 0; i < time.size(); ++i)
    if (time[i] < SearchResult::beyond_cap && label[i] == nobody) chains.find(i);
  return label;
}

} // namespace gis::travel
