#pragma once

#include "ui/commands/Selection.h"
#include "ui/maps/MapData.h"

namespace ui::commands {

/// The catchments of a service: the area of every facility told apart from its neighbours, with the people
/// who go there. Throws Error{no_catchments: service, list} where the study did not ask for them.
maps::MapData catchment_map(const gis::study::Results &, const std::string &service, const words::Words &);

/// How many of the basic services the people of each unit lack in the mean, and the settlements that lack
/// many of them at once. Throws Error{no_deprivation, level_unknown: text, list}.
maps::MapData deprivation_map(const gis::study::Results &, const std::string &level, const words::Words &);

} // namespace ui::commands
