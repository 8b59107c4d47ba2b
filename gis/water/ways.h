#pragma once

#include "gis/water/Network.h"

#include <cstddef>
#include <vector>

/// Inside this room only: the search through a network.
namespace gis::water {

/// Throws Error{water_node_unknown: id, node} where a link or a source names a node that is not there.
void check_nodes(const Network &);

/// The links at each node, made once for many floods. Keeps a view of the network, which must outlive it.
class Ways {
public:
  /// Throws as check_nodes.
  explicit Ways(const Network &);

  /// Nodes reached where everything at least as passable as this counts as open; the links that are shut
  /// count as closed.
  std::vector<bool> reached(Passage least, const std::vector<bool> &shut = {}) const;
  /// How many ends of links lie at a node.
  std::size_t arms(std::size_t node) const { return first_[node + 1] - first_[node]; }

private:
  const Network &network_;
  std::vector<std::size_t> first_, ends_; ///< links at node n: ends_[first_[n]] … ends_[first_[n + 1] - 1]
};

} // namespace gis::water
