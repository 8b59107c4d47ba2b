#pragma once

#include "ui/commands/Selection.h"
#include "ui/maps/MapData.h"

namespace ui::commands {

/// Squares of 1 km with ten people or more in the class of water most of them have, the year round or in the
/// dry season
/// (`season` "dry"); the legend counts people. Throws Error{no_water} where the results know of none.
maps::MapData water_map(const gis::study::Results &, const std::string &season, const words::Words &);

} // namespace ui::commands
