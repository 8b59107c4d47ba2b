#pragma once

#include "ui/maps/MapData.h"
#include "ui/maps/Style.h"

namespace ui::maps {

/// A unit as drawn, ready to be named.
struct DrawnUnit {
  const MapUnit *unit = nullptr;
  std::vector<Path> rings;
  Frame box;
  Mm anchor;
  double area = 0; ///< mm²
  StateStyle style;
};

struct LabelRequest {
  const std::vector<DrawnUnit> *units = nullptr;
  std::vector<Frame> obstacles; ///< symbols and whatever else may not be covered
  double type = 1;              ///< sheet factor of type
  double halo = 0.4;
};

/// Names, marks and values: greedy, larger units first; a label stands where 17 of 25 points of its box lie
/// inside the unit, in one or two name lines, at most 4 mm off; else the mark alone, and the name on a
/// leader of at most 12 mm on ground outside the study. No two boxes overlap. Names left out become one
/// Finding label_left_out {n, names}.
void add_labels(Scene &, const LabelRequest &);

} // namespace ui::maps
