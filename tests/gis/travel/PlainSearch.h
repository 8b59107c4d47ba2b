#pragma once

#include "gis/travel/search.h"

namespace gis::travel {

/// The search as search.h defines it and nothing else: one cell after the other in order of time, every step
/// priced where it is needed. Slow and obvious; the judge of the fast one, with which it shares no function.
SearchResult plain_search(const CostSurface &, const std::vector<SearchSource> &, const SearchRequest &);

/// Units of time a walk through these cells takes, each the neighbour of the one before; nothing where a step
/// is not allowed.
std::optional<std::uint64_t> plain_walk(const CostSurface &, const SearchRequest &, int shift,
                                        const std::vector<geo::Cell> &);

} // namespace gis::travel
