#pragma once

#include "gis/geo/Box.h"
#include "gis/geo/geodesic.h"

#include <cmath>
#include <numbers>

namespace tests {

/// Length of the geodesic by Vincenty's iteration (1975): the judge of the library's, good to a tenth of a
/// millimetre where the ends are not on opposite sides of the earth. Degrees, x longitude, y latitude.
inline double vincenty_m(const gis::geo::Ellipsoid &earth, gis::geo::Point from, gis::geo::Point to) {
  const double radians = std::numbers::pi / 180, f = earth.flattening, a = earth.semi_major_m;
  const double b = a * (1 - f), l = (to.x - from.x) * radians;
  const double u1 = std::atan((1 - f) * std::tan(from.y * radians));
  const double u2 = std::atan((1 - f) * std::tan(to.y * radians));
  double lambda = l, sigma = 0, sin_sigma = 0, cos_sigma = 1, cos2_alpha = 0, cos_2m = 0;
  for (int i = 0; i < 200; ++i) {
    sin_sigma = std::hypot(std::cos(u2) * std::sin(lambda),
                           std::cos(u1) * std::sin(u2) - std::sin(u1) * std::cos(u2) * std::cos(lambda));
    if (sin_sigma == 0) return 0;
    cos_sigma = std::sin(u1) * std::sin(u2) + std::cos(u1) * std::cos(u2) * std::cos(lambda);
    sigma = std::atan2(sin_sigma, cos_sigma);
    const double sin_alpha = std::cos(u1) * std::cos(u2) * std::sin(lambda) / sin_sigma;
    cos2_alpha = 1 - sin_alpha * sin_alpha;
    cos_2m = cos2_alpha > 0 ? cos_sigma - 2 * std::sin(u1) * std::sin(u2) / cos2_alpha : 0;
    const double c = f / 16 * cos2_alpha * (4 + f * (4 - 3 * cos2_alpha));
    lambda = l + (1 - c) * f * sin_alpha *
                     (sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2 * cos_2m * cos_2m - 1)));
  }
  const double u = cos2_alpha * (a * a - b * b) / (b * b);
  const double big_a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
  const double big_b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
  const double change =
      big_b * sin_sigma *
      (cos_2m + big_b / 4 *
                    (cos_sigma * (2 * cos_2m * cos_2m - 1) -
                     big_b / 6 * cos_2m * (4 * sin_sigma * sin_sigma - 3) * (4 * cos_2m * cos_2m - 3)));
  return b * big_a * (sigma - change);
}

} // namespace tests
