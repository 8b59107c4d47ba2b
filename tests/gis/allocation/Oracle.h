#pragma once

#include "gis/allocation/Allocation.h"

#include <map>

namespace gis::allocation {

/// People served per facility and unit.
using PerFacilityAndUnit = std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t>;
PerFacilityAndUnit per_facility_and_unit(const Reaches &, const Allocation &);

/// What a network simplex by others finds: how many can be served, at what least cost.
struct Oracle {
  std::int64_t served = 0, cost = 0;
};
Oracle ask_network_simplex(const Reaches &, const std::vector<std::int64_t> &capacity);

/// The answer by its definition: for each pair (facility, unit) in order the most that can be served there,
/// given what was fixed before, each by a network simplex of its own over the cheapest allocations.
PerFacilityAndUnit defined_answer(const Reaches &, const std::vector<std::int64_t> &capacity);

} // namespace gis::allocation
