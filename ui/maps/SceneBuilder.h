#pragma once

#include "ui/maps/MapData.h"
#include "ui/maps/Scene.h"
#include "ui/maps/layers.h"

#include <set>
#include <vector>

namespace ui::maps {

/// One sheet: data + style + view → draw list. Needs at least one unit with an area. Deterministic.
/// Throws Error{unknown_layout, font_missing, nothing_to_map}. Cost: n log n of the vertices.
Scene build_scene(const MapRequest &);

/// All that is on the map, in study metres. Throws Error{nothing_to_map} without a unit with an area.
gis::geo::Box box_of(const MapData &);

/// A part of the map for the screen: nothing around the frame, names only where they stand inside their unit.
struct ViewRequest {
  const MapData *data = nullptr;
  View view;
  std::set<int> hidden; ///< keys of classes (class_key) that are left unfilled and unnamed
  LayerLook look;
};
/// The same drawing as on paper within the frame of the view, whatever lies outside left out. Needs a GUI
/// application where it is not made here; may run in any thread. Cost: the vertices near the frame.
Scene build_view(const ViewRequest &);

/// Round limits around the values of at most `classes` classes, as fine as that allows, a target inside the
/// range among them; twice the same limit where all values are equal.
std::vector<double> class_limits(const std::vector<double> &values, int classes,
                                 std::optional<double> target);

} // namespace ui::maps
