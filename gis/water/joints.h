#pragma once

#include "gis/geo/Geometry.h"
#include "gis/geo/SegmentIndex.h"

#include <cstddef>
#include <vector>

/// Inside this room only: where drawn lines are joined.
namespace gis::water {

/// A place inside a line where it is joined to something.
struct Split {
  double along = 0; ///< metres from the start of the line
  std::size_t node = 0;
};

struct Joints {
  std::vector<geo::Point> nodes;          ///< sorted by x, then y
  std::vector<std::size_t> from, to;      ///< the nodes of each line's ends
  std::vector<std::vector<Split>> splits; ///< of each line, in no order
};

/// Joins ends of lines. Everything within the tolerance of an end is joined to it: other ends, and the
/// insides of other lines; and what is joined to the same end is joined to each other, so that ends in a
/// chain become one node, which lies at the westernmost of them (then southernmost). Lines that cross, or
/// pass each other however closely, without an end there are not joined; nor is an end to the inside of its
/// own line.
/// Needs: lines of two points or more; an index of them. Promises: the same joints in whatever order the
/// lines come. Cost: n log n in straight pieces where few lines lie about an end.
Joints join_ends(const std::vector<geo::Line> &, const geo::SegmentIndex &, double tolerance);

} // namespace gis::water
