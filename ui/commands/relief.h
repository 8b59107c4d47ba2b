#pragma once

#include "ui/maps/Relief.h"

#include <filesystem>
#include <memory>

namespace ui::commands {

/// The light on the ground that a run kept (relief.tif in its folder); null where the study had no terrain or
/// the results are older than that. Throws what reading a raster throws. Cost: its cells.
std::shared_ptr<const maps::Relief> relief(const std::filesystem::path &results_folder);

} // namespace ui::commands
