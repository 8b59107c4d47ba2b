#include "gis/travel/search.h"

#include "gis/travel/steps.h"

#include <algorithm>
#include <cmath>

namespace gis::travel {
namespace {

constexpr std::uint32_t limit = SearchResult::beyond_cap - 1; ///< the latest time that can be stored
constexpr int finest = 22;
constexpr int bucket_bits = 14; ///< 2^17 buckets in all

/// One search at one shift: buckets of times, each emptied before the next; a cell whose time falls again
/// is simply looked at again, so the width of a bucket never changes the answer.
class Sweep {
public:
  Sweep(const CostSurface &cost, const SearchRequest &request, int shift, std::uint32_t latest)
      : cost_(cost), steps_(cost, request, shift), latest_(latest), buckets_((latest >> bucket_bits) + 1) {
    time_.assign(cost.grid.size(), SearchResult::unreached);
  }

  void run(const std::vector<SearchSource> &sources, base::Progress &progress) {
    for (const auto &source : sources)
      if (cost_.grid.holds(source.cell)) lower(cost_.grid.index(source.cell), 0);
    std::vector<std::uint32_t> work;
    for (std::size_t b = 0; b < buckets_.size(); ++b) {
      while (!buckets_[b].empty()) {
        work.swap(buckets_[b]);
        for (const auto cell : work)
          if (time_[cell] >> bucket_bits == b) relax_from(cell);
        seen_ += work.size();
        work.clear();
        if (seen_ > told_ + (1U << 18)) tell(progress);
      }
      std::vector<std::uint32_t>().swap(buckets_[b]);
    }
    flood_beyond();
  }

  bool anything_beyond() const { return beyond_; }
  std::vector<std::uint32_t> take() { return std::move(time_); }
  const Steps &steps() const { return steps_; }

private:
  const CostSurface &cost_;
  Steps steps_;
  std::uint32_t latest_;
  std::vector<std::vector<std::uint32_t>> buckets_;
  std::vector<std::uint32_t> time_;
  std::vector<std::uint32_t> rim_; ///< cells with a neighbour that can be reached, but too late
  std::size_t seen_ = 0, told_ = 0;
  bool beyond_ = false;

  void tell(base::Progress &progress) {
    told_ = seen_;
    progress.report(std::min(0.99, static_cast<double>(seen_) / (1.5 * static_cast<double>(time_.size()))));
  }

  void lower(std::size_t cell, std::uint32_t time) {
    time_[cell] = time;
    buckets_[time >> bucket_bits].push_back(static_cast<std::uint32_t>(cell));
  }

  void relax_from(std::uint32_t cell) {
    const std::uint64_t here = time_[cell];
    bool late = false;
    steps_.visit(cell, [&](std::size_t neighbour, std::uint64_t price) {
      const std::uint64_t there = here + price;
      if (there > latest_)
        late = late || time_[neighbour] >= SearchResult::beyond_cap;
      else if (there < time_[neighbour])
        lower(neighbour, static_cast<std::uint32_t>(there));
    });
    if (late) rim_.push_back(cell);
  }

  /// What is joined to a reached cell but lies beyond the latest time is found out, never called unreached.
  void flood_beyond() {
    std::vector<std::uint32_t> &stack = rim_;
    while (!stack.empty()) {
      const auto cell = stack.back();
      stack.pop_back();
      steps_.visit(cell, [&](std::size_t neighbour, std::uint64_t) {
        if (time_[neighbour] != SearchResult::unreached) return;
        time_[neighbour] = SearchResult::beyond_cap;
        beyond_ = true;
        stack.push_back(static_cast<std::uint32_t>(neighbour));
      });
    }
  }
};

int shift_for(double max_seconds) {
  int shift = finest;
  while (shift > 0 && max_seconds * static_cast<double>(1LL << shift) > limit) --shift;
  return shift;
}

/// Without a stated maximum: the finest shift at which everything reachable fits.
int finest_shift(const CostSurface &cost, const std::vector<SearchSource> &sources,
                 const SearchRequest &request, base::Progress &progress) {
  int shift = finest;
  while (true) {
    auto part = progress.slice(0, 0);
    Sweep sweep(cost, request, shift, limit);
    sweep.run(sources, part);
    if (!sweep.anything_beyond() || shift == 0) {
      const auto times = sweep.take();
      std::uint32_t most = 1;
      for (const auto time : times)
        if (time < SearchResult::beyond_cap) most = std::max(most, time);
      // Each further bit doubles every time; one that does not fit is found by trying it.
      while (shift < finest && static_cast<std::uint64_t>(most) * 2 <= limit) {
        ++shift;
        most *= 2;
      }
      return shift;
    }
    shift = std::max(0, shift - 4);
  }
}

std::vector<std::uint32_t> labels(const CostSurface &cost, const SearchResult &found,
                                  const std::vector<SearchSource> &sources, const Steps &steps) {
  std::vector<std::uint32_t> label(found.time.size(), SearchResult::nobody);
  for (const auto &source : sources)
    if (cost.grid.holds(source.cell)) {
      auto &own = label[cost.grid.index(source.cell)];
      own = std::min(own, source.facility);
    }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < found.time.size(); ++i)
    if (found.reached(i)) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(found.time[a], a) < std::tie(found.time[b], b);
  });
  // Every step takes at least one unit, so whoever stands before a cell on a shortest path is labelled first.
  for (const auto cell : order)
    steps.visit(cell, [&](std::size_t neighbour, std::uint64_t price) {
      if (found.reached(neighbour) && found.time[cell] + price == found.time[neighbour])
        label[neighbour] = std::min(label[neighbour], label[cell]);
    });
  return label;
}

} // namespace

std::uint32_t SearchResult::tenths(std::size_t index) const {
  const std::uint64_t scaled = static_cast<std::uint64_t>(time[index]) * 10;
  return static_cast<std::uint32_t>(shift == 0 ? scaled : (scaled + (1ULL << (shift - 1))) >> shift);
}

SearchResult search(const CostSurface &cost, const std::vector<SearchSource> &sources,
                    const SearchRequest &request, base::Progress &progress) {
  SearchResult result;
  std::uint32_t latest = limit;
  if (request.max_seconds) {
    result.shift = shift_for(request.max_seconds->value);
    latest = static_cast<std::uint32_t>(std::min<double>(
        limit, std::floor(request.max_seconds->value * static_cast<double>(1LL << result.shift))));
  } else {
    result.shift = finest_shift(cost, sources, request, progress);
  }
  while (true) {
    Sweep sweep(cost, request, result.shift, latest);
    sweep.run(sources, progress);
    // Rounding may push the last cell over the edge at the finest guess.
    if (!request.max_seconds && sweep.anything_beyond() && result.shift > 0) {
      --result.shift;
      continue;
    }
    result.time = sweep.take();
    if (request.allocation) result.nearest = labels(cost, result, sources, sweep.steps());
    break;
  }
  progress.report(1);
  return result;
}

double tobler_slowness(double slope) { return std::exp(-0.175) / std::exp(-3.5 * std::fabs(slope + 0.05)); }

} // namespace gis::travel
