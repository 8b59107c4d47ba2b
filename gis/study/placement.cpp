#include "gis/study/placement.h"

#include "gis/base/number.h"
#include "gis/geo/burn.h"
#include "gis/geo/validity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace gis::study {
namespace {

/// A warning about one facility, where it stands.
base::Finding about(const services::Service &service, const services::Facility &facility, const char *code,
                    base::Facts facts) {
  return {.severity = base::Severity::warning,
          .code = code,
          .source = service.source,
          .layer = service.source,
          .row = facility.row,
          .unit_code = facility.unit_code,
          .x = facility.at.x,
          .y = facility.at.y,
          .facts = std::move(facts)};
}

} // namespace

std::optional<std::size_t> unit_at(const area::StudyArea &area, geo::Point at) {
  const auto &units = area.smallest();
  for (std::size_t u = 0; u < units.size(); ++u)
    if (units[u].area.box().contains(at) && geo::contains(units[u].area, at)) return u;
  return {};
}

void check_overlaps(Inputs &inputs) {
  const auto &units = inputs.area.smallest();
  constexpr std::uint32_t nobody = 0;
  constexpr int few_cells = 4;
  std::vector<std::uint32_t> owner(inputs.grid.size(), nobody); ///< 1 + unit
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> shared;
  for (std::uint32_t u = 0; u < units.size(); ++u)
    geo::visit_cells_inside(units[u].area, inputs.grid, [&](geo::Cell cell) {
      auto &own = owner[inputs.grid.index(cell)];
      if (own == nobody)
        own = u + 1;
      else
        shared[{own - 1, u}] += 1;
    });
  for (const auto &[pair, cells] : shared) {
    if (cells < few_cells) continue;
    const auto &one = units[pair.first], &other = units[pair.second];
    const auto &source = inputs.area.edition.levels.front().source;
    inputs.findings.push_back(
        {.severity = base::Severity::warning,
         .code = "units_overlap",
         .source = source,
         .layer = source,
         .row = other.row,
         .unit_code = other.code,
         .facts = {{"unit", one.name},
                   {"other", other.name},
                   {"n", base::format_number(geo::common_area(one.area, other.area), 0)}}});
  }
}

void check_close(Inputs &inputs) {
  constexpr double close = 50; // metres
  // A school of all levels is several services at one place: only those of one kind may be one.
  std::set<std::pair<std::string, std::string>> narrower; ///< source, service that is a part of its layer
  for (const auto &service : inputs.recipe.services)
    if (!service.field.empty()) narrower.emplace(service.source, service.id);
  for (const auto &service : inputs.services) {
    const bool part = narrower.count({service.source, service.id}) > 0;
    const bool divided = std::any_of(narrower.begin(), narrower.end(),
                                     [&](const auto &one) { return one.first == service.source; });
    if (divided && !part) continue;
    std::vector<const services::Facility *> by_x;
    for (const auto &facility : service.facilities) by_x.push_back(&facility);
    std::sort(by_x.begin(), by_x.end(), [](const auto *a, const auto *b) {
      return std::tie(a->at.x, a->id, a->at.y) < std::tie(b->at.x, b->id, b->at.y);
    });
    for (std::size_t i = 0; i < by_x.size(); ++i)
      for (std::size_t j = i + 1; j < by_x.size() && by_x[j]->at.x - by_x[i]->at.x <= close; ++j) {
        const auto &one = by_x[i]->id < by_x[j]->id ? *by_x[i] : *by_x[j];
        const auto &other = &one == by_x[i] ? *by_x[j] : *by_x[i];
        const double apart = std::hypot(one.at.x - other.at.x, one.at.y - other.at.y);
        if (apart > close) continue;
        inputs.findings.push_back(
            about(service, other, "facilities_close",
                  {{"name", one.name}, {"other", other.name}, {"n", base::format_number(apart, 0)}}));
      }
  }
}

void check_water(Inputs &inputs) {
  for (const auto &barrier : inputs.barriers) {
    std::vector<std::pair<geo::Box, const geo::Geometry *>> waters;
    for (const auto &row : barrier.rows)
      if (!row.geometry.polygons.empty()) waters.emplace_back(row.geometry.box(), &row.geometry);
    for (const auto &service : inputs.services) {
      if (service.id == "scheme") continue; // it may draw from the reservoir it stands in
      for (const auto &facility : service.facilities)
        if (std::any_of(waters.begin(), waters.end(), [&](const auto &water) {
              return water.first.contains(facility.at) && geo::contains(*water.second, facility.at);
            }))
          inputs.findings.push_back(about(service, facility, "facility_in_water", {{"name", facility.name}}));
    }
  }
}

} // namespace gis::study
