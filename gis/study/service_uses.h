#pragma once

#include "gis/study/Inputs.h"
#include "gis/study/ServiceUse.h"
#include "gis/study/reach_jobs.h"

#include <vector>

namespace gis::study {

/// How the facilities of one surface are used: where they fill up, their places are shared out for every
/// limit and cohort that the questions ask for (`fill`); where the study wants their catchments, those are
/// drawn. In one season only, the last its mode names (reach_jobs.h). `reaches` hold the plain reaches of the
/// job; those with places are added.
std::vector<ServiceUse> service_uses(const Inputs &, const ReachJob &, const FillingGround &,
                                     const std::vector<travel::SearchSource> &starts,
                                     std::vector<indicators::PlaceReach> &reaches, base::Progress &);

} // namespace gis::study
