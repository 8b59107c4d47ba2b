#pragma once

#include "gis/study/results.h"
#include "ui/maps/Relief.h"

#include <memory>

namespace ui::commands {

/// The light on the ground that a run kept (relief.tif); null where the study had no terrain or the results
/// are older than that. Throws what reading a raster throws. Cost: its cells.
std::shared_ptr<const maps::Relief> relief(const gis::study::Results &);

} // namespace ui::commands
