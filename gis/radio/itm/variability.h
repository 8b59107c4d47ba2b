#pragma once

#include "gis/radio/itm/Itm.h"

namespace gis::radio {

/// The deviate a standard normal variable exceeds with a probability, 0 < probability < 1.
double itm_deviate(double probability);

/// From the median loss to the loss not exceeded for the percentages of the link, by its climate. Needs a
/// checked link. Cost: fixed.
ItmVariability itm_variability(const ItmPath &, const ItmLink &, const ItmGround &, double reference_db,
                               std::uint32_t &warnings);

} // namespace gis::radio
