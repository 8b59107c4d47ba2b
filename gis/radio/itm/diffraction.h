#pragma once

#include "gis/radio/itm/ItmLink.h"
#include "gis/radio/itm/ItmSteps.h"

namespace gis::radio {

/// How much of its irregularity the terrain shows over a distance, metres. Δh(s)
double itm_roughness(double irregularity_m, double distance_m);

/// How far heights stray over such terrain, metres. σh
double itm_height_deviation(double roughness_m);

/// What diffraction turns on besides the path.
struct ItmBeyondHorizons {
  double smooth_horizons_m = 0; ///< dsML
  double horizons_m = 0;        ///< dML
  double horizons_rad = 0;      ///< θlos
};

/// Loss by diffraction at a distance beyond both horizons: a smooth earth (Vogler's three radii) and two
/// knife edges, weighed by the roughness of the ground, and clutter. The loss is NaN where the model has
/// none: where an antenna stands so close to its obstacle on ground so conducting that a normalized distance
/// is not positive (vertical polarisation only).
ItmDiffraction itm_diffraction(const ItmPath &, const ItmLink &, const ItmGround &, const ItmBeyondHorizons &,
                               double distance_m);

} // namespace gis::radio
