#pragma once

#include "gis/radio/AntennaPattern.h"

namespace gis::radio {

/// One lobe towards an azimuth, 3 dB down at half its width to either side: 12 (Δ/width)² dB, 20 dB at most.
/// The shape is assumed, as in 3GPP TR 36.942; where the antenna is known its pattern file says more. Given
/// at whole degrees from the azimuth. Needs a width above 0.
AntennaPattern beam(Degrees azimuth, Degrees width);

} // namespace gis::radio
