#pragma once

#include "gis/area/People.h"
#include "gis/indicators/Question.h"
#include "gis/study/Inputs.h"
#include "gis/study/Run.h"
#include "gis/study/signals.h"
#include "gis/travel/Ground.h"

#include <string>
#include <vector>

namespace gis::study {

/// One surface to compute and the limits to hold it against.
struct ReachJob {
  std::string service, mode, season;
  bool metres = false; ///< shortest length instead of time
  std::vector<std::string> limits;
};

/// The surfaces that the questions and the travel groups of a study ask for, each once, in a fixed order.
std::vector<ReachJob> reach_jobs(const Inputs &);

/// Searches all surfaces on `threads` threads and counts the people of every place within each limit.
/// Costs are shared by the jobs of one mode and season; where surfaces are kept, what is the same surface
/// under two names is searched once, and what an earlier run found is not searched again. Memory: one cost
/// surface and one search per thread.
/// Composites of people are counted with the surface of their way and the signals together.
std::vector<indicators::PlaceReach> find_reaches(const Inputs &, const travel::Ground &, const area::People &,
                                                 const Signals &, const RunOptions &, base::Progress &);

/// The name of a surface's file, without ending: "primary_mixed_dry_m".
std::string surface_name(const ReachJob &);

} // namespace gis::study
