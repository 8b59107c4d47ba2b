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

/// A colour from 0 on for every label, so that no two whose cells touch, be it at a corner, have the same:
/// greedy, whoever touches most others first, of equals the lower label; few more than the least there are.
std::vector<std::uint32_t> neighbour_colours(const Grid &, const std::vector<std::uint32_t> &label,
                                             std::uint32_t labels);

} // namespace gis::geo
