#pragma once

#include "gis/area/People.h"

#include <vector>

namespace gis::area {

/// People of the coarse surface on every study cell: each coarse cell's people spread by exact area over the
/// cells it covers, by land weight, over barriers only where it covers nothing else. What lies off the grid
/// keeps its part; without a surface all are 0. Throws Cancelled. Cost: the study cells once.
std::vector<float> weights_on_grid(const PeopleRequest &, base::Progress &);

} // namespace gis::area
