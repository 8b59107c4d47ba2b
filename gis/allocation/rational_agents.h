#pragma once

#include "gis/allocation/catchments.h"

/// Inside this room only: the rational agent model.
namespace gis::allocation {

struct WeighedTrip {
  std::uint32_t origin, site;
  double minutes, weight;
};

/// The cost of every origin when nobody gains by going elsewhere; Missing where no site with supply is
/// reached. One origin after the other spreads its people anew over its sites, given where all others go,
/// until all origins are content. Each round lowers one convex function of the people at the sites, whose
/// least is the only resting point, so the costs do not depend on where it began. Throws
/// Error{raam_unsettled: n}.
std::vector<base::Measure> rational_costs(const CatchmentRequest &, const std::vector<double> &supply,
                                          const std::vector<WeighedTrip> &, base::Progress &);

} // namespace gis::allocation
