#pragma once

#include "gis/geo/Geometry.h"
#include "gis/geo/Grid.h"

#include <cstdint>
#include <map>
#include <vector>

namespace gis::sources {

/// The cells of each class of a raster as polygons along their edges, joined where edges meet; class 0 is
/// nothing and gets none. One class per cell, row-major. The same input gives the same polygons.
/// Cost grows with the cells; GDAL's polygonizer does the work.
std::map<int, geo::Geometry> regions(const geo::Grid &, const std::vector<std::uint8_t> &classes);

/// The classes with regions of fewer cells than `least` (joined by their edges) given to the largest region
/// beside them; class 0 stays as it is and takes none. The same input gives the same classes. Cost: of the
/// cells.
std::vector<std::uint8_t> sieved(const geo::Grid &, const std::vector<std::uint8_t> &classes, int least);

} // namespace gis::sources
