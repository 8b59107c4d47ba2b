#pragma once

#include "gis/study/Inputs.h"

namespace gis::study {

/// Masts, their terrain and the thresholds; nothing where the study has no masts. Findings of masts_from and
/// check_ground, threshold_assumed{list}. Throws what reading and thresholds throw.
void read_radio(Inputs &, base::Progress &);

} // namespace gis::study
