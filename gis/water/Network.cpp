#include "gis/water/Network.h"

#include "gis/base/Error.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace gis::water {

namespace {

void check_node(const Network &network, const std::string &id, std::size_t node) {
  if (node < network.people.size()) return;
  throw base::Error("water_node_unknown", {{"id", id}, {"node", std::to_string(node)}});
}

void check(const Network &network) {
  for (const Link &link : network.links) {
    check_node(network, link.id, link.from);
    check_node(network, link.id, link.to);
  }
  for (const Source &source : network.sources) check_node(network, source.id, source.node);
}

/// The links at each node, made once for many floods.
class Ways {
public:
  explicit Ways(const Network &network) : network_(network), first_(network.people.size() + 1) {
    check(network);
    for (const Link &link : network.links) {
      ++first_[link.from];
      ++first_[link.to];
    }
    std::size_t sum = 0;
    for (auto &first : first_) first = std::exchange(sum, sum + first);
    ends_.resize(sum);
    auto next = first_;
    for (std::size_t i = 0; i < network.links.size(); ++i) {
      ends_[next[network.links[i].from]++] = i;
      ends_[next[network.links[i].to]++] = i;
    }
  }

  /// Nodes reached where everything at least as passable as this counts as open; the links that are shut
  /// count as closed.
  std::vector<bool> reached(Passage least, const std::vector<bool> &shut = {}) const {
    std::vector<bool> wet(network_.people.size());
    std::vector<std::size_t> waiting;
    const auto arrive = [&](std::size_t node) {
      if (wet[node]) return;
      wet[node] = true;
      waiting.push_back(node);
    };
    for (const Source &source : network_.sources)
      if (source.passage >= least) arrive(source.node);
    while (!waiting.empty()) {
      const std::size_t node = waiting.back();
      waiting.pop_back();
      for (std::size_t i = first_[node]; i < first_[node + 1]; ++i) {
        const Link &link = network_.links[ends_[i]];
        if (link.passage < least || (!shut.empty() && shut[ends_[i]])) continue;
        if (link.from == node) arrive(link.to);
        if (link.to == node && !link.one_way) arrive(link.from);
      }
    }
    return wet;
  }

private:
  const Network &network_;
  std::vector<std::size_t> first_, ends_; ///< links at node n: ends_[first_[n]] … ends_[first_[n + 1] - 1]
};

Loss loss(const Network &network, const Ways &ways, const std::vector<bool> &wet,
          const std::vector<std::size_t> &links) {
  // Shutting what no water passes takes nothing; most valves of a large network are spared a flood so.
  const bool passed = std::any_of(links.begin(), links.end(), [&](std::size_t i) {
    const Link &link = network.links[i];
    return link.passage == Passage::open && (wet[link.from] || wet[link.to]);
  });
  Loss sum;
  if (!passed) return sum;
  std::vector<bool> shut(network.links.size());
  for (const std::size_t link : links) shut[link] = true;
  const auto left = ways.reached(Passage::open, shut);
  for (std::size_t node = 0; node < wet.size(); ++node)
    if (wet[node] && !left[node]) {
      sum.people += network.people[node];
      ++sum.nodes;
    }
  return sum;
}

} // namespace

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
  return loss(network, ways, ways.reached(Passage::open), {link}).people;
}

std::vector<Shutting> valves_by_loss(const Network &network, bool all) {
  const Ways ways(network);
  const auto wet = ways.reached(Passage::open);
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
    thing.loss = loss(network, ways, wet, thing.links);
    list.push_back(std::move(thing));
  }
  // What is equal stays in the order of kinds and ids.
  std::stable_sort(list.begin(), list.end(), [](const Shutting &a, const Shutting &b) {
    return std::tie(b.loss.people, b.loss.nodes) < std::tie(a.loss.people, a.loss.nodes);
  });
  return list;
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
  check(network);
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
  check(network);
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
