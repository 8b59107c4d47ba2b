#include "gis/water/Network.h"

#include "gis/base/Error.h"

namespace gis::water {

namespace {

using Neighbours = std::vector<std::vector<std::size_t>>;

void check_node(const Network &network, const std::string &id, std::size_t node) {
  if (node < network.people.size()) return;
  throw base::Error("water_node_unknown", {{"id", id}, {"node", std::to_string(node)}});
}

/// Nodes reached where everything at least as passable as this counts as open.
std::vector<bool> reached(const Network &network, Passage least) {
  Neighbours neighbours(network.people.size());
  for (const Link &link : network.links) {
    if (link.passage < least) continue;
    neighbours[link.from].push_back(link.to);
    neighbours[link.to].push_back(link.from);
  }
  std::vector<bool> wet(network.people.size());
  std::vector<std::size_t> waiting;
  const auto arrive = [&](std::size_t node) {
    if (wet[node]) return;
    wet[node] = true;
    waiting.push_back(node);
  };
  for (const Source &source : network.sources)
    if (source.passage >= least) arrive(source.node);
  while (!waiting.empty()) {
    const std::size_t node = waiting.back();
    waiting.pop_back();
    for (const std::size_t next : neighbours[node]) arrive(next);
  }
  return wet;
}

std::int64_t people_wet(const Network &network) {
  const std::vector<Wetness> wetness = flood(network);
  std::int64_t sum = 0;
  for (std::size_t node = 0; node < wetness.size(); ++node)
    if (wetness[node] == Wetness::wet) sum += network.people[node];
  return sum;
}

} // namespace

std::vector<Wetness> flood(const Network &network) {
  for (const Link &link : network.links) {
    check_node(network, link.id, link.from);
    check_node(network, link.id, link.to);
  }
  for (const Source &source : network.sources) check_node(network, source.id, source.node);
  const std::vector<bool> surely = reached(network, Passage::open);
  const std::vector<bool> perhaps = reached(network, Passage::unknown);
  std::vector<Wetness> wetness(network.people.size(), Wetness::dry);
  for (std::size_t node = 0; node < wetness.size(); ++node) {
    if (surely[node])
      wetness[node] = Wetness::wet;
    else if (perhaps[node])
      wetness[node] = Wetness::unknown;
  }
  return wetness;
}

std::int64_t cut_off(const Network &network, std::size_t link) {
  if (link >= network.links.size()) throw base::Error("water_link_unknown", {{"link", std::to_string(link)}});
  Network closed = network;
  closed.links[link].passage = Passage::closed;
  return people_wet(network) - people_wet(closed);
}

} // namespace gis::water
