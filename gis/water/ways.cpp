#include "gis/water/ways.h"

#include "gis/base/Error.h"

#include <string>
#include <utility>

namespace gis::water {
namespace {

void check_node(const Network &network, const std::string &id, std::size_t node) {
  if (node < network.people.size()) return;
  throw base::Error("water_node_unknown", {{"id", id}, {"node", std::to_string(node)}});
}

} // namespace

void check_nodes(const Network &network) {
  for (const Link &link : network.links) {
    check_node(network, link.id, link.from);
    check_node(network, link.id, link.to);
  }
  for (const Source &source : network.sources) check_node(network, source.id, source.node);
}

Ways::Ways(const Network &network) : network_(network), first_(network.people.size() + 1) {
  check_nodes(network);
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

std::vector<bool> Ways::reached(Passage least, const std::vector<bool> &shut) const {
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

} // namespace gis::water
