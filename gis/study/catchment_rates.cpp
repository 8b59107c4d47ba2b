#include "gis/study/catchment_rates.h"

#include "gis/allocation/catchments.h"
#include "gis/allocation/reach_people.h"

#include <algorithm>

namespace gis::study {
namespace {

constexpr double factors[] = {1, 0.8, 1.2}; ///< of the limit: the interval's variants
constexpr double widest = 1.2;

allocation::PeopleReaches who_reaches(const CatchmentJob &job, const travel::CostSurface &cost,
                                      const travel::SearchRequest &search, const area::People &people,
                                      int threads, base::Progress &progress) {
  allocation::ReachPeopleRequest request{.cost = &cost, .people = &people};
  for (const auto &facility : job.service->facilities) {
    auto &cells = request.facilities.emplace_back();
    if (const auto cell = cost.grid.cell_of(facility.at)) cells.push_back(*cell);
  }
  request.limit = base::Seconds(*job.limit.minutes * 60 * widest);
  request.search = search;
  request.threads = threads;
  return allocation::reach_people(request, progress);
}

/// Of each facility; what is unknown supplies nobody, and who reaches it is told apart.
std::vector<base::Measure> supply_of(const services::Service &service, const std::string &attribute) {
  std::vector<base::Measure> supply;
  for (const auto &facility : service.facilities) {
    const auto number = facility.numbers.find(attribute);
    const bool known = number != facility.numbers.end() && number->second && *number->second >= 0;
    supply.push_back(known ? number->second : base::Measure());
  }
  return supply;
}

class Sharing {
public:
  Sharing(const CatchmentJob &job, const allocation::PeopleReaches &reaches, const area::People &people)
      : job_(job), reaches_(reaches), people_(people) {
    for (const auto &origin : reaches.origins)
      request_.people.push_back(static_cast<double>(origin.people) / 1000);
    for (std::uint32_t i = 0; i < reaches.origins.size(); ++i)
      for (const auto *reach = reaches.begin(i); reach != reaches.end(i); ++reach)
        request_.trips.push_back({i, reach->facility, reach->milliseconds / 60'000.0});
  }

  indicators::PlaceSupply share(const std::string &attribute, base::Progress &progress) {
    indicators::PlaceSupply result{.service = job_.service->id,
                                   .limit = job_.limit.id,
                                   .attribute = attribute,
                                   .mode = job_.mode,
                                   .season = job_.season,
                                   .sources = job_.sources};
    const auto known = supply_of(*job_.service, attribute);
    std::vector<double> supply;
    for (const auto &one : known) supply.push_back(one.value_or(0));
    for (std::size_t v = 0; v < std::size(factors); ++v) {
      auto part = progress.slice(static_cast<double>(v) / 3, static_cast<double>(v + 1) / 3);
      request_.cutoff = base::Minutes(*job_.limit.minutes * factors[v]);
      const auto found = allocation::catchments(request_, supply, part);
      auto &things = result.things[v];
      things.assign(people_.places.size(), 0);
      for (std::size_t i = 0; i < request_.people.size(); ++i)
        things[place_of(i)] += request_.people[i] * found.accessibility[i].value_or(0);
    }
    result.unknown.assign(people_.places.size(), 0);
    for (std::uint32_t i = 0; i < request_.people.size(); ++i)
      if (std::any_of(reaches_.begin(i), reaches_.end(i),
                      [&](const auto &reach) { return !known[reach.facility] && within(reach); }))
        result.unknown[place_of(i)] += request_.people[i];
    return result;
  }

private:
  const CatchmentJob &job_;
  const allocation::PeopleReaches &reaches_;
  const area::People &people_;
  allocation::CatchmentRequest request_;

  std::uint32_t place_of(std::size_t origin) const {
    return people_.cells[reaches_.people_cells[origin]].place;
  }
  bool within(const allocation::Reach &reach) const {
    return reach.milliseconds <= *job_.limit.minutes * 60'000;
  }
};

} // namespace

std::vector<indicators::PlaceSupply> catchment_rates(const CatchmentJob &job, const travel::CostSurface &cost,
                                                     const travel::SearchRequest &search,
                                                     const area::People &people, int threads,
                                                     base::Progress &progress) {
  auto searching = progress.slice(0, 0.8);
  const auto reaches = who_reaches(job, cost, search, people, threads, searching);
  Sharing sharing(job, reaches, people);
  std::vector<indicators::PlaceSupply> result;
  auto part = progress.slice(0.8, 1);
  for (const auto &attribute : job.attributes) result.push_back(sharing.share(attribute, part));
  return result;
}

} // namespace gis::study
