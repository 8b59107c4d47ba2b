#pragma once

#include "gis/study/catchment_areas.h"
#include "gis/study/filling.h"

#include <string>
#include <vector>

namespace gis::study {

/// What a run found about the facilities of one service, for one limit and the people who ask for it.
struct ServiceUse {
  std::string service, limit, mode, season;
  std::string cohort;            ///< "people": everybody
  bool metres = false;           ///< the limit is a length
  std::vector<FacilityUse> uses; ///< by facility; empty where they never fill up
  std::string by;                ///< how its catchments are drawn: nearest, places; empty: they are not
  CatchmentAreas catchments;
};

} // namespace gis::study
