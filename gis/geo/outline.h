#pragma once

#include "gis/geo/Geometry.h"
#include "gis/geo/Grid.h"

#include <cstdint>
#include <vector>

namespace gis::geo {

/// Label of a cell that belongs to none.
inline constexpr std::uint32_t unlabelled = 0xFFFFFFFF;

/// What the cells of every label cover, along their edges: by label below `labels`, empty where it has no
/// cell. Cells of one label that meet only at a corner are polygons of their own, so that all are valid
/// (simple rings; holes touch a shell at points only); polygons in the order of their first cells, the
/// points of a ring at corners only. Needs one label per cell, row by row. Cost: of the cells; memory 5
/// bytes a cell.
std::vector<Geometry> outlines(const Grid &, const std::vector<std::uint32_t> &label, std::uint32_t labels);

} // namespace gis::geo
