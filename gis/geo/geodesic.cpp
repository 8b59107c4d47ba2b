#include "gis/geo/geodesic.h"

#include <algorithm>
#include <cmath>
#include <geodesic.h>
#include <numbers>

namespace gis::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;

/// Radii of curvature at a latitude, metres: along the meridian and across it.
struct Curvature {
  double meridian = 0, across = 0;
};

Curvature curvature(const Ellipsoid &ellipsoid, double latitude) {
  const double e2 = ellipsoid.flattening * (2 - ellipsoid.flattening);
  const double sine = std::sin(latitude * radian), w2 = 1 - e2 * sine * sine, w = std::sqrt(w2);
  return {ellipsoid.semi_major_m * (1 - e2) / (w2 * w), ellipsoid.semi_major_m / w};
}

} // namespace

Point bend_of_short_way(const Ellipsoid &ellipsoid, Point from, Point to) {
  const double latitude = (from.y + to.y) / 2, phi = latitude * radian;
  const auto radii = curvature(ellipsoid, latitude);
  const double flat = radii.across / radii.meridian;
  const double north = (to.y - from.y) * radian, east = to.x - from.x;
  return {-(1 + 1 / flat) * std::tan(phi) * north * east / 2,
          flat * std::sin(phi) * std::cos(phi) * east * radian * east / 2};
}

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

Geodesic short_way(const Ellipsoid &ellipsoid, Point from, Point to) {
  const double middle = (from.y + to.y) / 2;
  const double north = (to.y - from.y) / 2 * radian, east = (to.x - from.x) / 2 * radian;
  const auto radii = curvature(ellipsoid, middle);
  const double x = 2 * radii.across * std::cos(middle * radian) * std::sin(east);
  const double y = 2 * radii.meridian * std::cos(east) * std::sin(north);
  const double chord2 = x * x + y * y, chord = std::sqrt(chord2);
  // From the chord to the arc; and half of what the meridians turn.
  const double turn = std::atan(std::sin(middle * radian) * std::tan(east));
  const double azimuth = std::atan2(x, y) / radian - turn / radian;
  return {.length_m = chord * (1 + chord2 / (24 * radii.meridian * radii.across)),
          .azimuth = azimuth < 0      ? azimuth + 360
                     : azimuth >= 360 ? azimuth - 360
                                      : azimuth};
}

} // namespace gis::geo
