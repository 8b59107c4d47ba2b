#pragma once

#include "gis/geo/Grid.h"

namespace gis::study {

/// Bytes a run takes at its peak, with so many searches side by side. Per study cell 44 while people are
/// spread (ground 8, their lists 36), then 28 (ground 8, people 10, costs with slope 10) and 8 for every
/// search; and the program itself. Measured on old Lâm Đồng, 21.7 million cells: 1.0 GB with two. The terrain
/// of radio and its land cover stand beside them from the start, 4 a cell of their own grids.
double memory_of_run(const geo::Grid &, int threads, double radio_bytes = 0);

/// How many of the threads may search side by side; fewer give the same answer. Throws Error{memory: n, free}
/// where not even one may.
int threads_within(const geo::Grid &, int threads, double allowed_bytes, double radio_bytes = 0);

} // namespace gis::study
