#pragma once

#include "ui/commands/MapMaker.h"
#include "ui/commands/Selection.h"

#include <optional>
#include <string>
#include <vector>

namespace ui::commands {

/// A place somebody may look for.
struct Place {
  std::string text; ///< as it is shown: "Xã Liêng Srônh", "Thôn 3 · Xã Liêng Srônh"
  std::string key;  ///< its name as search compares it
  std::string unit_code;
  std::optional<gis::geo::Point> at; ///< of what is smaller than a unit
  std::string name = {};             ///< of that, alone
};

/// Units of the level the rows are of, by their own names and by those they have in other editions;
/// then settlements and facilities with the unit they lie in. Cost: all names once.
std::vector<Place> places(const gis::study::Results &, const std::vector<const Row *> &rows,
                          const words::Words &, MapLayers &);

/// The names of a unit in other editions: "địa giới 07/2025" and its names.
std::vector<std::pair<std::string, std::string>> other_names(const gis::study::Results &, const Row &unit,
                                                             const words::Words &);

} // namespace ui::commands
