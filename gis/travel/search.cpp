#include "gis/travel/search.h"

#include "gis/travel/TileFlood.h"
#include "gis/travel/labels.h"
#include "gis/travel/pilot.h"
#include "gis/travel/steps.h"

#include <algorithm>
#include <cmath>

namespace gis::travel {
namespace {

class Search {
public:
  Search(const CostSurface &cost, const std::vector<SearchSource> &sources, const SearchRequest &request)
      : cost_(cost), sources_(sources), request_(request), prices_(cost, request), steps_(cost, prices_),
        flood_(cost, request.threads, request.plain) {}

  SearchResult result;
  bool beyond = false;    ///< something can be reached, but not in time
  std::uint32_t most = 0; ///< the longest time found

  void run(int shift, std::uint32_t latest, base::Progress &progress) {
    prices_.set_shift(shift);
    result.shift = shift;
    result.time.assign(cost_.grid.size(), never);
    std::vector<Seed> seeds;
    std::vector<std::size_t> on_barriers;
    for (const auto &source : sources_)
      if (cost_.grid.holds(source.cell)) add_source(source.cell, seeds, on_barriers);
    flood_.run(std::move(seeds), prices_, result.time, latest, progress);
    for (const auto index : on_barriers) result.time[index] = 0;
    if (request_.within_only && request_.max_seconds)
      for (auto &time : result.time) time = time <= latest ? time : never;
    else
      find_beyond(latest);
    if (request_.allocation && (!beyond || request_.max_seconds || shift == 0))
      result.nearest = labels(cost_.grid, steps_, sources_, result.time,
                              flood_.parents(prices_, steps_.moves(), result.time));
  }

  /// After a run in which everything fitted: whether with one more bit it can not, rounding and all.
  bool surely_finest() const {
    if (cost_.grid.cell_width > 2 * cost_.grid.cell_height)
      return false; // there halves of a unit or two count
    // One more bit doubles every half-cost but for a unit and a half and the factor of its step: of the least
    // half-cost (of the least climb in Langmuir's rule) that is less than a sixteenth of it and so of any
    // sum.
    auto least = static_cast<float>(prices_.east.climb.least);
    if (prices_.slope != SlopeRule::langmuir) {
      least = heaviest_half;
      for (const float c : cost_.seconds_per_metre) least = std::min(least, prices_.half(c));
    }
    return 2.0 * most * (1 - 16.0 / least) > latest_time * 1.00001;
  }

private:
  const CostSurface &cost_;
  const std::vector<SearchSource> &sources_;
  const SearchRequest &request_;
  Prices prices_;
  Steps steps_;
  TileFlood flood_;

  /// A source on a barrier is left by single steps: no way leads into it or through it.
  void add_source(geo::Cell cell, std::vector<Seed> &seeds, std::vector<std::size_t> &on_barriers) const {
    const auto index = cost_.grid.index(cell);
    if (prices_.half(cost_.seconds_per_metre[index]) < barrier_half) {
      seeds.push_back({flood_.tile_of(cell), cell, 0});
      return;
    }
    on_barriers.push_back(index);
    for (int m = 0; m < steps_.count(); ++m) {
      const auto to = steps_.after(cell, m);
      if (!cost_.grid.holds(to)) continue;
      const auto price = steps_.price(cell, m);
      if (price > 0 && price < never)
        seeds.push_back({flood_.tile_of(to), to, static_cast<std::uint32_t>(price)});
    }
  }

  /// What is joined to a reached cell but lies beyond the latest time is found out, never called unreached.
  void find_beyond(std::uint32_t latest) {
    beyond = false;
    most = 0;
    std::vector<std::size_t> rim;
    for (std::size_t i = 0; i < result.time.size(); ++i) {
      auto &time = result.time[i];
      if (time <= latest) {
        most = std::max(most, time);
      } else if (time != never || (prices_.half(cost_.seconds_per_metre[i]) < barrier_half &&
                                   touches_reached(cost_.grid.cell_at(i), latest))) {
        rim.push_back(i);
      }
    }
    beyond = !rim.empty();
    for (const auto i : rim) result.time[i] = SearchResult::beyond_cap;
    while (!rim.empty()) {
      const auto cell = cost_.grid.cell_at(rim.back());
      rim.pop_back();
      for (int m = 0; m < steps_.count(); ++m) {
        const auto to = steps_.after(cell, m);
        if (!cost_.grid.holds(to)) continue;
        auto &time = result.time[cost_.grid.index(to)];
        if (time != never || steps_.price(cell, m) == 0) continue;
        time = SearchResult::beyond_cap;
        rim.push_back(cost_.grid.index(to));
      }
    }
  }

  bool touches_reached(geo::Cell cell, std::uint32_t latest) const {
    for (int m = 0; m < steps_.count(); ++m) {
      const auto from = steps_.before(cell, m);
      if (cost_.grid.holds(from) && result.time[cost_.grid.index(from)] <= latest &&
          steps_.price(from, m) > 0)
        return true;
    }
    return false;
  }
};

/// Without a stated maximum: the finest shift at which every reachable time fits. A small copy of the ground
/// says where to begin; the search itself says whether the guess was right.
void run_at_finest(Search &search, const CostSurface &cost, const std::vector<SearchSource> &sources,
                   const SearchRequest &request, base::Progress &progress) {
  int shift = guess_shift(cost, sources, request);
  int too_fine = finest_shift + 1; ///< known not to fit
  int back = 1;                    ///< how far to go after the next one that does not
  while (true) {
    search.run(shift, latest_time, progress);
    if (search.beyond && shift > 0) {
      too_fine = shift;
      shift = std::max(0, shift - back);
      back *= 2;
      continue;
    }
    if (shift + 1 == too_fine || search.surely_finest()) return;
    // It may be that one bit more fits, or several.
    ++shift;
    while (shift + 1 < too_fine &&
           std::ldexp(search.most, shift + 1 - search.result.shift) < 0.99 * latest_time)
      ++shift;
  }
}

} // namespace

SearchResult search(const CostSurface &cost, const std::vector<SearchSource> &sources,
                    const SearchRequest &request, base::Progress &progress) {
  Search search(cost, sources, request);
  if (request.max_seconds) {
    const double most = std::max(0.0, request.max_seconds->value);
    const int shift = shift_for(most);
    search.run(shift, static_cast<std::uint32_t>(std::min<double>(latest_time, std::ldexp(most, shift))),
               progress);
  } else {
    run_at_finest(search, cost, sources, request, progress);
  }
  progress.report(1);
  return std::move(search.result);
}

double tobler_slowness(double slope) { return std::exp(-0.175) / std::exp(-3.5 * std::fabs(slope + 0.05)); }

} // namespace gis::travel
