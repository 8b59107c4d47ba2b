#pragma once

#include "gis/study/Inputs.h"
#include "gis/study/reach_jobs.h"
#include "gis/travel/Ground.h"
#include "gis/travel/search.h"

namespace gis::study {

/// The ground of a mode and season: seconds per metre, or 1 per metre where length is asked for. Service and
/// limits play no part.
travel::CostSurface cost_of(const Inputs &, const travel::Ground &, const ReachJob &);

/// How one travels on it: by slope where the cost has heights, up to the study's cap.
travel::SearchRequest search_request(const Inputs &, const travel::CostSurface &, bool metres);

/// The cells of a service's facilities on the study grid, by rank; those outside are left out.
std::vector<travel::SearchSource> starts(const Inputs &, const std::string &service);

} // namespace gis::study
