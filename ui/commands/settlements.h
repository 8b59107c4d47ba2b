#pragma once

#include "ui/commands/MapMaker.h"
#include "ui/commands/Selection.h"

#include <optional>
#include <string>
#include <vector>

namespace ui::commands {

/// How a settlement stands to the service and limit of an indicator.
struct SettlementWay {
  std::string unit_code, name;
  gis::geo::Point at;
  std::string service;
  bool beyond = false; ///< farther than the limit, or it can not reach the service
  std::optional<double> people;
  std::optional<double> cost; ///< minutes or metres, as the limit counts; Missing: no way
  std::string people_text, cost_text;
};

/// The settlements under the service and limit an indicator is computed with, those with most people first;
/// the selection names indicator, mode and season (the wet one where none is named). Read from
/// the surface kept with the results, at the place of the settlement. Empty where the indicator asks for no
/// service, or no surface was kept. Throws what reading a raster throws. Cost: one surface.
std::vector<SettlementWay> settlement_ways(const gis::study::Results &, const Selection &,
                                           const words::Words &, MapLayers &);
/// Those out of reach.
std::vector<SettlementWay> far_settlements(const gis::study::Results &, const Selection &,
                                           const words::Words &, MapLayers &);

} // namespace ui::commands
