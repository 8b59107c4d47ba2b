#pragma once

#include "gis/radio/units.h"

#include <optional>
#include <vector>

namespace gis::radio {

/// How much weaker an antenna sends in a direction than in its strongest one. Without anything said it sends
/// the same all around. Both planes are added in dB, which is good near the main lobe and an approximation
/// beside it. Source: section 3.4 of the equation sheet.
class Pattern {
public:
  /// No direction is weaker than this against the strongest: what a real mast scatters.
  static constexpr double weakest_db = 40;

  struct Value {
    double angle = 0;          ///< degrees
    double attenuation_db = 0; ///< 0 or more
  };

  Pattern() = default;

  /// One lobe towards an azimuth, 3 dB down at half its width to either side: 12 (Δ/width)² dB, 20 dB at
  /// most. The shape is assumed, as in 3GPP TR 36.942; where the antenna is known its pattern file says more.
  static Pattern beam(Degrees azimuth, Degrees width);

  /// Horizontal: azimuths from true north, 0 – 360; vertical: elevations, below the horizon negative. Any
  /// order; an empty plane is the same in all directions.
  static Pattern of(std::vector<Value> horizontal, std::vector<Value> vertical);

  /// Between two values the field is interpolated, not the dB; past the ends of the vertical plane its last
  /// value holds, the horizontal one closes at 360°.
  Decibels attenuation(Degrees azimuth, Degrees elevation) const;

private:
  struct Beam {
    double azimuth = 0, width = 0; ///< degrees
    double attenuation_db(double towards) const;
  };
  std::vector<Value> horizontal_, vertical_; ///< rising angles
  std::optional<Beam> beam_;
};

} // namespace gis::radio
