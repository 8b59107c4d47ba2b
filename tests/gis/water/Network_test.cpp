#include "gis/water/Network.h"

#include "gis/base/Error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace gis::water;

namespace {

/// Source – 0 – 1 – 2, with a second way from 0 to 1.
Network small() { return {{1000, 2000, 4000}, {{"a", 0, 1}, {"b", 0, 1}, {"c", 1, 2}}, {{"s", 0}}}; }

/// The slow obvious method: pass over all links until nothing changes.
std::vector<Wetness> by_passes(const Network &network) {
  std::vector<Wetness> wet(network.people.size(), Wetness::dry);
  for (const Source &source : network.sources)
    wet[source.node] = std::max(wet[source.node], static_cast<Wetness>(source.passage));
  for (std::size_t pass = 0; pass <= 2 * wet.size(); ++pass)
    for (const Link &link : network.links) {
      const auto limit = static_cast<Wetness>(link.passage);
      const Wetness to = std::max(wet[link.to], std::min(limit, wet[link.from]));
      if (!link.one_way) wet[link.from] = std::max(wet[link.from], std::min(limit, to));
      wet[link.to] = to;
    }
  return wet;
}

Network random_network(std::mt19937 &random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  Network network;
  network.people.resize(1 + below(12));
  for (auto &people : network.people) people = static_cast<std::int64_t>(below(5000));
  const std::size_t nodes = network.people.size();
  for (std::size_t i = below(20); i > 0; --i)
    network.links.push_back({.id = std::to_string(below(20)),
                             .from = below(nodes),
                             .to = below(nodes),
                             .passage = static_cast<Passage>(below(3)),
                             .kind = static_cast<LinkKind>(below(3)),
                             .one_way = below(3) == 0});
  for (std::size_t i = below(4); i > 0; --i)
    network.sources.push_back({std::to_string(i), below(nodes), static_cast<Passage>(below(3))});
  return network;
}

} // namespace

TEST(Network, ClosedValveCutsOffOnlyThoseWithoutAnotherWay) {
  EXPECT_EQ(cut_off(small(), 0), 0);
  EXPECT_EQ(cut_off(small(), 2), 4000);
  Network one_way = small();
  one_way.links[1].passage = Passage::closed;
  EXPECT_EQ(cut_off(one_way, 0), 6000);
  EXPECT_EQ(cut_off(one_way, 1), 0);
}

TEST(Network, UnknownValveLeavesUnknownNotDry) {
  Network network = small();
  network.links[2].passage = Passage::unknown;
  EXPECT_EQ(flood(network), (std::vector{Wetness::wet, Wetness::wet, Wetness::unknown}));
  network.sources[0].passage = Passage::closed;
  EXPECT_EQ(flood(network), (std::vector(3, Wetness::dry)));
}

TEST(Network, NodeThatIsNotThereStops) {
  Network network = small();
  network.links[2].to = 3;
  EXPECT_THROW(flood(network), gis::base::Error);
  EXPECT_THROW(cut_off(small(), 3), gis::base::Error);
}

TEST(Network, WaterRunsOneWayThroughACheckValve) {
  Network network = small();
  network.links[2].one_way = true;
  EXPECT_EQ(flood(network), (std::vector(3, Wetness::wet)));
  network.sources[0].node = 2;
  EXPECT_EQ(flood(network), (std::vector{Wetness::dry, Wetness::dry, Wetness::wet}));
}

TEST(Network, LinksOfOneIdAreClosedTogether) {
  Network network = small();
  network.links[1].id = "a";
  for (Link &link : network.links) link.kind = LinkKind::valve;
  const auto valves = valves_by_loss(network);
  ASSERT_EQ(valves.size(), 2U);
  EXPECT_EQ(valves[0].id, "a");
  EXPECT_EQ(valves[0].loss.people, 6000);
  EXPECT_EQ(valves[0].loss.nodes, 2U);
  EXPECT_EQ(valves[1].loss.people, 4000);
  EXPECT_EQ(links_named(network, "a"), (std::vector<std::size_t>{0, 1}));
  network.links[1].kind = LinkKind::pipe;
  EXPECT_EQ(links_named(network, "a"), (std::vector<std::size_t>{0}));
  EXPECT_TRUE(links_named(network, "z").empty());
}

TEST(Network, PartsAreWhatLinksJoinWhateverTheirState) {
  const Network network = {std::vector<std::int64_t>(6),
                           {{"a", 5, 0, Passage::closed}, {"b", 3, 2}, {"c", 3, 3}, {"d", 2, 4}},
                           {}};
  EXPECT_EQ(parts(network), (std::vector<std::size_t>{0, 1, 2, 2, 2, 0}));
}

TEST(Network, AnEndWithASourceDoesNotDangle) {
  Network network = small();
  EXPECT_EQ(dangling_ends(network), (std::vector<std::size_t>{2}));
  network.sources.push_back({"t", 2});
  EXPECT_TRUE(dangling_ends(network).empty());
  network.people.push_back(0);
  network.links.push_back({"d", 3, 3}); // a ring has no end
  network.people.push_back(0);
  network.sources.push_back({"u", 4}); // nor has a source that feeds nothing
  EXPECT_TRUE(dangling_ends(network).empty());
}

TEST(Network, AgreesWithPassesInAnyOrderAndClosingNeverRaises) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    Network network = random_network(random);
    const auto wetness = flood(network);
    ASSERT_EQ(wetness, by_passes(network)) << "round " << round;
    for (std::size_t link = 0; link < network.links.size(); ++link) ASSERT_GE(cut_off(network, link), 0);
    std::shuffle(network.links.begin(), network.links.end(), random);
    ASSERT_EQ(flood(network), wetness) << "round " << round;
    for (const Shutting &valve : valves_by_loss(network, round % 2 == 0)) {
      Network closed = network;
      for (Link &link : closed.links)
        if (link.id == valve.id && link.kind == valve.kind) link.passage = Passage::closed;
      const auto left = by_passes(closed);
      Loss loss;
      for (std::size_t node = 0; node < left.size(); ++node)
        if (wetness[node] == Wetness::wet && left[node] != Wetness::wet) {
          loss.people += network.people[node];
          ++loss.nodes;
        }
      ASSERT_EQ(valve.loss.people, loss.people) << "round " << round << ", valve " << valve.id;
      ASSERT_EQ(valve.loss.nodes, loss.nodes) << "round " << round << ", valve " << valve.id;
    }
  }
}
