#include "gis/geo/Geometry.h"
#include "gis/study/placement.h"
#include "gis/study/works_layer.h"

namespace gis::study {
namespace {

/// Where a scheme stands: at its first source, else inside its first zone.
std::optional<geo::Point> place_of(const water::Works &works, std::size_t scheme) {
  if (!works.schemes[scheme].sources.empty()) return works.schemes[scheme].sources.front();
  for (const auto &zone : works.zones)
    if (zone.supply == scheme) return geo::inner_point(zone.area);
  return {};
}

services::Facility facility_at(const Inputs &inputs, const std::string &id, geo::Point at) {
  services::Facility facility{.id = id, .name = id, .at = at};
  if (const auto unit = unit_at(inputs.area, at)) facility.unit_code = inputs.area.smallest()[*unit].code;
  return facility;
}

/// Whether a point still takes water from under the ground: 1, 0 or not known.
base::Measure draws_groundwater(const water::Supply &supply, const water::PublicPoint &point) {
  const bool idle = supply.state == water::State::broken || supply.state == water::State::abandoned;
  if (idle || point.groundwater == false) return 0;
  if (!point.groundwater || supply.state == water::State::unknown) return {};
  return 1;
}

} // namespace

/// Schemes and public points as facilities, so that they are counted by unit like others.
void add_water_services(Inputs &inputs) {
  const auto &works = inputs.water.works;
  const auto &recipe = inputs.recipe.water;
  services::Service schemes{.id = "scheme",
                            .source =
                                recipe.schemes.source.empty() ? recipe.zones.source : recipe.schemes.source,
                            .symbol = "scheme"};
  for (std::size_t s = 0; s < works.schemes.size(); ++s) {
    const auto at = place_of(works, s);
    if (!at) continue;
    auto facility = facility_at(inputs, works.supplies[s].id, *at);
    if (const auto &holds = works.schemes[s].sustainable) facility.numbers["sustainable"] = *holds ? 1 : 0;
    schemes.facilities.push_back(std::move(facility));
  }
  services::Service points{.id = "water_point", .source = recipe.points.source, .symbol = "water_point"};
  for (const auto &point : works.points) {
    const auto &supply = works.supplies[point.supply];
    auto facility = facility_at(inputs, supply.id, point.at);
    facility.numbers["groundwater"] = draws_groundwater(supply, point);
    points.facilities.push_back(std::move(facility));
  }
  for (auto *service : {&schemes, &points})
    if (!service->facilities.empty() && !service->source.empty())
      inputs.services.push_back(std::move(*service));
}

} // namespace gis::study
