#pragma once

#include "gis/travel/search.h"

namespace gis::travel {

/// The search as search.h defines it and nothing else: one cell after the other in order of time, every step
/// priced where it is needed. Slow and obvious; the judge of the fast one, with which it shares no function.
SearchResult plain_search(const CostSurface &, const std::vector<SearchSource> &, const SearchRequest &);

} // namespace gis::travel
