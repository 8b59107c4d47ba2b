#include "gis/allocation/catchments.h"

#include "gis/allocation/rational_agents.h"

#include <cmath>
#include <stdexcept>

namespace gis::allocation {
namespace {

void check(const CatchmentRequest &request, const std::vector<double> &supply) {
  const auto demand = [](bool holds, const char *what) {
    if (!holds) throw std::invalid_argument(std::string("catchments: ") + what);
  };
  for (const auto people : request.people) demand(people >= 0 && std::isfinite(people), "people below 0");
  for (const auto places : supply) demand(places >= 0 && std::isfinite(places), "supply below 0");
  const Trip *before = nullptr;
  for (const auto &trip : request.trips) {
    demand(trip.origin < request.people.size() && trip.site < supply.size(), "an id without a place");
    demand(trip.minutes >= 0, "a time below 0");
    demand(before == nullptr || before->origin < trip.origin ||
               (before->origin == trip.origin && before->site < trip.site),
           "a pair twice or out of order");
    before = &trip;
  }
}

/// The trips that count, and what each weighs.
std::vector<WeighedTrip> weighed(const CatchmentRequest &request) {
  std::vector<WeighedTrip> trips;
  for (const auto &trip : request.trips) {
    if (request.cutoff && trip.minutes > request.cutoff->value) continue;
    const bool agent = request.method == CatchmentMethod::rational_agent;
    const double weight = agent ? 1 : request.decay.weight(base::Minutes(trip.minutes));
    if (!std::isfinite(weight)) throw std::invalid_argument("catchments: a trip of infinite weight");
    if (weight > 0) trips.push_back({trip.origin, trip.site, trip.minutes, weight});
  }
  return trips;
}

/// The share of each trip among all of its origin.
std::vector<double> shares(const std::vector<WeighedTrip> &trips, std::size_t origins) {
  std::vector<double> sums(origins), shares;
  for (const auto &trip : trips) sums[trip.origin] += trip.weight;
  for (const auto &trip : trips) shares.push_back(trip.weight / sums[trip.origin]);
  return shares;
}

void float_catchments(const CatchmentRequest &request, const std::vector<double> &supply,
                      const std::vector<WeighedTrip> &trips, Catchments &result) {
  const auto share = request.method == CatchmentMethod::three_step ? shares(trips, request.people.size())
                                                                   : std::vector<double>(trips.size(), 1.0);
  std::vector<double> demand(supply.size()), access(request.people.size());
  for (std::size_t i = 0; i < trips.size(); ++i)
    demand[trips[i].site] += share[i] * request.people[trips[i].origin] * trips[i].weight;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    const auto &trip = trips[i];
    if (demand[trip.site] == 0) continue;
    const double second = request.method == CatchmentMethod::modified_two_step ? trip.weight : share[i];
    access[trip.origin] += second * supply[trip.site] / demand[trip.site] * trip.weight;
  }
  result.accessibility.assign(access.begin(), access.end());
}

} // namespace

Catchments catchments(const CatchmentRequest &request, const std::vector<double> &supply,
                      base::Progress &progress) {
  check(request, supply);
  const auto trips = weighed(request);
  Catchments result;
  std::vector<std::uint8_t> reaches(request.people.size(), 0), reached(supply.size(), 0);
  for (const auto &trip : trips) {
    reaches[trip.origin] = 1;
    if (request.people[trip.origin] > 0) reached[trip.site] = 1;
  }
  for (std::uint32_t i = 0; i < reaches.size(); ++i)
    if (reaches[i] == 0) result.cut_off.push_back(i);
  for (std::uint32_t j = 0; j < reached.size(); ++j)
    if (reached[j] == 0 && supply[j] > 0) result.unused_sites.push_back(j);
  if (request.method == CatchmentMethod::rational_agent)
    result.accessibility = rational_costs(request, supply, trips, progress);
  else
    float_catchments(request, supply, trips, result);
  progress.report(1);
  return result;
}

} // namespace gis::allocation
