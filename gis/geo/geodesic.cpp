#include "gis/geo/geodesic.h"

#include <algorithm>
#include <cmath>
#include <geodesic.h>

namespace gis::geo {

Geodesic geodesic(const Ellipsoid &ellipsoid, Point from, Point to, double spacing_m) {
  geod_geodesic earth;
  geod_init(&earth, ellipsoid.semi_major_m, ellipsoid.flattening);
  geod_geodesicline line;
  geod_inverseline(&line, &earth, from.y, from.x, to.y, to.x, 0);
  Geodesic way{.length_m = line.s13, .azimuth = line.azi1 < 0 ? line.azi1 + 360 : line.azi1};
  if (!std::isfinite(spacing_m)) return way;
  const auto steps = static_cast<std::size_t>(std::max(1.0, std::ceil(way.length_m / spacing_m)));
  way.points.reserve(steps + 1);
  way.points.push_back(from);
  for (std::size_t i = 1; i < steps; ++i) {
    Point p;
    geod_position(&line, line.s13 * static_cast<double>(i) / static_cast<double>(steps), &p.y, &p.x, nullptr);
    way.points.push_back(p);
  }
  way.points.push_back(to);
  return way;
}

} // namespace gis::geo
