#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gis::water {

/// Whether water passes a valve or leaves a source. Unknown stays unknown: it is never read as closed.
enum class Passage { closed, unknown, open };
/// What is known of a node: unknown means that water comes only if things of unknown state are open.
enum class Wetness { dry, unknown, wet };

/// A pipe, pump or valve between two nodes. Water may run either way; the state of a plain pipe is open.
struct Link {
  std::string id;
  std::size_t from = 0;
  std::size_t to = 0;
  Passage passage = Passage::open;
};

/// A place where water enters the network.
struct Source {
  std::string id;
  std::size_t node = 0;
  Passage passage = Passage::open;
};

/// A water network as a graph. It knows what is joined to what, not pressure or flow.
struct Network {
  /// Thousandths of a person who draw at each node; its size is the number of nodes.
  std::vector<std::int64_t> people;
  std::vector<Link> links;
  std::vector<Source> sources;
};

/// Which nodes water reaches from the working sources through open links, one value per node.
/// Promises: the same answer in whatever order links and sources are listed.
/// Throws Error{water_node_unknown} where a link or source names a node that is not there.
/// Cost grows with nodes + links. Source: search of a graph in depth.
std::vector<Wetness> flood(const Network &);

/// Thousandths of a person who surely have water now and would not surely have it with this link closed;
/// 0 for a link that is closed already. Throws Error{water_link_unknown}, or as flood. Cost: two floods.
std::int64_t cut_off(const Network &, std::size_t link);

} // namespace gis::water
