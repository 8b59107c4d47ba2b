#pragma once

#include "gis/geo/Geometry.h"

#include <string>

namespace gis::geo {

/// What had to be done to make a geometry fit for use.
struct Repair {
  enum class Outcome { valid, closed, repaired, broken } outcome = Outcome::valid;
  double area_change = 0; ///< square CRS units, only where repaired
  std::string reason;     ///< GEOS's own words, for developers
};

/// Closes open rings, mends self-crossings (GEOS MakeValid, structure method, polygons kept as polygons)
/// and orients rings. A geometry that collapses to nothing or holds non-finite numbers is `broken` and
/// left empty.
Repair make_valid(Geometry &);

/// Simplified for drawing, topology of each geometry kept; `tolerance` in CRS units.
Geometry simplified(const Geometry &, double tolerance);

/// The outline shared by all polygons together: their union (GEOS OverlayNG).
Geometry united(const std::vector<const Geometry *> &);

/// Area of the common part, square CRS units (GEOS). The slow exact judge of the zonal sums.
double common_area(const Geometry &, const Geometry &);

} // namespace gis::geo
