#pragma once

#include "gis/radio/Terrain.h"

#include <functional>

/// Invented ground for the tests of this room.
namespace tests::radio {

inline constexpr float hole = gis::geo::Surface::no_value;

/// A raster whose cells hold what `height` says of their centres.
inline gis::sources::RawSurface raster(const std::string &crs, const gis::geo::Grid &grid,
                                       const std::function<double(gis::geo::Point)> &height) {
  gis::sources::RawSurface raw{{grid, {}}, gis::geo::Crs::from_text(crs)};
  for (std::size_t i = 0; i < grid.size(); ++i)
    raw.surface.values.push_back(static_cast<float>(height(grid.centre(grid.cell_at(i)))));
  return raw;
}

/// 60 × 60 km of VN-2000 at 100 m around its central meridian, south-west corner (470 000, 1 270 000).
inline gis::geo::Grid study_grid(double cell = 100) {
  const int count = static_cast<int>(60'000 / cell);
  return {470'000, 1'330'000, cell, cell, count, count};
}

inline gis::radio::Terrain study_terrain(const std::function<double(gis::geo::Point)> &height,
                                         double cell = 100) {
  return gis::radio::Terrain({.heights = raster("EPSG:5899", study_grid(cell), height)});
}

inline gis::radio::Terrain flat(double height = 0) {
  return study_terrain([height](gis::geo::Point) { return height; });
}

/// The place of one point given in the terrain's own system.
inline gis::radio::Spot spot(const gis::radio::Terrain &terrain, gis::geo::Point at) {
  return terrain.locate(terrain.crs(), {at}).front();
}

} // namespace tests::radio
