#include "gis/water/Network.h"

#include "gis/base/Error.h"
#include "gis/water/ways.h"

#include <algorithm>

namespace gis::water {

std::vector<Wetness> flood(const Network &network) {
  const Ways ways(network);
  const auto surely = ways.reached(Passage::open), perhaps = ways.reached(Passage::unknown);
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
  const Ways ways(network);
  std::vector<bool> shut(network.links.size());
  shut[link] = true;
  const auto wet = ways.reached(Passage::open), left = ways.reached(Passage::open, shut);
  std::int64_t sum = 0;
  for (std::size_t node = 0; node < wet.size(); ++node)
    if (wet[node] && !left[node]) sum += network.people[node];
  return sum;
}

std::vector<std::size_t> links_named(const Network &network, const std::string &id) {
  std::vector<std::size_t> links;
  for (const LinkKind kind : {LinkKind::valve, LinkKind::pump, LinkKind::pipe}) {
    for (std::size_t i = 0; i < network.links.size(); ++i)
      if (network.links[i].kind == kind && network.links[i].id == id) links.push_back(i);
    if (!links.empty()) break;
  }
  return links;
}

std::vector<std::size_t> parts(const Network &network) {
  check_nodes(network);
  std::vector<std::size_t> root(network.people.size());
  for (std::size_t i = 0; i < root.size(); ++i) root[i] = i;
  const auto find = [&](std::size_t node) {
    while (root[node] != node) node = root[node] = root[root[node]];
    return node;
  };
  // The first node of a part is its root, so that parts can be numbered as they come.
  for (const Link &link : network.links) {
    const std::size_t from = find(link.from), to = find(link.to);
    root[std::max(from, to)] = std::min(from, to);
  }
  std::vector<std::size_t> part(root.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < part.size(); ++i) part[i] = find(i) == i ? count++ : part[root[i]];
  return part;
}

std::vector<std::size_t> dangling_ends(const Network &network) {
  check_nodes(network);
  std::vector<int> arms(network.people.size());
  for (const Link &link : network.links) {
    ++arms[link.from];
    ++arms[link.to];
  }
  for (const Source &source : network.sources) ++arms[source.node];
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < arms.size(); ++i)
    if (arms[i] == 1) ends.push_back(i);
  for (const Source &source : network.sources) std::erase(ends, source.node);
  return ends;
}

} // namespace gis::water
