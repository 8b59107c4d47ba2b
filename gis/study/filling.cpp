#include "gis/study/filling.h"

#include "gis/study/count_places.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace gis::study {
namespace {

using allocation::Allocation;
using allocation::PeopleReaches;

std::int64_t thousandths(double people) { return std::llround(people * 1000); }
double people_of(std::int64_t thousandths) { return static_cast<double>(thousandths) / 1000; }

/// The last tenth within the limit × factor, as the seconds (or metres) of a search.
base::Seconds last_within(const LimitRecipe &limit, double factor) {
  return base::Seconds((first_beyond(limit, factor) - 1) / 10);
}

PeopleReaches who_reaches(const FillingJob &job, const FillingGround &ground, double factor,
                          base::Progress &progress) {
  allocation::ReachPeopleRequest request{.cost = ground.cost, .people = ground.people};
  for (const auto &facility : job.service->facilities) {
    auto &cells = request.facilities.emplace_back();
    if (const auto cell = ground.cost->grid.cell_of(facility.at)) cells.push_back(*cell);
  }
  request.limit = last_within(job.limit, factor);
  request.search = *ground.search;
  request.threads = ground.threads;
  return allocation::reach_people(request, progress);
}

/// Those of the reaches that are within a shorter limit.
PeopleReaches cut(const PeopleReaches &reaches, base::Seconds latest) {
  PeopleReaches result;
  result.people_cells = reaches.people_cells;
  for (std::uint32_t i = 0; i < reaches.origins.size(); ++i) {
    for (const auto *reach = reaches.begin(i); reach != reaches.end(i); ++reach)
      if (reach->milliseconds <= latest.value * 1000) result.list.push_back(*reach);
    result.close(reaches.origins[i]);
  }
  return result;
}

/// Who of the origins asks for the service: all of them, or the cohort's share in their unit.
class Askers {
public:
  Askers(const FillingJob &job, const area::People &people) : job_(job), people_(people) {
    settled_.assign(people.places.size(), 0);
    for (const auto &cell : people.cells) settled_[cell.place] += 1;
  }

  void count(PeopleReaches &reaches) const {
    weigh(reaches, [](const area::PeopleCell &) { return 1.0; });
  }
  /// … were the people of each place spread evenly over its settled cells.
  void count_evenly(PeopleReaches &reaches) const {
    weigh(reaches, [&](const area::PeopleCell &cell) {
      return cell.people > 0 ? people_.places[cell.place].people / settled_[cell.place] / cell.people : 0;
    });
  }

private:
  const FillingJob &job_;
  const area::People &people_;
  std::vector<double> settled_; ///< cells per place

  /// Rounded on the running sum of each unit, so that units keep their totals.
  template <class Factor> void weigh(PeopleReaches &reaches, const Factor &factor) const {
    std::map<std::uint32_t, std::pair<double, std::int64_t>> sums; ///< exact, given
    for (std::size_t i = 0; i < reaches.origins.size(); ++i) {
      const auto &cell = people_.cells[reaches.people_cells[i]];
      const auto unit = people_.places[cell.place].unit;
      auto &[sum, given] = sums[unit];
      sum +=
          people_of(reaches.origins[i].people) * factor(cell) * (job_.shares.empty() ? 1 : job_.shares[unit]);
      reaches.origins[i].people = std::max<std::int64_t>(thousandths(sum) - given, 0);
      given += reaches.origins[i].people;
    }
  }
};

/// What becomes of the people of each place who are within the limit, in thousandths.
struct Fate {
  std::vector<std::int64_t> within, served, may_find;
};

class Sharing {
public:
  Sharing(const FillingJob &job, const area::People &people) : job_(job), people_(people) {}

  /// Places of every facility; of those that do not say none, or no end.
  std::vector<std::int64_t> places(const PeopleReaches &reaches, bool unknown_without_end) const {
    std::int64_t all = 0;
    for (const auto &origin : reaches.origins) all += origin.people;
    std::vector<std::int64_t> places;
    for (const auto &facility : job_.service->facilities) {
      const double stated =
          facility.capacity.value_or(unknown_without_end ? std::numeric_limits<double>::infinity() : 0);
      places.push_back(stated >= people_of(all) ? all : thousandths(stated));
    }
    return places;
  }

