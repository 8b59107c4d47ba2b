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

std::vector<Shutting> valves_by_loss(const Network &network) {
  const Ways ways(network);
  const auto wet = ways.reached(Passage::open);
  std::map<std::string, Shutting> by_id;
  for (std::size_t i = 0; i < network.links.size(); ++i) {
    if (network.links[i].kind != LinkKind::valve) continue;
    auto &valve = by_id[network.links[i].id];
    valve.id = network.links[i].id;
    valve.links.push_back(i);
  }
  std::vector<Shutting> list;
  for (auto &[id, valve] : by_id) {
    valve.loss = loss(network, ways, wet, valve.links);
    list.push_back(std::move(valve));
  }
  std::sort(list.begin(), list.end(), [](const Shutting &a, const Shutting &b) {
    return std::tie(b.loss.people, b.loss.nodes, a.id) < std::tie(a.loss.people, a.loss.nodes, b.id);
  });
  return list;
}

std::size_t close(Network &network, const std::string &id) {
  std::size_t count = 0;
  for (Link &link : network.links)
    if (link.id == id) {
      link.passage = Passage::closed;
      ++count;
    }
  return count;
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

} // namespace gis::water
