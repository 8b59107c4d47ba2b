#pragma once

#include "gis/radio/p1812/diffraction.h"

#include <optional>

namespace gis::radio::p1812_parts {

/// Where the line between two antennas is nearest to the smooth earth.
struct NearestPoint {
  double from_transmitter_km = 0; ///< dse1
  double clearance_m = 0;         ///< hse
};

/// The distance up to which two antennas see each other over the smooth earth, km (22).
double sight_distance_km(Heights, double radius_km);

/// Nothing where the antennas do not see each other (23)–(25).
std::optional<NearestPoint> nearest_line(double distance_km, Heights, double radius_km);

} // namespace gis::radio::p1812_parts
