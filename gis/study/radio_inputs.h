#pragma once

#include "gis/study/Inputs.h"

namespace gis::study {

/// Masts, their terrain and the thresholds; nothing where the study has no masts. Findings of masts_from and
/// check_ground, threshold_missing{service,environment,condition}, threshold_assumed{list}. Throws what
/// reading and thresholds throw.
void read_radio(Inputs &, base::Progress &);

/// Bytes of what read_radio keeps as rasters, told by their files; 0 where reading them will fail.
double memory_of_radio(Inputs &);

} // namespace gis::study
