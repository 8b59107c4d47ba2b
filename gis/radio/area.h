#pragma once

#include "gis/geo/Surface.h"
#include "gis/radio/coverage.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gis::radio {

struct AreaRequest {
  /// What is asked of every cell; points and threads are not looked at.
  CoverageRequest question;
  Environment environment = Environment::rural; ///< of every cell
  geo::Grid grid;                               ///< in the system of the question
  bool servers = false, margins = false;        ///< which rasters are made beside the field
  int threads = 0;                              ///< 0: all cores
};

/// How the strongest mast comes in over an area. Cells without an answer have no value: Area counts why.
struct Area {
  std::vector<std::string> masts;       ///< ids, bytewise
  geo::Surface field;                   ///< dBµV/m
  geo::Surface server;                  ///< 1 for the first of the masts …; empty where not asked for
  geo::Surface margin;                  ///< dB above the threshold of the serving mast; empty likewise
  std::vector<std::uint8_t> is_unknown; ///< per cell, 1 where the terrain or the model does not say
  std::size_t known = 0;                ///< cells with a value
  std::size_t out_of_range = 0;         ///< farther from every mast than the radius
  std::size_t unknown = 0;
};

/// Bytes that area() takes: 4 per cell and raster and 1 more per cell, and besides those of the tiles at
/// work, which grow with the channels.
double area_bytes(const AreaRequest &);

/// The cells within reach of the masts: those of the terrain's own raster, or square ones of another size,
/// their edges on whole multiples of it (in degrees by the lengths of a degree in the middle). No cells where
/// no mast reaches the raster.
geo::Grid area_grid(const Terrain &, const std::vector<Mast> &, base::Metres radius,
                    std::optional<base::Metres> cell = {});

/// Rasters of coverage(): a cell has what coverage() says of its centre, to the last bit, rounded to Float32;
/// of several channels the strongest. Where coverage() knows no field the cell has no value, never one of
/// another terrain.
/// Promises: the same bits from any number of threads. Tiles of the grid are worked on side by side, row by
/// row within, so that neighbouring paths find the terrain in the cache.
/// Throws what coverage() throws. Cost: that of coverage() per cell and mast; area_bytes() of memory.
Area area(const AreaRequest &, const Terrain &, base::Progress &);

} // namespace gis::radio
