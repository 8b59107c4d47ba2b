#include "gis/radio/beam.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gis::radio {

AntennaPattern beam(Degrees azimuth, Degrees width) {
  constexpr double behind_db = 20;
  std::vector<PatternSample> around;
  for (int off = -180; off < 180; ++off) {
    const double angle = azimuth.value + off;
    const double share = off / width.value;
    around.push_back(
        {Degrees(angle - 360 * std::floor(angle / 360)), Decibels(std::min(12 * share * share, behind_db))});
  }
  std::sort(around.begin(), around.end(), [](const auto &a, const auto &b) { return a.angle < b.angle; });
  return {around, {}};
}

} // namespace gis::radio
