#pragma once

#include "gis/geo/Grid.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace gis::travel {

/// What it costs to cross each cell: the ground a search walks on.
struct CostSurface {
  geo::Grid grid; ///< study metres; cells may be oblong
  /// Seconds per metre on the flat; NaN, infinite or < 0 is a barrier, 0 passes freely. A cost in another
  /// unit (metres per metre, GRASS cost) gives the result in that unit.
  std::vector<float> seconds_per_metre;
  /// Metres above sea, empty where slope plays no part. A hole (NaN) makes every step from or to it flat.
  std::vector<float> height;
  /// 1 where slope does not matter (ridden road cells); empty: slope matters everywhere.
  std::vector<std::uint8_t> slope_free;

  bool barrier(std::size_t index) const {
    return !(seconds_per_metre[index] >= 0 &&
             seconds_per_metre[index] < std::numeric_limits<float>::infinity());
  }
};

} // namespace gis::travel
