#include "gis/indicators/joint_deprivation.h"

#include <algorithm>

namespace gis::indicators {
namespace {

/// A mean with gaps is a figure where the number is known for so many.
constexpr double enough_known = 0.8;

Has within(const PlaceReach &reach, std::size_t place, double share) {
  const auto &ledger = reach.ledgers[0][place];
  const double enough = share * ledger.total();
  if (ledger.total() <= 0) return Has::unknown;
  if (ledger.covered >= enough) return Has::yes;
  const double may_be = ledger.unknown + (reach.may_hear() ? ledger.outside_data : 0);
  return ledger.covered + may_be >= enough ? Has::unknown : Has::no;
}

} // namespace

Has has_service(const NeededService &service, const area::Place &where, std::size_t place, double share) {
  if (where.unknown) return Has::unknown;
  auto all = Has::yes;
  for (const auto *reach : service.reaches) {
    const auto one = within(*reach, place, share);
    if (one == Has::no) return Has::no;
    if (one == Has::unknown) all = Has::unknown;
  }
  return all;
}

std::size_t PlaceDeprivation::count(Has what) const {
  return static_cast<std::size_t>(std::count(has.begin(), has.end(), what));
}

base::Measure PlaceDeprivation::missing() const {
  if (count(Has::unknown) > 0) return {};
  return static_cast<double>(count(Has::no));
}

std::vector<PlaceDeprivation> joint_deprivation(const std::vector<NeededService> &services,
                                                const area::People &people, double share) {
  std::vector<PlaceDeprivation> result(people.places.size());
  for (std::size_t place = 0; place < result.size(); ++place)
    for (const auto &service : services)
      result[place].has.push_back(has_service(service, people.places[place], place, share));
  return result;
}

UnitDeprivation unit_deprivation(const RowUnit &row, const Material &material,
                                 const std::vector<PlaceDeprivation> &places, std::size_t services) {
  UnitDeprivation unit{.by_count = std::vector<double>(services + 1),
                       .lacking = std::vector<double>(services)};
  double sum = 0;
  for (const auto member : row.members)
    for (const auto number : material.places_of_unit[member]) {
      const auto &place = material.people->places[number];
      const auto missing = places[number].missing();
      unit.people += place.people;
      unit.settlements += place.settlement ? 1 : 0;
      for (std::size_t s = 0; s < services; ++s)
        if (places[number].has[s] == Has::no) unit.lacking[s] += place.people;
      if (!missing) {
        unit.people_unknown += place.people;
        unit.settlements_unknown += place.settlement ? 1 : 0;
        continue;
      }
      unit.by_count[static_cast<std::size_t>(*missing)] += place.people;
      sum += place.people * *missing;
    }
  const double known = unit.people - unit.people_unknown;
  if (known > 0 && known >= enough_known * unit.people) unit.mean = sum / known;
  return unit;
}

} // namespace gis::indicators
