#pragma once

#include "gis/radio/units.h"

#include <vector>

namespace gis::radio {

/// Attenuation at an angle, dB, not below 0. Horizontal: from true north over east; vertical: above the
/// horizon, below it negative.
struct PatternSample {
  Degrees angle{};
  Decibels attenuation{};
};

/// Where the antenna looks.
struct AntennaTilt {
  Degrees electrical{}; ///< the same to all sides; down is negative
  Degrees mechanical{}; ///< of the whole antenna towards `azimuth`; down is negative
  Degrees azimuth{};
};

/// How much less a transmitting antenna sends to one side than at its best. Between two given angles the
/// field (not its level) runs straight; horizontal angles close the circle, beyond the last vertical angle
/// its value stays. Horizontal and vertical parts are added, which is an approximation, good near the main
/// lobe.
class AntennaPattern {
public:
  /// An empty list sends alike to all sides. Throws Error{pattern_bad: n} where an angle is out of order or
  /// outside 0…360 or −90…90, or an attenuation is below 0; n counts the samples from 1.
  AntennaPattern(std::vector<PatternSample> horizontal, std::vector<PatternSample> vertical,
                 AntennaTilt tilt = {});
  AntennaPattern() = default;

  /// Towards an azimuth and an elevation, dB, never above 0 and never below −floor: what is added to the
  /// field.
  Decibels gain(Degrees azimuth, Degrees elevation, Decibels floor = Decibels(40)) const;

private:
  std::vector<PatternSample> horizontal_, vertical_;
  AntennaTilt tilt_;
};

/// Elevation of the ray that leaves the mast, from the horizon angle of a path in mrad.
Degrees ray_elevation(double horizon_mrad);

} // namespace gis::radio
