#pragma once

#include "gis/area/People.h"
#include "gis/indicators/Question.h"
#include "gis/study/Recipe.h"
#include "gis/travel/CostSurface.h"
#include "gis/travel/search.h"

#include <string>
#include <vector>

namespace gis::study {

struct CatchmentJob {
  const services::Service *service = nullptr;
  LimitRecipe limit;                   ///< in minutes
  std::string mode, season;            ///< of the cost
  std::vector<std::string> attributes; ///< what is shared: beds, doctors …
  std::set<std::string> sources;
};

/// What the facilities of a service have, shared out to the people who reach them by the two-step floating
/// catchment (`allocation::catchments`): every attribute on one table of who reaches what, made for limit ×
/// 1.2 and cut to the limit and to × 0.8. A people cell counts by the mean time of its study cells. Cost:
/// reach_people with a window of limit × 1.2. Throws Cancelled.
std::vector<indicators::PlaceSupply> catchment_rates(const CatchmentJob &, const travel::CostSurface &,
                                                     const travel::SearchRequest &, const area::People &,
                                                     int threads, base::Progress &);

} // namespace gis::study
