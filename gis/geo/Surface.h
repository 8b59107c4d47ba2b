#pragma once

#include "gis/geo/Grid.h"

#include <limits>
#include <vector>

namespace gis::geo {

/// A grid of values. A cell without a value holds `no_value` (a NaN): test with has_value, never by ==.
struct Surface {
  Grid grid;
  std::vector<float> values; ///< grid.size(), row-major from the north-west

  static constexpr float no_value = std::numeric_limits<float>::quiet_NaN();
  bool has_value(std::size_t index) const { return values[index] == values[index]; }
};

} // namespace gis::geo
