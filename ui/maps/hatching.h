#pragma once

#include "ui/maps/Style.h"

namespace ui::maps {

/// Hatch lines inside the rings (even-odd), as real lines in mm; their phase hangs on the page origin, so
/// that neighbours join. Waves are lines with a small swing; dots are drawn as short round strokes.
std::vector<Path> hatch_lines(const std::vector<Path> &rings, const Hatch &, double spacing_factor = 1);
/// Even-odd.
bool inside(const std::vector<Path> &rings, Mm);
Frame bounds(const std::vector<Path> &);
/// The parts of closed rings within the frame, closed along its edges (Sutherland and Hodgman 1974). Rings
/// that lie within stay as they are, to the last bit.
std::vector<Path> clipped(std::vector<Path> rings, const Frame &);

} // namespace ui::maps
