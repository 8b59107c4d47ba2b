#pragma once

#include "gis/geo/Geometry.h"
#include "gis/geo/Grid.h"

#include <cstdint>
#include <map>
#include <vector>

namespace gis::sources {

/// The cells of each class of a raster as polygons along their edges, joined where edges meet; class 0 is
/// nothing and gets none. One class per cell, row-major, below 2^31; cells that meet at a corner only are
/// polygons of their own. The same input gives the same polygons. Cost grows with the cells, no copy is made
/// of them; GDAL's polygonizer does the work.
std::map<std::uint32_t, geo::Geometry> regions(const geo::Grid &, const std::vector<std::uint32_t> &classes);

/// The classes with regions of fewer cells than `least` (joined by their edges) given to the largest region
/// beside them; class 0 stays as it is and takes none. The same input gives the same classes. Cost: of the
/// cells.
std::vector<std::uint32_t> sieved(const geo::Grid &, const std::vector<std::uint32_t> &classes, int least);

} // namespace gis::sources
