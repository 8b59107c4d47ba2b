#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gis::allocation {

/// A facility within the limit, and how far it is. Facilities go by their rank in bytewise order of id.
struct Reach {
  std::uint32_t facility = 0;
  std::uint32_t milliseconds = 0; ///< below 2^30: twelve days
  friend auto operator<=>(const Reach &, const Reach &) = default;
};

/// People who live at one place and reach the same facilities.
struct Origin {
  std::uint32_t unit = 0;  ///< rank of its code in bytewise order
  std::uint64_t cell = 0;  ///< where it is: breaks the last ties
  std::int64_t people = 0; ///< in thousandths of a person
  friend auto operator<=>(const Origin &, const Origin &) = default;
};

/// Who reaches what within the limit: the sparse table of origins and destinations.
struct Reaches {
  std::vector<Origin> origins;
  std::vector<std::size_t> first = {0}; ///< origins + 1: where the reaches of each begin
  std::vector<Reach> list;              ///< of each origin by facility, each at most once

  const Reach *begin(std::size_t origin) const { return list.data() + first[origin]; }
  const Reach *end(std::size_t origin) const { return list.data() + first[origin + 1]; }
  /// One origin more, with the reaches appended to `list` since the last.
  void close(const Origin &origin) {
    origins.push_back(origin);
    first.push_back(list.size());
  }
};

/// The nearest facility of an origin, of equal ones the lowest id; nullptr where it reaches none.
const Reach *nearest(const Reaches &, std::size_t origin);

/// The origins by unit, then cell, then people and reaches: an order that no shuffle of files changes.
std::vector<std::uint32_t> canonical_order(const Reaches &);

/// Throws std::invalid_argument where a table breaks what its header promises, and
/// Error{allocation_too_large: n} where people × time would not fit 62 bits.
void check(const Reaches &, const std::vector<std::int64_t> &capacity);

} // namespace gis::allocation
