#pragma once

#include "gis/allocation/Reaches.h"
#include "gis/base/Progress.h"

namespace gis::allocation {

/// Who is served where, when facilities fill up. People in thousandths of a person.
struct Allocation {
  struct Part {
    std::uint32_t origin = 0; ///< its place in the table
    std::uint32_t facility = 0;
    std::int64_t people = 0; ///< > 0
    friend auto operator<=>(const Part &, const Part &) = default;
  };
  struct OfFacility {
    std::int64_t served = 0;
    std::int64_t sent_on = 0;     ///< nearest to this one, served by another
    std::int64_t turned_away = 0; ///< nearest to this one, served by none
  };
  std::vector<Part> parts; ///< by origin, then facility; whoever is in none is not served
  std::vector<OfFacility> facilities;
  std::int64_t served = 0, turned_away = 0;
  std::int64_t out_of_reach = 0; ///< people who reach no facility within the limit
  std::int64_t cost = 0;         ///< Σ people × milliseconds of those served
  /// No allocation that serves as many can cost less than this. Equal to `cost`: the optimum is proved.
  /// Only from the order-free allocation.
  std::int64_t cost_bound = 0;
};

/// Adds up the figures of facilities and totals from the parts.
void sum_up(const Reaches &, Allocation &);

/// The order-free allocation: of all ways to serve as many people as can be served within the limit, the one
/// with the least person-seconds; of several such, the one that serves most of the first unit at the first
/// facility, then of the second unit, and so on (facilities by id, then units by code, both bytewise), and
/// within a unit the first cells. Exact. People served per facility, and per facility and unit, depend
/// neither on the order of origins nor on how cells are cut. Cost: of the reaches once (some 50 ns each),
/// then a search over facilities for every group of people that is sent on or turned away (10 to 100 µs).
/// Memory some 24 bytes a reach. Throws Error{allocation_too_large}, std::invalid_argument (Reaches.h),
/// Cancelled. Source: successive shortest paths (Jewell 1958, Edmonds and Karp 1972) on the facilities, with
/// prices of places as potentials.
Allocation allocate(const Reaches &, const std::vector<std::int64_t> &capacity, base::Progress &);

/// Nearest first, shown beside it: whoever lives nearest to a facility that still has places takes one (ties
/// by facility, unit, cell). Nobody makes room for others, so it may leave people unserved whom allocate()
/// would serve. Cost: the reaches sorted once. Throws as above.
Allocation nearest_first(const Reaches &, const std::vector<std::int64_t> &capacity, base::Progress &);

} // namespace gis::allocation
