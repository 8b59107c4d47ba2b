#pragma once

#include "ui/maps/MapData.h"
#include "ui/maps/Scene.h"

#include <vector>

namespace ui::maps {

/// One sheet: data + style + view → draw list. Needs at least one unit with an area. Deterministic.
/// Throws Error{unknown_layout, font_missing, nothing_to_map}. Cost: n log n of the vertices.
Scene build_scene(const MapRequest &);

/// Round limits around the values of at most `classes` classes, as fine as that allows, a target inside the
/// range among them; twice the same limit where all values are equal.
std::vector<double> class_limits(const std::vector<double> &values, int classes,
                                 std::optional<double> target);

} // namespace ui::maps
