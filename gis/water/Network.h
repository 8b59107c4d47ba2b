#pragma once

#include "gis/geo/Geometry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gis::water {

/// Whether water passes a valve or leaves a source. Unknown stays unknown: it is never read as closed.
enum class Passage { closed, unknown, open };
/// What is known of a node: unknown means that water comes only if things of unknown state are open.
enum class Wetness { dry, unknown, wet };
enum class LinkKind { pipe, pump, valve };

/// A pipe, pump or valve between two nodes; the state of a plain pipe is open. What is one thing to the
/// people who turn it may be several links: they bear the same id and kind.
struct Link {
  std::string id;
  std::size_t from = 0;
  std::size_t to = 0;
  Passage passage = Passage::open;
  LinkKind kind = LinkKind::pipe;
  bool one_way = false;  ///< water runs only from `from` to `to`: pumps, check valves
  geo::Line course = {}; ///< from one end to the other; empty where nobody drew it
};

/// A place where water enters the network.
struct Source {
  std::string id;
  std::size_t node = 0;
  Passage passage = Passage::open;
};

/// What a node is called and where it lies.
struct Node {
  std::string id;
  std::optional<geo::Point> place;
};

/// A water network as a graph. It knows what is joined to what, not pressure or flow.
struct Network {
  /// Thousandths of a person who draw at each node; its size is the number of nodes.
  std::vector<std::int64_t> people;
  std::vector<Link> links;
  std::vector<Source> sources;
  std::vector<Node> nodes = {}; ///< in the order of people; empty where they have no names
};

/// Which nodes water reaches from the working sources through open links, one value per node.
/// Promises: the same answer in whatever order links and sources are listed.
/// Throws Error{water_node_unknown} where a link or source names a node that is not there.
/// Cost grows with nodes + links. Source: search of a graph in depth.
std::vector<Wetness> flood(const Network &);

/// Thousandths of a person who surely have water now and would not surely have it with this link closed;
/// 0 for a link that is closed already. Throws Error{water_link_unknown}, or as flood. Cost: two floods.
std::int64_t cut_off(const Network &, std::size_t link);

/// What shutting something takes from those who surely have water.
struct Loss {
  std::int64_t people = 0; ///< thousandths of a person
  std::size_t nodes = 0;
};

/// A valve, or what else bears one id and kind, and what its closing would take.
struct Shutting {
  std::string id;
  LinkKind kind = LinkKind::valve;
  std::vector<std::size_t> links;
  Loss loss;
};

/// Every valve (with `all` every pump and pipe too), by people cut off, then nodes, largest first, then by
/// kind and id.
/// Throws as flood. Cost grows with n log n in links, for all of them together; what is several links, such
/// as a main cut in pieces, costs a flood (a valve on a junction does not).
/// Source: dominators in a graph (dominators.h).
std::vector<Shutting> valves_by_loss(const Network &, bool all = false);

/// The links that bear this id: valves if there are any, else pumps, else pipes. Empty where nothing does.
std::vector<std::size_t> links_named(const Network &, const std::string &id);

/// The parts that no link joins, whatever its state: the number of its part for each node, parts counted
/// from 0 in the order of their first nodes. Throws as flood.
std::vector<std::size_t> parts(const Network &);

/// Nodes where a single link ends and no source stands, ascending. Throws as flood.
std::vector<std::size_t> dangling_ends(const Network &);

} // namespace gis::water
