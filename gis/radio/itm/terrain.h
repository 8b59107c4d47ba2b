#pragma once

#include "gis/radio/itm/ItmLink.h"
#include "gis/radio/itm/ItmSteps.h"

namespace gis::radio {

/// Mean height of the middle four fifths of the points, metres.
double itm_mean_height(const ItmProfile &);

/// The least-squares straight line over the stretch from_m to to_m along the heights, read at both ends of
/// the whole profile. The first and the last point of the stretch count half, and the slope is that of the
/// model, not of the textbook. The stretch is cut to whole steps, outwards at its end and inwards at its
/// start.
ItmLine itm_fit(const ItmProfile &, double from_m, double to_m);

/// How far the terrain between from_m and to_m strays from its trend: between its highest and lowest tenth,
/// as it would be on an endless path. 0 on a stretch under two steps. Cost: at most 245 samples.
ItmIrregularity itm_irregularity(const ItmProfile &, double from_m, double to_m);

/// The horizons of both antennas. Where nothing stands above the other antenna, that is the horizon.
/// Needs: effective earth radius in metres.
std::array<ItmHorizon, 2> itm_horizons(const ItmProfile &, const std::array<double, 2> &antenna_m,
                                       double earth_radius_m);

} // namespace gis::radio
