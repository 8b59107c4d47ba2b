#pragma once

#include "gis/study/Inputs.h"

namespace gis::study {

/// Reads what lies on the ground between people and services: roads, land cover, barriers and terrain, side
/// by side on so many threads. A fault in one of them becomes an error finding. Throws Cancelled.
void read_ground(Inputs &, int threads, base::Progress &);

/// Throws Error{raster_outside: layer}: a raster that lies elsewhere than the study.
[[noreturn]] void fail_outside(const sources::Provenance &);

} // namespace gis::study
