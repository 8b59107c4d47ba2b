#pragma once

#include "gis/geo/Grid.h"
#include "gis/sources/Layer.h"
#include "ui/maps/MapData.h"

#include <cstdint>
#include <string>
#include <vector>

/// Maps of ground in classes, over the names and borders of a map of units.
namespace ui::commands {

/// A class per cell, row by row; 0 is none.
using Classes = std::vector<std::uint32_t>;

/// 1 where `chosen` says so.
template <class Chosen> Classes classes_where(std::size_t cells, const Chosen &chosen) {
  Classes classes(cells, 0);
  for (std::size_t i = 0; i < cells; ++i) classes[i] = chosen(i) ? 1U : 0U;
  return classes;
}

/// Takes the units' own values off the map; `counted` heads the figures of the legend.
void begin_areas(maps::MapData &, const std::string &counted);

/// Squares over all points of a layer. Throws Error{nothing_to_map} where it has none.
gis::geo::Grid squares_over(const gis::sources::Layer &, double side_metres);

/// Draws the cells of class 1 with a look of styles/themes/areas.toml.
void draw_area(maps::MapData &, const gis::geo::Grid &, const Classes &, const std::string &look);

} // namespace ui::commands
