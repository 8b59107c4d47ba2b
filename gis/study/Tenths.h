#pragma once

#include "gis/area/People.h"
#include "gis/geo/Surface.h"
#include "gis/travel/search.h"

#include <cstdint>
#include <vector>

namespace gis::study {

/// A search as a study keeps it and holds limits against: tenths of a second (or of a metre) per cell,
/// rounded once. Everything that is counted can be counted from here, whether the search has just been made
/// or comes back from a results folder.
struct Tenths {
  static constexpr std::uint32_t unreached = 0xFFFFFFFF;
  static constexpr std::uint32_t beyond_cap = 0xFFFFFFFE; ///< reachable, but later than the search looked
  std::vector<std::uint32_t> of_cell;

  bool reached(std::size_t cell) const { return of_cell[cell] < beyond_cap; }
};

/// Takes the memory of the search over.
Tenths tenths_of(travel::SearchResult &&);

/// What is kept of a search: seconds (or metres) in the cells of the study's units, where people were
/// counted; no value where there are none within the cap.
geo::Surface surface_of(const Tenths &, const area::People &);

/// How many cells of the study's units are reachable, but beyond the cap: a surface does not tell them from
/// those that can not be reached at all.
std::size_t cells_beyond_cap(const Tenths &, const area::People &);

/// A kept surface read back: the same tenths in the cells of the study's units, as long as none is beyond the
/// cap and no value is 2^20 or more (from there on a Float32 no longer holds tenths).
Tenths tenths_of(const geo::Surface &);

/// The longest time or length that a kept surface tells to the tenth.
inline constexpr double longest_kept = 1 << 20;

} // namespace gis::study
