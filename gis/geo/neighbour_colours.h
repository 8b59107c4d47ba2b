#pragma once

#include "gis/geo/Grid.h"

#include <cstdint>
#include <vector>

namespace gis::geo {

/// A colour from 0 on for every class from 1 to `last`, so that no two whose cells touch, be it at a corner,
/// have the same: greedy, whoever touches most others first, of equals the lower class; few more than the
/// least there are. Class 0 and what is above `last` is nothing; `classes` holds one per cell, row by row.
/// The colour of class k is at k; at 0 stands 0.
std::vector<std::uint32_t> neighbour_colours(const Grid &, const std::vector<std::uint32_t> &classes,
                                             std::uint32_t last);

} // namespace gis::geo
