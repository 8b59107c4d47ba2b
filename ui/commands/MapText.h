#pragma once

#include "ui/commands/Selection.h"
#include "ui/maps/MapData.h"

#include <nlohmann/json.hpp>

namespace ui::commands {

using Json = nlohmann::json;

struct MapTextRequest {
  const gis::study::Results *results = nullptr;
  const Json *about = nullptr; ///< run.json
  const std::vector<const Row *> *rows = nullptr;
  const words::Words *words = nullptr;
  std::string place;    ///< the study's top unit, where it is one
  std::string grouping; ///< the level whose borders stand over those of the units
  bool values = false;  ///< values are shown, not verdicts
  bool facilities = false;
  std::string subject; ///< what the map shows in place of the figure's own name and target
};

/// Title, legend and office block of a map. The block names every source of the figures and of what is drawn.
maps::MapText map_text(const MapTextRequest &);

/// What positions are counted in: "VN-2000 107°45′", else the name of the system.
std::string grid_name(const gis::study::Results &);
/// The service an indicator asks for, or empty.
std::string service_of(const Json &about, const Row &);

} // namespace ui::commands
