#include "gis/study/placement.h"

#include "gis/base/number.h"
#include "gis/geo/burn.h"
#include "gis/geo/validity.h"

#include <algorithm>
#include <map>

namespace gis::study {

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
          inputs.findings.push_back({.severity = base::Severity::warning,
                                     .code = "facility_in_water",
                                     .source = service.source,
                                     .layer = service.source,
                                     .row = facility.row,
                                     .unit_code = facility.unit_code,
                                     .x = facility.at.x,
                                     .y = facility.at.y,
                                     .facts = {{"name", facility.name}}});
    }
  }
}

} // namespace gis::study
