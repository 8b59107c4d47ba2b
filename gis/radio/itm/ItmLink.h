#pragma once

#include "gis/radio/Link.h"

#include <span>
#include <variant>

namespace gis::radio {

enum class ItmClimate {
  equatorial = 1,
  continental_subtropical,
  maritime_subtropical,
  desert,
  continental_temperate,
  maritime_temperate_over_land,
  maritime_temperate_over_sea
};

/// How the place of an antenna was chosen on ground of which only the irregularity is known.
enum class ItmSiting { random = 0, careful, very_careful };

/// Percentages for which the loss is not exceeded, each more than 0 and less than 100.
struct ItmTimes {
  double time = 50;
  double location = 50;
  double situation = 50;
};

/// The other way to say it: reliability stands for time, confidence for situation, at 50 % of locations.
struct ItmConfidence {
  double confidence = 50;
  double reliability = 50;
};

/// A link as it was asked for, not yet checked: a value out of its range ends in a code of ItmCode.
struct ItmLink {
  double transmitter_m = 0; ///< structural height of the antenna above ground, 0.5 to 3000 m
  double receiver_m = 0;    ///< as well
  ItmClimate climate = ItmClimate::continental_temperate;
  double refractivity = 325; ///< reduced to sea level (N0), 250 to 400 N-units
  double frequency_mhz = 0;  ///< 20 to 20 000
  Polarisation polarisation = Polarisation::horizontal;
  double permittivity = 15;    ///< of the ground, relative, at least 1
  double conductivity = 0.005; ///< of the ground, S/m, more than 0
  /// "mdvar": 0 single message, 1 accidental, 2 mobile, 3 broadcast; + 10 leaves out the variability of
  /// location (on a profile the terrain carries it), + 20 the direct part of that of situation.
  int variability = 12;
  std::variant<ItmTimes, ItmConfidence> statistics;
};

/// The terrain of a path: heights at equal steps, from the ground under the transmitter to that under the
/// receiver. A view: the heights stay with the caller.
struct ItmProfile {
  std::span<const double> heights_m; ///< above sea level; a hole is NaN, never 0
  double spacing_m = 0;              ///< between neighbours, more than 0; uneven points are resampled first
};

/// A path over ground of which only the irregularity is known.
struct ItmArea {
  double distance_km = 0;
  double irregularity_m = 90; ///< height between the lowest and the highest tenth of the terrain, ≥ 0
  ItmSiting transmitter = ItmSiting::random;
  ItmSiting receiver = ItmSiting::random;
};

} // namespace gis::radio
