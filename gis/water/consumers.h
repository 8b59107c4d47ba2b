#pragma once

#include "gis/base/units.h"
#include "gis/water/Network.h"

#include <cstdint>
#include <vector>

namespace gis::water {

/// Some people at one place.
struct Consumer {
  geo::Point place;
  std::int64_t people = 0; ///< thousandths of a person
};

/// Adds consumers to the people of a network: each draws from the nearest link within `reach`, at the nearer
/// of its two nodes. Returns the thousandths of a person who live farther off and draw nowhere.
/// Promises: the same sums in whatever order the consumers come. Cost: n log n in straight pieces, and what
/// lies within reach for each consumer.
std::int64_t add_people(Network &, const std::vector<Consumer> &, base::Metres reach);

} // namespace gis::water
