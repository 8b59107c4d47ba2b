#pragma once

#include "gis/area/People.h"
#include "gis/indicators/Question.h"
#include "gis/study/Inputs.h"
#include "gis/study/Run.h"
#include "gis/study/ServiceUse.h"
#include "gis/study/reach_jobs.h"
#include "gis/study/referral_chain.h"
#include "gis/study/signals.h"
#include "gis/travel/Ground.h"

#include <string>
#include <vector>

namespace gis::study {

/// What a study finds out by travelling.
struct Reached {
  std::vector<indicators::PlaceReach> reaches;
  std::vector<indicators::PlaceSupply> supplies;
  std::vector<ServiceUse> uses;
  ReferralChain referral;
};

/// Searches all surfaces on `threads` threads and counts the people of every place within each limit.
/// Costs are shared by the jobs of one mode and season; where surfaces are kept, what is the same surface
/// under two names is searched once, and what an earlier run found is not searched again. Memory: one cost
/// surface and one search per thread.
/// Composites of people are counted with the surface of their way and the signals together. What facilities
/// have is shared out over the cost surface of its mode and season (`catchment_rates`), and so are their
/// places (`fill`).
Reached find_reaches(const Inputs &, const travel::Ground &, const area::People &, const Signals &,
                     const RunOptions &, base::Progress &);

} // namespace gis::study
