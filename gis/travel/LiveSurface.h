#pragma once

#include "gis/travel/TileFlood.h"
#include "gis/travel/search.h"
#include "gis/travel/steps.h"

#include <vector>

namespace gis::travel {

/// Who lives where, for sums that follow every edit.
struct LivePeople {
  /// For each group its people per cell, in whole parts of a person, so that no sum is rounded.
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::uint32_t> unit; ///< per cell, `nowhere` outside all units
  std::size_t units = 0;
  std::vector<base::Seconds> limits; ///< within: tenths of the time <= tenths of the limit
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
};

/// A search that is kept: facilities come, go and move, roads are closed, opened and made faster, and the
/// times follow in milliseconds, each state the same bits as a search from the beginning. What depended on
/// what is gone is forgotten (whoever was reached by exactly its time), then times flow in from the rim; what
/// became shorter flows from where it did. Times later than max_seconds are all "not in time": no difference
/// is made between late and unreachable. Cost: of an edit, the cells whose time changes, and the few around
/// them. Memory: 6 bytes a cell on top of the costs. One thread at a time; a cancelled or failed edit leaves
/// it unusable.
class LiveSurface {
public:
  /// Searches from the beginning; of `request`, allocation is left out. Needs max_seconds.
  LiveSurface(CostSurface, const std::vector<SearchSource> &, const SearchRequest &, LivePeople = {});
  LiveSurface(const LiveSurface &) = delete;
  LiveSurface &operator=(const LiveSurface &) = delete;

  /// A facility more in a cell, one less, or one elsewhere. Cells outside the grid are ignored.
  void add(geo::Cell);
  void remove(geo::Cell);
  void move(geo::Cell from, geo::Cell to);

  struct CostChange {
    geo::Cell cell;
    float seconds_per_metre; ///< < 0 closes the cell
  };
  /// Closes, opens, slows or speeds up cells, all at once.
  void set_costs(const std::vector<CostChange> &);

  const CostSurface &cost() const { return cost_; }
  int shift() const { return shift_; }
  /// Whether a cell is reached within max_seconds, and its time in 2^-shift seconds.
  bool reached(std::size_t index) const { return time(index) <= latest_; }
  std::uint32_t time(std::size_t index) const { return sources_[index] > 0 ? 0 : time_[index]; }
  /// People of a unit and group within a limit (their places in the lists).
  std::int64_t within(std::size_t unit, std::size_t group, std::size_t limit) const {
    return sums_[(unit * people_.groups.size() + group) * people_.limits.size() + limit];
  }

private:
  CostSurface cost_;
  SearchRequest request_;
  Prices prices_;
  Steps steps_;
  TileFlood flood_;
  LivePeople people_;
  int shift_ = 0;
  std::uint32_t latest_ = 0;
  std::vector<std::uint32_t> time_;    ///< `never` on barriers, sources or not
  std::vector<std::uint16_t> sources_; ///< facilities per cell
  std::vector<std::uint32_t> limits_;  ///< the latest time within each limit
  std::vector<std::int64_t> sums_;
  struct Lost {
    std::size_t cell;
    std::uint32_t time; ///< it had
  };
  std::vector<Lost> lost_;
  std::vector<Seed> seeds_;

  bool barrier(std::size_t index) const {
    return prices_.half(cost_.seconds_per_metre[index]) >= barrier_half;
  }
  void count(std::size_t index, std::uint32_t old_time, std::uint32_t new_time);
  void lowered(std::size_t first, const std::uint32_t *old_times, const std::uint32_t *new_times, int n);
  void lose(std::size_t index);
  void lose_what_follows();
  void lose_across(geo::Cell from, int move);
  void offer(geo::Cell from, int move);
  void offer_start(geo::Cell);
  template <class Use> void each_step_over(geo::Cell, const Use &) const;
  void settle();
};

} // namespace gis::travel
