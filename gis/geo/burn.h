#pragma once

#include "gis/geo/Geometry.h"
#include "gis/geo/Grid.h"

#include <functional>

namespace gis::geo {

/// Every cell that a line passes through (all-touched, exact: no sampling), along the line, a cell that is
/// entered again being visited again. A line through a corner goes straight to the diagonal cell; as a
/// barrier it is closed all the same, since no diagonal step passes between two barrier cells.
void visit_line_cells(const Line &, const Grid &, const std::function<void(Cell)> &visit);

/// Every cell whose centre lies inside the polygons, row by row: even-odd, half-open on the east, so that a
/// tiling gives each cell to exactly one polygon.
void visit_cells_inside(const Geometry &polygons, const Grid &, const std::function<void(Cell)> &visit);

} // namespace gis::geo
