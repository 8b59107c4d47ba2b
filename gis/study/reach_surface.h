#pragma once

#include "gis/area/People.h"
#include "gis/geo/Surface.h"
#include "gis/travel/search.h"

#include <cstdint>
#include <limits>
#include <vector>

/// A search as a study keeps it: seconds (or metres) rounded once to tenths, in the cells where people can be
/// counted; no value where they are not reached. Limits are held against these values alone, so what is
/// counted does not depend on whether the search was made now or comes back from a results folder.
namespace gis::study {

/// Value of a cell that is reachable, but later than the search looked. A file does not tell it from "not
/// reached".
inline constexpr float beyond_cap = std::numeric_limits<float>::infinity();

/// 1 per study cell that is kept: the cells of the study's units and those where people stand besides (of a
/// unit too small to hold the middle of a cell).
std::vector<std::uint8_t> kept_cells(const area::People &);

geo::Surface reach_surface(const geo::Grid &, const travel::SearchResult &,
                           const std::vector<std::uint8_t> &kept);

/// How many cells are beyond the cap.
std::size_t cells_beyond_cap(const geo::Surface &);

} // namespace gis::study
