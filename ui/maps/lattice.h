#pragma once

#include "gis/geo/Geometry.h"
#include "ui/maps/Scene.h"

/// Simplifies on the coverage: every vertex moves to the nearest point of one paper lattice (View::detail),
/// so borders shared by two units stay shared; then points that repeat or lie on a straight line are dropped.
namespace ui::maps {

/// The rings of the polygons on paper; rings that shrink to nothing are gone.
std::vector<Path> snapped_rings(const gis::geo::Geometry &, const View &);
std::vector<Path> snapped_lines(const gis::geo::Geometry &, const View &);
/// The borders of several areas, each shared stretch once, joined to long lines.
std::vector<Path> borders(const std::vector<const gis::geo::Geometry *> &, const View &);

} // namespace ui::maps
