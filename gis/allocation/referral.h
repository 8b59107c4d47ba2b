#pragma once

#include "gis/base/units.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace gis::allocation {

/// Where one goes next, and how far that is.
struct ReferralStep {
  std::optional<std::uint32_t> to; ///< rank of the facility among those of the next kind; none is reached
  base::Measure far;               ///< minutes; Missing where none is reached
};

/// The referral chain home → station → regional centre → hospital: how far it is from home to each of them,
/// the times of the steps added. From home one goes to the nearest of the first kind, from there, not from
/// home, to the nearest of the next. `onward[k]` says where the facilities of kind k send people on, by their
/// rank, so a chain of n kinds has n − 1 of them. Of each kind, in order; from the first that is not reached
/// on all are Missing. Throws std::out_of_range where a step leads to a facility that is not there.
std::vector<base::Measure> referral_times(const ReferralStep &home,
                                          const std::vector<std::vector<ReferralStep>> &onward);

} // namespace gis::allocation
