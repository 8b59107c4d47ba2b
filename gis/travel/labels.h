#pragma once

#include "gis/travel/TileFlood.h"
#include "gis/travel/search.h"
#include "gis/travel/steps.h"

namespace gis::travel {

/// Which source each reached cell is nearest to: the lowest rank among those from which a chain of steps,
/// each exactly as long as the times differ, leads to the cell. `parents` as TileFlood finds them; those of
/// sources on barriers are added. Cost: once through all such steps.
std::vector<std::uint32_t> labels(const geo::Grid &, const Steps &, const std::vector<SearchSource> &,
                                  const std::vector<std::uint32_t> &time, std::vector<std::uint16_t> parents);

} // namespace gis::travel
