#pragma once

#include "gis/area/StudyArea.h"

#include <string>
#include <vector>

namespace gis::area {

/// A part of the people: whole communes (of units), or a share of each place (of people).
struct Group {
  std::string id;
  bool of_units = true;
  std::vector<double> unit_share; ///< per smallest unit, 0…1; of units: 0 or 1
  /// Per settlement, 0…1; empty for groups of units. Where a unit lists no settlements its unit_share is
  /// spread evenly inside it and figures carry the flag even_share.
  std::vector<double> settlement_share;
  std::string source; ///< where the list comes from, or empty for a rule
  std::string decision, valid_from, valid_to;
  bool known = true; ///< false where the group was declared but could not be made (no rule chosen)

  /// Share of a place of this unit, with or without settlement.
  double share(std::uint32_t unit, std::optional<std::uint32_t> settlement) const {
    if (settlement && !settlement_share.empty()) return settlement_share[*settlement];
    return unit_share[unit];
  }
};

/// Everybody: the group every study has.
Group everybody(const StudyArea &);

/// A group of people from settlements: `share(settlement)` of each, missing counts as 0; units without
/// settlements take `unit_share` (missing: 0).
Group group_of_people(const StudyArea &, std::string id, const std::vector<base::Measure> &settlement_share,
                      const std::vector<base::Measure> &unit_share);

} // namespace gis::area
