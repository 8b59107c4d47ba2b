#pragma once

#include "ui/maps/Ink.h"
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
  bool marked = true; ///< bears the mark of its state; a value of a ramp does not
};

/// The point of a fine raster that lies deepest inside the rings, for a label twice as wide as high.
Mm anchor_of(const std::vector<Path> &rings, const Frame &box);

struct LabelRequest {
  /// Paper wants every unit named, on a leader or by number; on the screen one zooms in.
  enum class Way { all, inside };
  const std::vector<DrawnUnit> *units = nullptr;
  const Ink *ink = nullptr;
  std::vector<Frame> obstacles; ///< symbols and whatever else may not be covered
  double type = 1;              ///< sheet factor of type
  double halo = 0.4;
  Way way = Way::all;
};

/// Names, marks and values: greedy, larger units first. A label stands where 17 of 25 points of its box lie
/// inside the unit, in one or two name lines, at most 4 mm off, where least ink runs under it; else on a
/// leader of at most 12 mm on ground outside the study; else a number stands in the unit and its name goes to
/// Scene::listed. No two boxes overlap and no leader crosses one. What finds no room at all becomes one
/// Finding label_left_out {n, names}.
void add_labels(Scene &, const LabelRequest &);

} // namespace ui::maps
