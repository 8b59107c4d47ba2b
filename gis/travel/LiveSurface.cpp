#include "gis/travel/LiveSurface.h"

#include "gis/travel/pilot.h"

#include <algorithm>
#include <cmath>

namespace gis::travel {

LiveSurface::LiveSurface(CostSurface cost, const std::vector<SearchSource> &sources,
                         const SearchRequest &request, LivePeople people)
    : cost_(std::move(cost)), request_(request), prices_(cost_, request_), steps_(cost_, prices_),
      flood_(cost_, 1, request.plain), people_(std::move(people)), time_(cost_.grid.size(), never),
      sources_(cost_.grid.size(), 0),
      sums_(people_.units * people_.groups.size() * people_.limits.size(), 0) {
  const double most = std::max(0.0, request_.max_seconds.value().value);
  shift_ = shift_for(most);
  latest_ = static_cast<std::uint32_t>(std::min<double>(latest_time, std::ldexp(most, shift_)));
  prices_.set_shift(shift_);
  for (const auto limit : people_.limits) {
    // Tenths are rounded half up: the latest time that still rounds to the limit's own.
    const double tenths = std::floor(limit.value * 10 + 0.5) + 1;
    const double bound = (std::ldexp(tenths, shift_) - (shift_ > 0 ? std::ldexp(1, shift_ - 1) : 0) - 1) / 10;
    limits_.push_back(static_cast<std::uint32_t>(std::clamp<double>(std::floor(bound), 0, latest_)));
  }
  for (const auto &source : sources)
    if (cost_.grid.holds(source.cell)) {
      const auto index = cost_.grid.index(source.cell);
      if (sources_[index]++ > 0) continue;
      count(index, never, 0);
      offer_start(source.cell);
    }
  settle();
}

void LiveSurface::add(geo::Cell cell) {
  if (!cost_.grid.holds(cell)) return;
  const auto index = cost_.grid.index(cell);
  if (sources_[index]++ > 0) return;
  count(index, time_[index], 0);
  offer_start(cell);
  settle();
}

void LiveSurface::remove(geo::Cell cell) {
  if (!cost_.grid.holds(cell)) return;
  const auto index = cost_.grid.index(cell);
  if (sources_[index] == 0 || --sources_[index] > 0) return;
  count(index, 0, never);
  time_[index] = never;
  lost_.push_back({index, 0});
  lose_what_follows();
  settle();
}

void LiveSurface::move(geo::Cell from, geo::Cell to) {
  add(to);
  remove(from);
}

void LiveSurface::set_costs(const std::vector<CostChange> &changes) {
  for (const auto &change : changes) {
    if (!cost_.grid.holds(change.cell)) continue;
    if (sources_[cost_.grid.index(change.cell)] == 0) lose(cost_.grid.index(change.cell));
    each_step_over(change.cell, [&](geo::Cell from, int m) { lose_across(from, m); });
  }
  lose_what_follows();
  for (const auto &change : changes)
    if (cost_.grid.holds(change.cell))
      cost_.seconds_per_metre[cost_.grid.index(change.cell)] = change.seconds_per_metre;
  for (const auto &change : changes) {
    if (!cost_.grid.holds(change.cell)) continue;
    const auto index = cost_.grid.index(change.cell);
    if (sources_[index] > 0) {
      time_[index] = never; // a start on what is now a barrier, or a seed below
      offer_start(change.cell);
    }
    each_step_over(change.cell, [&](geo::Cell from, int m) { offer(from, m); });
  }
  settle();
}

/// People of a cell as its time goes from old to new.
void LiveSurface::count(std::size_t index, std::uint32_t old_time, std::uint32_t new_time) {
  if (people_.units == 0 || people_.unit[index] == LivePeople::nowhere) return;
  auto *sum = sums_.data() + people_.unit[index] * people_.groups.size() * limits_.size();
  for (const auto &people : people_.groups)
    for (const auto limit : limits_)
      *sum++ += static_cast<std::int64_t>(people[index]) *
                ((new_time <= limit ? 1 : 0) - (old_time <= limit ? 1 : 0));
}

void LiveSurface::lowered(std::size_t first, const std::uint32_t *old_times, const std::uint32_t *new_times,
                          int n) {
  for (int x = 0; x < n; ++x) {
    const auto index = first + static_cast<std::size_t>(x);
    if (old_times[x] != new_times[x] && sources_[index] == 0) count(index, old_times[x], new_times[x]);
  }
}

void LiveSurface::lose(std::size_t index) {
  if (time_[index] == never) return;
  lost_.push_back({index, time_[index]});
  count(index, time_[index], never);
  time_[index] = never;
}

/// Loses where a step leads if it is how that cell is reached.
void LiveSurface::lose_across(geo::Cell from, int m) {
  const auto to = cost_.grid.index(steps_.after(from, m));
  const auto start = time(cost_.grid.index(from));
  if (start == never || time_[to] == never || start >= time_[to] || sources_[to] > 0) return;
  const auto price = steps_.price(from, m);
  if (price > 0 && start + price == time_[to]) lose(to);
}

/// With the costs as they were: every cell reached by exactly the time a lost one had.
void LiveSurface::lose_what_follows() {
  for (std::size_t i = 0; i < lost_.size(); ++i) {
    const auto lost = lost_[i];
    const auto from = cost_.grid.cell_at(lost.cell);
    for (int m = 0; m < steps_.count(); ++m) {
      const auto cell = steps_.after(from, m);
      if (!cost_.grid.holds(cell)) continue;
      const auto to = cost_.grid.index(cell);
      if (time_[to] == never || time_[to] <= lost.time || sources_[to] > 0) continue;
      const auto price = steps_.price(from, m);
      if (price > 0 && lost.time + price == time_[to]) lose(to);
    }
  }
}

/// A start as the seeds of a flood: the cell itself, or the steps out of a barrier.
void LiveSurface::offer_start(geo::Cell cell) {
  if (!barrier(cost_.grid.index(cell))) {
    seeds_.push_back({flood_.tile_of(cell), cell, 0});
    return;
  }
  for (int m = 0; m < steps_.count(); ++m)
    if (cost_.grid.holds(steps_.after(cell, m))) offer(cell, m);
}

/// The end of a step as a seed, where the step makes it earlier.
void LiveSurface::offer(geo::Cell from, int m) {
  const auto to = steps_.after(from, m);
  const auto start = time(cost_.grid.index(from));
  const auto now = time(cost_.grid.index(to));
  if (start >= now) return;
  const auto price = steps_.price(from, m);
  if (price > 0 && start + price < now)
    seeds_.push_back({flood_.tile_of(to), to, static_cast<std::uint32_t>(start + price)});
}

/// Every step that begins or ends in a cell or passes it.
template <class Use> void LiveSurface::each_step_over(geo::Cell cell, const Use &use) const {
  for (int m = 0; m < steps_.count(); ++m) {
    const auto &move = steps_.moves().moves[m];
    const geo::Cell starts[] = {cell,
                                steps_.before(cell, m),
                                {cell.row - move.beside[0].row, cell.column - move.beside[0].column},
                                {cell.row - move.beside[1].row, cell.column - move.beside[1].column}};
    for (int i = 0; i < (move.knight || move.diagonal ? 4 : 2); ++i)
      if (cost_.grid.holds(starts[i]) && cost_.grid.holds(steps_.after(starts[i], m))) use(starts[i], m);
  }
}

void LiveSurface::settle() {
  for (const auto &lost : lost_) {
    if (barrier(lost.cell)) continue;
    const auto to = cost_.grid.cell_at(lost.cell);
    for (int m = 0; m < steps_.count(); ++m)
      if (cost_.grid.holds(steps_.before(to, m))) offer(steps_.before(to, m), m);
  }
  lost_.clear();
  const Watch watch{
      this, [](void *self, std::size_t first, const std::uint32_t *old_times, const std::uint32_t *new_times,
               int n) { static_cast<LiveSurface *>(self)->lowered(first, old_times, new_times, n); }};
  base::Progress quiet;
  flood_.run(std::move(seeds_), prices_, time_, latest_, quiet, people_.units > 0 ? &watch : nullptr);
  seeds_.clear();
}

} // namespace gis::travel
