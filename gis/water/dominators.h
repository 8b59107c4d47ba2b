#pragma once

#include <cstddef>
#include <utility>
#include <vector>

/// Inside this room only: what every way from the source passes.
namespace gis::water {

/// A graph whose arcs have a direction, each from the first vertex to the second.
struct Arcs {
  std::size_t vertices = 0;
  std::vector<std::pair<std::size_t, std::size_t>> list;
};

/// Who stands in whose way. A vertex dominates another where every way from the root to it passes there.
struct Dominators {
  std::vector<std::size_t> order; ///< the vertices reached, the root first, each after its dominators
  std::vector<std::size_t> of;    ///< for each place in the order the place of its nearest dominator
};

/// Cost grows with n log n in arcs. Source: Lengauer and Tarjan 1979, A fast algorithm for finding dominators
/// in a flowgraph, the simpler version.
Dominators dominators(const Arcs &, std::size_t root);

} // namespace gis::water