  Fate fate(const PeopleReaches &reaches, const Allocation &allocation) const {
    const std::size_t n = people_.places.size();
    Fate fate{std::vector<std::int64_t>(n), std::vector<std::int64_t>(n), std::vector<std::int64_t>(n)};
    auto part = allocation.parts.begin();
    for (std::uint32_t i = 0; i < reaches.origins.size(); ++i) {
      if (reaches.begin(i) == reaches.end(i)) continue;
      const auto place = people_.cells[reaches.people_cells[i]].place;
      auto left = reaches.origins[i].people;
      fate.within[place] += left;
      for (; part != allocation.parts.end() && part->origin == i; ++part) {
        fate.served[place] += part->people;
        left -= part->people;
      }
      if (left > 0 && reaches_unknown(reaches, i)) fate.may_find[place] += left;
    }
    return fate;
  }

private:
  const FillingJob &job_;
  const area::People &people_;

  bool reaches_unknown(const PeopleReaches &reaches, std::uint32_t origin) const {
    return std::any_of(reaches.begin(origin), reaches.end(origin), [&](const allocation::Reach &reach) {
      return !job_.service->facilities[reach.facility].capacity;
    });
  }
};

/// Tells those who find no place apart from the covered of one variant.
void split(const Fate &fate, std::vector<indicators::Ledger> &ledgers, std::vector<double> *may_find) {
  for (std::size_t place = 0; place < ledgers.size(); ++place) {
    if (fate.within[place] == 0) continue; // within the limit is less than half a thousandth of a person
    auto &ledger = ledgers[place];
    const double each = ledger.covered / static_cast<double>(fate.within[place]);
    const double may = each * static_cast<double>(fate.may_find[place]);
    const double turned =
        each * static_cast<double>(fate.within[place] - fate.served[place] - fate.may_find[place]);
    if (may_find != nullptr) (*may_find)[place] = may;
    ledger.covered = each * static_cast<double>(fate.served[place]);
    ledger.outside_data += may;
    ledger.no_capacity += turned;
  }
}

std::vector<FacilityUse> uses_of(const services::Service &service, const Allocation &chosen,
                                 const Allocation &nearest) {
  std::vector<FacilityUse> uses;
  for (std::size_t j = 0; j < service.facilities.size(); ++j)
    uses.push_back({.capacity = service.facilities[j].capacity,
                    .served = people_of(chosen.facilities[j].served),
                    .sent_on = people_of(chosen.facilities[j].sent_on),
                    .turned_away = people_of(chosen.facilities[j].turned_away),
                    .nearest_first_served = people_of(nearest.facilities[j].served),
                    .nearest_first_turned_away = people_of(nearest.facilities[j].turned_away)});
  return uses;
}

} // namespace

Filled fill(const FillingJob &job, const FillingGround &ground, const indicators::PlaceReach &plain,
            base::Progress &progress) {
  const auto &people = *ground.people;
  const Askers askers(job, people);
  const Sharing sharing(job, people);
  Filled filled{.reach = plain};
  filled.reach.filled_for = indicators::cohort_name(job.cohort);
  auto searching = progress.slice(0, 0.4);
  filled.reaches = who_reaches(job, ground, 1, searching);
  auto evenly = filled.reaches;
  askers.count_evenly(evenly);
  askers.count(filled.reaches);
  const auto share = [&](const PeopleReaches &reaches, std::size_t variant, bool without_end) {
    auto part =
        progress.slice(0.4 + 0.05 * static_cast<double>(variant), 0.45 + 0.05 * static_cast<double>(variant));
    auto allocation = allocation::allocate(reaches, sharing.places(reaches, without_end), part);
    split(sharing.fate(reaches, allocation), filled.reach.ledgers[variant],
          variant == 0 ? &filled.reach.may_find : nullptr);
    return allocation;
  };
  const bool unknown = std::any_of(job.service->facilities.begin(), job.service->facilities.end(),
                                   [](const auto &facility) { return !facility.capacity; });
  if (unknown) filled.reach.ledgers.push_back(plain.ledgers[0]);
  filled.reach.may_find.assign(people.places.size(), 0);
  filled.allocation = share(filled.reaches, 0, false);
  share(cut(filled.reaches, last_within(job.limit, 0.8)), 1, false);
  share(evenly, 3, false);
  if (unknown) share(filled.reaches, 4, true);
  auto further = progress.slice(0.65, 0.95);
  auto wide = who_reaches(job, ground, 1.2, further);
  askers.count(wide);
  share(wide, 2, false);
  auto last = progress.slice(0.95, 1);
  filled.uses =
      uses_of(*job.service, filled.allocation,
              allocation::nearest_first(filled.reaches, sharing.places(filled.reaches, false), last));
  return filled;
}

} // namespace gis::study
