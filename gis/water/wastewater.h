#pragma once

#include "gis/base/units.h"

#include <optional>
#include <string>
#include <vector>

/// Whose wastewater is collected, and how much of it is treated.
namespace gis::water {

/// Whether a settlement counts as collected: by its own yes or no first, else where at least `counts_from`
/// per cent of its households lie in a collection zone. Missing where neither is known.
std::optional<bool> collected(std::optional<bool> own, base::Measure share_in_zone, double counts_from);

/// A treatment plant. Volumes in m³ per day.
struct Plant {
  std::string id;
  base::Measure treated;  ///< by its log
  base::Measure capacity; ///< what it can treat
};

/// The share 0…1 of a plant's inflow (m³ per day) that is treated: by its log first, else up to its capacity.
/// Missing where it states neither. A log above the inflow treats all of it: the rest came from elsewhere.
/// Without inflow nothing is left untreated: 1.
base::Measure treated_share(const Plant &, double inflow);

} // namespace gis::water
