#pragma once

#include "gis/radio/itm/ItmLink.h"

namespace gis::radio {

/// (far + peak / (1 + ((d − peak_km) / width_km)²)) · u / (1 + u), u = (d / rise_km)²: dB over distance.
struct ClimateCurve {
  double far;      ///< c1, dB
  double peak;     ///< c2, dB
  double rise_km;  ///< x1
  double peak_km;  ///< x2
  double width_km; ///< x3
};

/// far + peak / ((width · ln(0.133 k))² + 1): a factor over frequency.
struct ClimateFrequency {
  double far = 1;   ///< b1
  double peak = 0;  ///< b2
  double width = 0; ///< b3
};

/// How a loss strays with time in one climate.
struct Climate {
  ClimateCurve median;              ///< above or below free space. Vmed
  ClimateCurve minus;               ///< spread where the loss is more than the median. σT−
  ClimateCurve plus;                ///< where it is less. σT+
  double duct;                      ///< how much more it spreads in ducts. CD
  double duct_deviate;              ///< from which deviate on. zD
  ClimateFrequency minus_frequency; ///< g−
  ClimateFrequency plus_frequency;  ///< g+
};

/// Source: NTIA, Irregular Terrain Model 1.4; Longley and Rice 1968. Needs a climate that exists.
const Climate &climate(ItmClimate);

} // namespace gis::radio
