#pragma once

#include "gis/radio/p1812/P1812.h"

#include <cmath>
#include <functional>

/// Invented paths for tests that need no published data.
namespace tests::radio {

/// A path of equal steps whose heights, m, follow from the distance, km.
inline gis::radio::Profile profile_of(double length_km, std::size_t steps,
                                      const std::function<double(double)> &height_at) {
  gis::radio::Profile profile;
  for (std::size_t i = 0; i <= steps; ++i) {
    const double x = length_km * static_cast<double>(i) / static_cast<double>(steps);
    profile.distances_m.push_back(x * 1000);
    profile.heights_m.push_back(height_at(x));
  }
  return profile;
}

inline gis::radio::Profile flat(double length_km, std::size_t steps = 100, double height = 0) {
  return profile_of(length_km, steps, [=](double) { return height; });
}

/// One hill of the given height over flat ground at 100 m, somewhat before the middle.
inline gis::radio::Profile hill(double length_km, double height) {
  return profile_of(length_km, 200, [=](double x) {
    const double from_top = (x / length_km - 0.4) / 0.08;
    return 100 + height * std::exp(-from_top * from_top);
  });
}

/// 100 MHz, 60 m to 10 m, in the south of Viet Nam.
inline gis::radio::Link usual_link() {
  using namespace gis::radio;
  return {.frequency = Megahertz(100),
          .transmitter_height = gis::base::Metres(60),
          .receiver_height = gis::base::Metres(10),
          .transmitter = {Degrees(11.9), Degrees(108.4)},
          .receiver = {Degrees(11.9), Degrees(108.1)}};
}

} // namespace tests::radio
