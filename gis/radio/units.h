#pragma once

#include "gis/base/units.h"

namespace gis::radio {

using Megahertz = base::Quantity<struct MegahertzUnit>;
using Kilowatts =
    base::Quantity<struct KilowattsUnit>; ///< effective radiated power, against a half-wave dipole
using Decibels = base::Quantity<struct DecibelsUnit>;
using Percent = base::Quantity<struct PercentUnit>;
using Degrees = base::Quantity<struct DegreesUnit>;

} // namespace gis::radio
