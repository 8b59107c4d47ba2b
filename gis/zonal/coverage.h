#pragma once

#include "gis/geo/Geometry.h"
#include "gis/geo/Grid.h"

#include <functional>
#include <vector>

namespace gis::zonal {

/// Neighbouring cells of one row that polygons cover by the same fraction.
struct CoveredRun {
  int first_column = 0;
  int cells = 0;
  double fraction = 0; ///< of each cell's area, 0 < fraction ≤ 1
};

struct CoveredRow {
  int row = 0;
  std::vector<CoveredRun> runs; ///< from west to east, never empty; what lies between them is not covered
};

/// Calls `visit` for every row of the grid that the polygons touch, from north to south, with the exact
/// fraction of each cell's area inside (winding of oriented rings: holes are taken out). Fractions within
/// 1e-9 of 0 or 1 are set to it. What lies outside the grid is left out. The row handed over is reused.
/// Needs: rings oriented (geo::orient), no overlapping polygons inside one geometry.
/// Cost: one step per ring vertex and per cell an edge crosses, nothing for the cells between; memory one
/// row.
void visit_coverage(const geo::Geometry &polygons, const geo::Grid &,
                    const std::function<void(const CoveredRow &)> &visit);

} // namespace gis::zonal
