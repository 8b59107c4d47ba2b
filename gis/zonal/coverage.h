#pragma once

#include "gis/geo/Geometry.h"
#include "gis/geo/Grid.h"

#include <functional>
#include <vector>

namespace gis::zonal {

/// Cells of one row that a polygon covers: fractions[i] (0 < f ≤ 1) belongs to first_column + i.
struct CoveredRow {
  int row = 0;
  int first_column = 0;
  std::vector<double> fractions; ///< may hold zeros in the middle, never at either end
};

/// Calls `visit` for every row of the grid that the polygons touch, from north to south, with the exact
/// fraction of each cell's area inside (winding of oriented rings: holes are taken out). Fractions within
/// 1e-9 of 0 or 1 are set to it. What lies outside the grid is left out. The row handed over is reused.
/// Needs: rings oriented (geo::orient), no overlapping polygons inside one geometry.
/// Cost: one step per ring vertex and per row it crosses, plus one per covered cell; memory one row.
void visit_coverage(const geo::Geometry &polygons, const geo::Grid &,
                    const std::function<void(const CoveredRow &)> &visit);

} // namespace gis::zonal
