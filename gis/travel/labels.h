#pragma once

#include "gis/travel/search.h"
#include "gis/travel/steps.h"

namespace gis::travel {

/// Which source each reached cell is nearest to: the lowest rank among those from which a chain of steps, each
/// exactly as long as the times differ, leads to the cell.
std::vector<std::uint32_t> labels(const CostSurface &, const Steps &, const std::vector<SearchSource> &,
                                  const std::vector<std::uint32_t> &time);

} // namespace gis::travel
