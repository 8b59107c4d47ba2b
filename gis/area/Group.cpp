#include "gis/area/Group.h"

namespace gis::area {

Group everybody(const StudyArea &area) {
  Group group{.id = "all"};
  group.unit_share.assign(area.smallest().size(), 1.0);
  return group;
}

Group group_of_people(const StudyArea &area, std::string id,
                      const std::vector<base::Measure> &settlement_share,
                      const std::vector<base::Measure> &unit_share) {
  Group group{.id = std::move(id), .of_units = false};
  group.unit_share.assign(area.smallest().size(), 0.0);
  std::vector<double> inside(area.smallest().size()), listed(area.smallest().size());
  for (std::size_t i = 0; i < area.settlements.size(); ++i) {
    const auto &settlement = area.settlements[i];
    const double share = settlement_share[i].value_or(0);
    group.settlement_share.push_back(share);
    inside[settlement.unit] += share * settlement.people.value_or(0);
    listed[settlement.unit] += settlement.people.value_or(0);
  }
  for (std::size_t unit = 0; unit < group.unit_share.size(); ++unit)
    group.unit_share[unit] = listed[unit] > 0 ? inside[unit] / listed[unit]
                                              : (unit < unit_share.size() ? unit_share[unit].value_or(0) : 0);
  return group;
}

} // namespace gis::area
