#pragma once

#include "gis/study/Inputs.h"

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

/// The name of a surface's file, without ending: "primary_mixed_dry_m".
std::string surface_name(const ReachJob &);

/// A limit of the study, or "group:ID", the limit of a group's travel rule. Throws Error{limit_unknown:
/// limit}.
LimitRecipe limit_named(const Inputs &, const std::string &id);

/// What facilities share out is found for one season, the last a mode names: a search per facility is dear,
/// and the rains decide. Empty where the mode has none.
std::string last_season(const Inputs &, const std::string &mode);

} // namespace gis::study
