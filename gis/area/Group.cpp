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
  // As people are spread: a settlement without a figure counts as the mean of those of its unit.
  const std::size_t units = area.smallest().size();
  std::vector<double> stated(units), with_figure(units), inside(units), listed(units);
  for (const auto &settlement : area.settlements) {
    stated[settlement.unit] += settlement.people.value_or(0);
    with_figure[settlement.unit] += settlement.people ? 1 : 0;
  }
  for (std::size_t i = 0; i < area.settlements.size(); ++i) {
    const auto unit = area.settlements[i].unit;
    const double share = settlement_share[i].value_or(0);
    const double people =
        stated[unit] > 0 ? area.settlements[i].people.value_or(stated[unit] / with_figure[unit]) : 1.0;
    group.settlement_share.push_back(share);
    inside[unit] += share * people;
    listed[unit] += people;
  }
  for (std::size_t unit = 0; unit < units; ++unit)
    group.unit_share[unit] = listed[unit] > 0 ? inside[unit] / listed[unit]
                                              : (unit < unit_share.size() ? unit_share[unit].value_or(0) : 0);
  return group;
}

} // namespace gis::area
