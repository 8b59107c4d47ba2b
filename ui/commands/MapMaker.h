#pragma once

#include "ui/commands/Selection.h"
#include "ui/maps/MapData.h"

namespace ui::commands {

/// What a map of these rows shows: units with their state and value, borders, roads, water, the facilities of
/// the indicator's service, and all words. Rows are of one indicator, level and series (see select). Where no
/// row is judged but some have a value, the values are the theme: `reach` where more is better, `burden`
/// where less is, `people` for counts. Throws what reading the layers of the results throws.
maps::MapData map_data(const gis::study::Results &, const std::vector<const Row *> &, const words::Words &);

/// The name as maps write it: the official Vietnamese word for the kind of unit, as it stands in the boundary
/// file, is dropped or shortened, and numbers are kept with it.
std::string map_name(const std::string &name);

} // namespace ui::commands
