#include "gis/water/Network.h"
#include "gis/water/dominators.h"
#include "gis/water/ways.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace gis::water {
namespace {

Loss &operator+=(Loss &sum, const Loss &more) {
  sum.people += more.people;
  sum.nodes += more.nodes;
  return sum;
}

/// What shutting takes, for everything at once: whoever gets water only through a link is dominated by it in
/// the graph of nodes and open links, in which a link is a vertex too. What is several links is flooded for.
class Losses {
public:
  explicit Losses(const Network &network)
      : network_(network), ways_(network), wet_(ways_.reached(Passage::open)), fed_(network.people.size()) {
    for (const Source &source : network.sources)
      if (source.passage == Passage::open) fed_[source.node] = true;
    const std::size_t nodes = network.people.size(), root = nodes + network.links.size();
    below_.resize(root + 1);
    for (std::size_t i = 0; i < nodes; ++i) below_[i] = {network.people[i], 1};
    const Dominators found = dominators(arcs(root), root);
    for (std::size_t i = found.order.size(); i-- > 1;)
      below_[found.order[found.of[i]]] += below_[found.order[i]];
  }

  Loss of(const std::vector<std::size_t> &links) const {
    // What no water passes takes nothing with it.
    const bool passed = std::any_of(links.begin(), links.end(), [&](std::size_t i) {
      const Link &link = network_.links[i];
      return link.passage == Passage::open && (wet_[link.from] || wet_[link.to]);
    });
    if (!passed) return {};
    if (links.size() == 1) return below_[network_.people.size() + links.front()];
    if (const auto centre = star(links)) return below_[*centre];
    return flooded(links);
  }

private:
  const Network &network_;
  Ways ways_;
  std::vector<bool> wet_, fed_;
  std::vector<Loss> below_; ///< of each node, each link and the root: what it dominates, itself included

  Arcs arcs(std::size_t root) const {
    Arcs arcs{root + 1, {}};
    for (std::size_t i = 0; i < network_.links.size(); ++i) {
      const Link &link = network_.links[i];
      const std::size_t vertex = network_.people.size() + i;
      if (link.passage != Passage::open) continue;
      arcs.list.insert(arcs.list.end(), {{link.from, vertex}, {vertex, link.to}});
      if (!link.one_way) arcs.list.insert(arcs.list.end(), {{link.to, vertex}, {vertex, link.from}});
    }
    for (std::size_t i = 0; i < fed_.size(); ++i)
      if (fed_[i]) arcs.list.emplace_back(root, i);
    return arcs;
  }

  /// The node at which all of these links end and nothing else, neither another link nor a source: closing
  /// them is taking it away. So stands a valve on a junction.
  std::optional<std::size_t> star(const std::vector<std::size_t> &links) const {
    const std::size_t centre = network_.links[links.front()].to;
    const bool all = std::all_of(links.begin(), links.end(), [&](std::size_t i) {
      const Link &link = network_.links[i];
      return link.to == centre && link.from != centre && link.passage == Passage::open;
    });
    if (!all || fed_[centre] || !wet_[centre] || ways_.arms(centre) != links.size()) return {};
    return centre;
  }

  Loss flooded(const std::vector<std::size_t> &links) const {
    std::vector<bool> shut(network_.links.size());
    for (const std::size_t link : links) shut[link] = true;
    const auto left = ways_.reached(Passage::open, shut);
    Loss sum;
    for (std::size_t node = 0; node < wet_.size(); ++node)
      if (wet_[node] && !left[node]) sum += Loss{network_.people[node], 1};
    return sum;
  }
};

} // namespace

std::vector<Shutting> valves_by_loss(const Network &network, bool all) {
  const Losses losses(network);
  std::map<std::pair<LinkKind, std::string>, Shutting> things;
  for (std::size_t i = 0; i < network.links.size(); ++i) {
    const Link &link = network.links[i];
    if (!all && link.kind != LinkKind::valve) continue;
    auto &thing = things[{link.kind, link.id}];
    thing.id = link.id;
    thing.kind = link.kind;
    thing.links.push_back(i);
  }
  std::vector<Shutting> list;
  for (auto &[key, thing] : things) {
    thing.loss = losses.of(thing.links);
    list.push_back(std::move(thing));
  }
  // What is equal stays in the order of kinds and ids.
  std::stable_sort(list.begin(), list.end(), [](const Shutting &a, const Shutting &b) {
    return std::tie(b.loss.people, b.loss.nodes) < std::tie(a.loss.people, a.loss.nodes);
  });
  return list;
}

} // namespace gis::water
