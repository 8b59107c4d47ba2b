#include "tests/gis/allocation/Oracle.h"

#include <lemon/list_graph.h>
#include <lemon/network_simplex.h>
#include <stdexcept>

namespace gis::allocation {
namespace {

using Graph = lemon::ListDigraph;

/// The whole problem as a graph: source → origins → (unit at a facility) → facilities → sink, and one arc
/// from the source to the sink for those who are not served.
class Network {
public:
  Network(const Reaches &reaches, const std::vector<std::int64_t> &capacity)
      : lower(graph), upper(graph), cost(graph), source(graph.addNode()), sink(graph.addNode()) {
    std::vector<Graph::Node> facility;
    std::int64_t longest = 0;
    for (const auto places : capacity) {
      facility.push_back(graph.addNode());
      arc(facility.back(), sink, places, 0);
    }
    for (std::size_t i = 0; i < reaches.origins.size(); ++i) {
      const auto origin = graph.addNode();
      arc(source, origin, reaches.origins[i].people, 0);
      people += reaches.origins[i].people;
      for (const auto *reach = reaches.begin(i); reach != reaches.end(i); ++reach) {
        const std::pair key{reach->facility, reaches.origins[i].unit};
        if (!pairs.contains(key)) {
          const auto node = graph.addNode();
          nodes[key] = node;
          pairs[key] = arc(node, facility[reach->facility], most, 0);
        }
        arc(origin, nodes[key], reaches.origins[i].people, reach->milliseconds);
        longest = std::max<std::int64_t>(longest, reach->milliseconds);
      }
    }
    refusal = (longest + 1) * static_cast<std::int64_t>(2 * capacity.size() + 4);
    unserved = arc(source, sink, people, refusal);
  }

  /// The least cost; throws where there is no flow within the bounds.
  std::int64_t solve() {
    solver = std::make_unique<Solver>(graph);
    solver->lowerMap(lower).upperMap(upper).costMap(cost).stSupply(source, sink, people);
    if (solver->run() != Solver::OPTIMAL) throw std::logic_error("oracle: no flow");
    return solver->totalCost<std::int64_t>();
  }
  std::int64_t flow(Graph::Arc a) const { return solver->flow(a); }

  Graph graph;
  Graph::ArcMap<std::int64_t> lower, upper, cost;
  Graph::Node source, sink;
  std::int64_t people = 0, refusal = 0;
  Graph::Arc unserved;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Graph::Arc> pairs;

private:
  using Solver = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;
  static constexpr std::int64_t most = std::int64_t{1} << 40;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Graph::Node> nodes;
  std::unique_ptr<Solver> solver;

  Graph::Arc arc(Graph::Node from, Graph::Node to, std::int64_t most_people, std::int64_t each) {
    const auto a = graph.addArc(from, to);
    lower[a] = 0;
    upper[a] = most_people;
    cost[a] = each;
    return a;
  }
};

} // namespace

PerFacilityAndUnit per_facility_and_unit(const Reaches &reaches, const Allocation &allocation) {
  PerFacilityAndUnit sums;
  for (const auto &part : allocation.parts)
    sums[{part.facility, reaches.origins[part.origin].unit}] += part.people;
  return sums;
}

Oracle ask_network_simplex(const Reaches &reaches, const std::vector<std::int64_t> &capacity) {
  Network network(reaches, capacity);
  const auto total = network.solve();
  const auto left = network.flow(network.unserved);
  return {network.people - left, total - left * network.refusal};
}

PerFacilityAndUnit defined_answer(const Reaches &reaches, const std::vector<std::int64_t> &capacity) {
  Network network(reaches, capacity);
  const auto least = network.solve();
  // The most at a pair, at no more than the least cost: a reward of one for each person, against costs so
  // much dearer that all rewards together buy no millisecond.
  const std::int64_t dear = network.people + 1;
  for (Graph::ArcIt a(network.graph); a != lemon::INVALID; ++a) network.cost[a] *= dear;
  PerFacilityAndUnit answer;
  for (const auto &[key, pair] : network.pairs) {
    network.cost[pair] = -1;
    const auto total = network.solve();
    const auto people = network.flow(pair);
    if (total != least * dear - people) throw std::logic_error("oracle: rewards bought time");
    network.cost[pair] = 0;
    network.lower[pair] = network.upper[pair] = people;
    if (people > 0) answer[key] = people;
  }
  return answer;
}

} // namespace gis::allocation
