#include "gis/allocation/Allocation.h"
#include "gis/allocation/FacilityFlow.h"
#include "gis/allocation/Ties.h"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace gis::allocation {
namespace {

bool in_order(const std::vector<std::uint32_t> &order) { return std::is_sorted(order.begin(), order.end()); }

Reaches reordered(const Reaches &reaches, const std::vector<std::uint32_t> &order) {
  Reaches result;
  for (const auto origin : order) {
    result.list.insert(result.list.end(), reaches.begin(origin), reaches.end(origin));
    result.close(reaches.origins[origin]);
  }
  return result;
}

/// Every few neighbours in order as one place, with the reaches of the one in the middle: good enough to
/// learn prices from.
Reaches merged(const Reaches &reaches) {
  constexpr std::size_t few = 4;
  Reaches result;
  for (std::size_t i = 0; i < reaches.origins.size(); i += few) {
    const auto end = std::min(i + few, reaches.origins.size()), middle = i + (end - i) / 2;
    auto origin = reaches.origins[middle];
    for (origin.people = 0; const auto &one : std::span(reaches.origins).subspan(i, end - i))
      origin.people += one.people;
    result.list.insert(result.list.end(), reaches.begin(middle), reaches.end(middle));
    result.close(origin);
  }
  return result;
}

std::vector<std::int64_t> prices_of(const FacilityFlow &flow) {
  FacilityFlow::Prices prices;
  for (std::uint32_t j = 0; j < flow.facilities(); ++j)
    prices.push_back(std::max<std::int64_t>(flow.price(j), 0));
  return prices;
}

/// Prices to begin with, learned on ever fewer places. On the fewest, facilities that stay full however
/// people are placed begin just below the cost of being served by none, the others at 0: so nobody is first
/// carried through the whole province only to learn that there is no place. Which stay full is what a flow
/// without times finds.
FacilityFlow::Prices first_prices(const Reaches &reaches, const std::vector<std::int64_t> &capacity,
                                  std::int64_t refusal, base::Progress &progress) {
  if (reaches.origins.size() > 1000) {
    const auto fewer = merged(reaches);
    auto learning = progress.slice(0, 0.4);
    FacilityFlow flow(fewer, capacity, refusal);
    flow.start(first_prices(fewer, capacity, refusal, learning));
    auto running = progress.slice(0.4, 1);
    flow.run(running);
    return prices_of(flow);
  }
  FacilityFlow flow(reaches, capacity, true);
  flow.start(FacilityFlow::Prices(capacity.size(), 0));
  flow.run(progress);
  std::uint32_t longest = 0;
  for (const auto &reach : reaches.list) longest = std::max(longest, reach.milliseconds);
  auto prices = prices_of(flow);
  for (auto &price : prices) price = price > 0 ? refusal - longest - 1 : 0;
  return prices;
}

/// The value of the final prices: no allocation that serves as many costs less (linear duality).
std::int64_t bound(const Reaches &reaches, const std::vector<std::int64_t> &capacity,
                   const FacilityFlow &flow, std::int64_t turned_away) {
  __extension__ using Wide = __int128;
  Wide sum = 0;
  // A place nobody wants may have ended below the price of the sink: it is worth nothing.
  const auto price = [&](std::uint32_t j) { return std::max<std::int64_t>(flow.price(j), 0); };
  for (std::size_t i = 0; i < reaches.origins.size(); ++i) {
    if (reaches.begin(i) == reaches.end(i)) continue;
    auto least = flow.refusal();
    for (const auto *reach = reaches.begin(i); reach != reaches.end(i); ++reach)
      least = std::min(least, flow.cost(*reach) + price(reach->facility));
    sum += static_cast<Wide>(reaches.origins[i].people) * least;
  }
  for (std::uint32_t j = 0; j < capacity.size(); ++j) sum -= static_cast<Wide>(capacity[j]) * price(j);
  return static_cast<std::int64_t>(sum - static_cast<Wide>(turned_away) * flow.refusal());
}

} // namespace

void sum_up(const Reaches &reaches, Allocation &allocation) {
  allocation.served = allocation.turned_away = allocation.out_of_reach = allocation.cost = 0;
  for (auto &facility : allocation.facilities) facility = {};
  auto part = allocation.parts.begin();
  for (std::uint32_t i = 0; i < reaches.origins.size(); ++i) {
    auto left = reaches.origins[i].people;
    const auto *home = nearest(reaches, i);
    if (home == nullptr) {
      allocation.out_of_reach += left;
      continue;
    }
    for (; part != allocation.parts.end() && part->origin == i; ++part) {
      const auto *reach = std::lower_bound(reaches.begin(i), reaches.end(i), Reach{part->facility, 0});
      left -= part->people;
      allocation.served += part->people;
      allocation.cost += part->people * reach->milliseconds;
      allocation.facilities[part->facility].served += part->people;
      if (part->facility != home->facility) allocation.facilities[home->facility].sent_on += part->people;
    }
    allocation.turned_away += left;
    allocation.facilities[home->facility].turned_away += left;
  }
}

Allocation allocate(const Reaches &given, const std::vector<std::int64_t> &capacity,
                    base::Progress &progress) {
  check(given, capacity);
  const auto order = canonical_order(given);
  const auto sorted = in_order(order) ? Reaches() : reordered(given, order);
  const auto &reaches = in_order(order) ? given : sorted;
  FacilityFlow flow(reaches, capacity, false);
  auto first = progress.slice(0, 0.4);
  flow.start(first_prices(reaches, capacity, flow.refusal(), first));
  auto second = progress.slice(0.4, 0.9);
  flow.run(second);
  Ties ties(reaches, capacity, flow);
  auto third = progress.slice(0.9, 1);
  ties.settle(third);
  Allocation result{.parts = ties.parts(),
                    .facilities = std::vector<Allocation::OfFacility>(capacity.size())};
  for (auto &part : result.parts) part.origin = order[part.origin];
  std::sort(result.parts.begin(), result.parts.end());
  sum_up(given, result);
  result.cost_bound = bound(reaches, capacity, flow, result.turned_away);
  if (result.cost_bound != result.cost) throw std::logic_error("allocation: not the least cost");
  return result;
}

} // namespace gis::allocation
