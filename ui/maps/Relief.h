#pragma once

#include "gis/geo/Surface.h"
#include "ui/maps/Scene.h"
#include "ui/maps/View.h"

#include <cstdint>
#include <vector>

namespace ui::maps {

/// The light on the ground, ready to be drawn at any scale: the same ground on ever wider cells.
struct Relief {
  static constexpr std::uint8_t no_light = 255;
  struct Level {
    gis::geo::Grid grid;
    std::vector<std::uint8_t> light; ///< hundredths, 0 … 100; no_light where there is no ground
  };
  std::vector<Level> levels; ///< the finest first, each next one twice as wide
};

/// From a surface of hundredths of light (relief.tif of some results). Cost: its cells.
Relief relief_of(const gis::geo::Surface &hundredths);

/// Black over the frame of the view, a sample every `step` mm, each bilinear between four cells of the level
/// that is about as wide as a sample: at most `darkest` (0 … 1) where no light falls, nothing on level ground
/// or brighter. Without ground there is no black. Cost: the samples.
Shading shade(const Relief &, const View &, double step, double darkest);

} // namespace ui::maps
