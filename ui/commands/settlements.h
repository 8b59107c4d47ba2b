#pragma once

#include "ui/commands/MapMaker.h"
#include "ui/commands/Selection.h"

#include <optional>
#include <string>
#include <vector>

namespace ui::commands {

/// A settlement that is farther from a service than the limit of an indicator, or can not reach it.
struct FarSettlement {
  std::string unit_code, name;
  gis::geo::Point at;
  std::optional<double> people;
  std::optional<double> cost; ///< minutes or metres, as the limit counts; Missing: no way
  std::string people_text, cost_text;
};

/// The settlements out of reach under the service and limit an indicator is computed with, those with most
/// people first; the selection names indicator, mode and season (the wet one where none is named). Read from
/// the surface kept with the results, at the place of the settlement. Empty where the indicator asks for no
/// service, or no surface was kept. Throws what reading a raster throws. Cost: one surface.
std::vector<FarSettlement> far_settlements(const gis::study::Results &, const Selection &,
                                           const words::Words &, MapLayers &);

} // namespace ui::commands
