#pragma once

#include "gis/geo/Crs.h"
#include "gis/sources/write.h"
#include "ui/commands/NetworkReport.h"

#include <string>
#include <vector>

/// What is found out about a water network as files for machines: words in them are never translated.
namespace ui::commands {

/// id,kind,state,people_cut_off,nodes_cut_off,x,y: a row for each, most people first. People are empty
/// where they are not known, places where there are none.
std::string shuttings_csv(const NetworkReport &);

/// id,x,y,water,people,part,links,source: a row per node.
std::string nodes_csv(const NetworkReport &);

/// The nodes and the links that have a place.
std::vector<gis::sources::OutputLayer> network_layers(const NetworkReport &, const gis::geo::Crs &);

} // namespace ui::commands
