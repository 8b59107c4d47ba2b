#include "gis/water/wastewater.h"

#include <algorithm>

namespace gis::water {

std::optional<bool> collected(std::optional<bool> own, base::Measure share_in_zone, double counts_from) {
  if (own) return own;
  if (!share_in_zone) return {};
  constexpr double rounding = 1e-9;
  return *share_in_zone * 100 >= counts_from - rounding;
}

base::Measure treated_share(const Plant &plant, double inflow) {
  const auto most = plant.treated ? plant.treated : plant.capacity;
  if (!most) return {};
  if (inflow <= 0) return 1;
  return std::min(1.0, *most / inflow);
}

} // namespace gis::water
