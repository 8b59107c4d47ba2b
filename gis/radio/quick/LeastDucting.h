#pragma once

#include "gis/radio/units.h"

#include <vector>

namespace gis::radio::quick {

/// What a duct adds to the loss at the least, whatever the horizons and the roughness of the ground: the time
/// part of P.1812 (53)–(56) at its lowest over all shares of the time, inland, by median time. Shared by the
/// masts of a neighbourhood.
class LeastDucting {
public:
  /// For paths whose middle is within a degree and a half of this latitude. Cost: a millisecond.
  explicit LeastDucting(Degrees latitude);

  /// Never more than the loss itself, dB.
  double at(double distance_km) const;

private:
  static constexpr int farthest_km = 150, step_km = 2;
  std::vector<double> least_;
};

} // namespace gis::radio::quick
