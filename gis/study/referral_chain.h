#pragma once

#include "gis/area/People.h"
#include "gis/study/Inputs.h"
#include "gis/travel/Ground.h"

#include <string>
#include <vector>

namespace gis::study {

/// How far it is from the places of a study along its referral chain (`allocation::referral_times`).
struct ReferralChain {
  std::vector<std::string> services; ///< in order from home; empty: the study asks for none
  /// Mean minutes of the people of each place, by service; Missing where more than half of them do not get
  /// there.
  std::vector<std::vector<base::Measure>> minutes;
};

/// Everybody goes to the nearest of the first service, from there to the nearest of the next. Cost: a search
/// that also says which is nearest, per service. Throws Cancelled.
ReferralChain referral_chain(const Inputs &, const travel::Ground &, const area::People &, int threads,
                             base::Progress &);

} // namespace gis::study
