#include "gis/allocation/Allocation.h"

#include <algorithm>
#include <tuple>

namespace gis::allocation {

Allocation nearest_first(const Reaches &reaches, const std::vector<std::int64_t> &capacity,
                         base::Progress &progress) {
  check(reaches, capacity);
  struct Wish {
    std::uint32_t milliseconds, facility, rank, origin;
  };
  std::vector<Wish> wishes;
  wishes.reserve(reaches.list.size());
  const auto order = canonical_order(reaches);
  for (std::uint32_t rank = 0; rank < order.size(); ++rank)
    for (const auto *reach = reaches.begin(order[rank]); reach != reaches.end(order[rank]); ++reach)
      wishes.push_back({reach->milliseconds, reach->facility, rank, order[rank]});
  std::sort(wishes.begin(), wishes.end(), [](const Wish &a, const Wish &b) {
    return std::tie(a.milliseconds, a.facility, a.rank) < std::tie(b.milliseconds, b.facility, b.rank);
  });
  progress.report(0.8);
  auto places = capacity;
  std::vector<std::int64_t> waiting;
  for (const auto &origin : reaches.origins) waiting.push_back(origin.people);
  Allocation result{.facilities = std::vector<Allocation::OfFacility>(capacity.size())};
  for (const auto &wish : wishes) {
    const auto people = std::min(places[wish.facility], waiting[wish.origin]);
    if (people == 0) continue;
    places[wish.facility] -= people;
    waiting[wish.origin] -= people;
    result.parts.push_back({wish.origin, wish.facility, people});
  }
  std::sort(result.parts.begin(), result.parts.end());
  sum_up(reaches, result);
  progress.report(1);
  return result;
}

} // namespace gis::allocation
