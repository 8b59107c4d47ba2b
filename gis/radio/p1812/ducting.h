#pragma once

#include "gis/radio/Link.h"
#include "gis/radio/p1812/P1812Values.h"

namespace gis::radio::p1812_parts {

/// Fills alf … lba: the loss by ducting and reflection from layers of air (46)–(56). Reads the horizons, the
/// smooth earth and the bending time.
void find_ducting(const Link &, P1812Values &);

/// Fills lbs: the loss by scatter in the troposphere (44), (45), in the form the ITU-R advises since
/// P.1812-7.
void find_scatter(const Link &, double sea_level_refractivity, P1812Values &);

} // namespace gis::radio::p1812_parts
