#pragma once

#include "gis/geo/Box.h"

#include <limits>
#include <vector>

namespace gis::geo {

/// The shape of the earth that a CRS is built on.
struct Ellipsoid {
  double semi_major_m = 6378137;
  double flattening = 1 / 298.257223563; ///< 0: a sphere
};

/// The shortest way over the ellipsoid between two positions in degrees (x longitude, y latitude).
struct Geodesic {
  double length_m = 0;
  double azimuth = 0;        ///< at the start, degrees from true north, 0 – 360
  std::vector<Point> points; ///< evenly spaced in metres, both ends among them; none where not asked for
};

/// With `spacing_m` the points of the way no farther apart than this; without only length and azimuth.
/// Cost: about a microsecond, and a third of one per point. Source: Karney 2013 (PROJ's geodesic.h).
Geodesic geodesic(const Ellipsoid &, Point from, Point to,
                  double spacing_m = std::numeric_limits<double>::infinity());

/// Length and azimuth of a way of up to 300 km, to two millionths of the length and 2e-4 degrees, at a
/// twentieth of the cost. Source: the half-angle formulas of Gauss and Delambre with the radii of the middle
/// latitude.
Geodesic short_way(const Ellipsoid &, Point from, Point to);

/// How a short way bends in degrees: its point at the share t lies t·(1 − t) times this beside the straight
/// line. A few centimetres off at 50 km, half a metre at 150 km (in Vietnam). Source: the differential
/// equations of the geodesic, second derivatives taken in the middle.
Point bend_of_short_way(const Ellipsoid &, Point from, Point to);

} // namespace gis::geo
