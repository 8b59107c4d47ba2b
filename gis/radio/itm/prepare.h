#pragma once

#include "gis/radio/itm/ItmLink.h"
#include "gis/radio/itm/ItmSteps.h"

namespace gis::radio {

/// Air and ground for a link whose path lies at a mean height. Needs a checked link.
ItmGround itm_ground(const ItmLink &, double mean_height_m);

/// Horizons, stretch, irregularity and fits of a profile: all that is read from it.
ItmTerrain itm_terrain(const ItmProfile &, const ItmLink &, const ItmGround &);

/// The path over a profile: effective heights and horizons, the latter overwritten where the ends see each
/// other well.
ItmPath itm_path(const ItmProfile &, const ItmLink &, const ItmGround &, const ItmTerrain &);

/// The path over an area of known irregularity.
ItmPath itm_path(const ItmArea &, const ItmLink &, const ItmGround &);

} // namespace gis::radio
