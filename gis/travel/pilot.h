#pragma once

#include "gis/travel/search.h"

namespace gis::travel {

inline constexpr int finest_shift = 22;

/// The finest shift at which so many seconds fit.
int shift_for(double seconds);

/// A shift at which the times of a search will probably just fit, from a search on a copy of the ground with
/// an eighth of its rows and columns.
int guess_shift(const CostSurface &, const std::vector<SearchSource> &, const SearchRequest &);

} // namespace gis::travel
