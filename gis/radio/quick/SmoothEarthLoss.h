#pragma once

#include "gis/radio/Link.h"

namespace gis::radio::quick {

/// Loss over the smooth inland earth, P.1812 (22)–(36), with all that the frequency alone decides worked out
/// beforehand and without a cosine. Within 1e-9 of the plain model's.
class SmoothEarthLoss {
public:
  explicit SmoothEarthLoss(const Link &);

  /// Antennas in metres above the smooth earth; radius of the earth in km. May be below 0, dB.
  double loss(double distance_km, double transmitter, double receiver, double radius_km) const;

private:
  double f_, lambda_;
  double k_, x_, y_; ///< of the first term, before the radius has its say

  double first_term(double distance_km, double transmitter, double receiver, double radius_km) const;
};

} // namespace gis::radio::quick
