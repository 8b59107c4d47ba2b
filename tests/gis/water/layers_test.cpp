#include "gis/water/layers.h"

#include "gis/water/consumers.h"
#include "gis/water/drawn.h"
#include "gis/water/joints.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

using namespace gis::water;
using gis::base::Findings;
using gis::base::Metres;
using gis::geo::Line;
using gis::geo::Point;
using gis::sources::Layer;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

struct Drawn {
  std::string id, state;
  std::vector<Point> points;
};

Layer layer(const std::string &name, bool lines, const std::vector<Drawn> &things) {
  Layer made{.source = "luoi", .name = name, .fields = {"id", "state"}};
  for (const Drawn &thing : things) {
    gis::sources::Row row{.number = static_cast<long>(made.rows.size()) + 1,
                          .cells = {thing.id, thing.state}};
    if (lines)
      row.geometry.lines = {thing.points};
    else
      row.geometry.points = thing.points;
    made.rows.push_back(row);
  }
  return made;
}

/// Three layers and what is told of them.
struct Town {
  Layer mains, valves, sources;
  Findings findings;
  double snap = 1;

  Town(const std::vector<Drawn> &m, const std::vector<Drawn> &v, const std::vector<Drawn> &s)
      : mains(layer("mains", true, m)), valves(layer("valves", false, v)),
        sources(layer("sources", false, s)) {
    mains.fields = valves.fields = sources.fields = {"id", "state"};
  }
  Network network() {
    findings.clear();
    return network_of({.mains = mains, .valves = &valves, .sources = &sources, .snap = Metres(snap)},
                      findings);
  }
  std::vector<std::string> told() const {
    std::vector<std::string> all;
    for (const auto &f : findings) all.push_back(f.code + " " + std::to_string(f.row));
    std::sort(all.begin(), all.end());
    return all;
  }
};

/// The places of one state, "x,y", each once.
std::vector<std::string> places(const Network &network, Wetness wetness) {
  const auto flooded = flood(network);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < flooded.size(); ++i)
    if (flooded[i] == wetness)
      all.push_back(std::to_string(std::lround(network.nodes[i].place->x)) + "," +
                    std::to_string(std::lround(network.nodes[i].place->y)));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// What people see of a network, whatever the numbers of its nodes: every link by its course and ends.
std::vector<std::string> picture(const Network &network) {
  const auto wetness = flood(network);
  std::vector<std::string> all;
  for (const Link &link : network.links) {
    std::string text = link.id + " " + std::to_string(static_cast<int>(link.passage));
    for (const std::size_t node : {link.from, link.to})
      text += " " + network.nodes[node].id + " " + std::to_string(network.nodes[node].place->x) + "," +
              std::to_string(network.nodes[node].place->y) + "=" +
              std::to_string(static_cast<int>(wetness[node])) + "/" + std::to_string(network.people[node]);
    for (const Point &p : link.course) text += " " + std::to_string(p.x) + "," + std::to_string(p.y);
    all.push_back(text);
  }
  return all;
}

} // namespace

TEST(NetworkOfLayers, MainsThatCrossWithoutANodeAreNotJoined) {
  Town town({{"a", "", {{0, 0}, {100, 0}}}, {"b", "", {{50, -50}, {50, 50}}}}, {}, {{"s", "open", {{0, 0}}}});
  const Network network = town.network();
  EXPECT_THAT(places(network, Wetness::wet), ElementsAre("0,0", "100,0"));
  EXPECT_THAT(places(network, Wetness::dry), ElementsAre("50,-50", "50,50"));
  EXPECT_THAT(town.told(), ElementsAre("water_end_dangling 1", "water_end_dangling 2", "water_end_dangling 2",
                                       "water_main_unconnected 2"));
}

TEST(NetworkOfLayers, AnEndOnTheInsideOfAMainIsAJunction) {
  for (const double gap : {0.0, 0.9, -0.9, 1.1}) {
    Town town({{"a", "", {{0, 0}, {100, 0}}}, {"b", "", {{50, gap}, {50, 50}}}}, {},
              {{"s", "open", {{0, 0}}}});
    const Network network = town.network();
    if (gap > 1) {
      EXPECT_THAT(places(network, Wetness::dry), ElementsAre("50,1", "50,50"));
      EXPECT_THAT(town.told(), testing::Contains("water_end_near 2"));
    } else {
      EXPECT_THAT(places(network, Wetness::dry), IsEmpty()) << gap;
      EXPECT_THAT(town.told(), ElementsAre("water_end_dangling 1", "water_end_dangling 2")) << gap;
      ASSERT_EQ(network.links.size(), 3U);
      EXPECT_EQ(network.links[0].course.back().x, 50);
    }
  }
}

TEST(NetworkOfLayers, WhatIsDrawnExactlyIsJoinedWithoutTolerance) {
  Town town({{"a", "", {{0, 0}, {100, 37}}}, {"b", "", {{100.0 / 3, 37.0 / 3}, {50, 50}}}}, {},
            {{"s", "open", {{200.0 / 3, 74.0 / 3}}}});
  town.snap = 0;
  EXPECT_THAT(places(town.network(), Wetness::dry), IsEmpty());
}

TEST(NetworkOfLayers, EndsInAChainBecomeOneNode) {
  // Each end lies 0.9 m from the next: the first and the last are 3.6 m apart.
  std::vector<Drawn> mains;
  for (int i = 0; i < 5; ++i)
    mains.push_back({std::to_string(i), "", {{i * 0.9, 0}, {i * 0.9, i % 2 == 0 ? 40.0 + i : -40.0 - i}}});
  Town town(mains, {}, {{"s", "open", {{0, 40}}}});
  town.network();
  EXPECT_THAT(places(town.network(), Wetness::dry), IsEmpty());
  EXPECT_EQ(town.network().nodes.size(), 6U);
  town.mains.rows.erase(town.mains.rows.begin() + 2); // a gap of 1.8 m
  EXPECT_EQ(places(town.network(), Wetness::dry).size(), 3U);
}

TEST(NetworkOfLayers, AJunctionCutsTheMainWhereItsNearestEndLies) {
  Town town(
      {{"a", "", {{0, 0}, {100, 0}}}, {"b", "", {{50, 0.9}, {50, 50}}}, {"c", "", {{50.5, 0.2}, {80, 50}}}},
      {}, {{"s", "open", {{0, 0}}}});
  const Network network = town.network();
  ASSERT_EQ(network.links.size(), 4U);
  EXPECT_EQ(network.links[0].course, (Line{{0, 0}, {50.5, 0}}));
}

TEST(NetworkOfLayers, AValveCutsTheMainItLiesOn) {
  Town town({{"a", "", {{0, 0}, {100, 0}}}}, {{"v", "đóng", {{30, 0.5}}}}, {{"s", "mở", {{0, 0}}}});
  EXPECT_THAT(places(town.network(), Wetness::wet), ElementsAre("0,0", "30,0"));
  EXPECT_THAT(places(town.network(), Wetness::dry), ElementsAre("100,0", "30,0"));
  const Network network = town.network();
  ASSERT_EQ(network.links.size(), 3U);
  EXPECT_EQ(network.links[1].kind, LinkKind::valve);
  EXPECT_EQ(network.links[2].course, (Line{{30, 0}, {100, 0}}));
}

TEST(NetworkOfLayers, AValveOnAJunctionClosesAllItsMains) {
  Town town({{"a", "", {{0, 0}, {50, 0}}}, {"b", "", {{50, 0}, {100, 0}}}, {"c", "", {{50, 0}, {50, 50}}}},
            {{"v", "closed", {{50, 0}}}}, {{"s", "open", {{0, 0}}}, {"t", "open", {{100, 0}}}});
  EXPECT_THAT(places(town.network(), Wetness::dry), ElementsAre("50,0", "50,50"));
  town.valves.rows[0].cells[1] = "open";
  Network network = town.network();
  EXPECT_THAT(places(network, Wetness::dry), IsEmpty());
  network.people = std::vector<std::int64_t>(network.nodes.size(), 1000);
  const auto valves = valves_by_loss(network);
  ASSERT_EQ(valves.size(), 1U);
  EXPECT_EQ(valves[0].links.size(), 3U);
  EXPECT_EQ(valves[0].loss.people, 3000); // the junction, the arm to the north and its near end
}

TEST(NetworkOfLayers, AValveAtTheSourceShutsIt) {
  Town town({{"a", "", {{0, 0}, {50, 0}}}}, {{"v", "closed", {{0, 0}}}}, {{"s", "open", {{0, 0}}}});
  EXPECT_THAT(places(town.network(), Wetness::dry), ElementsAre("0,0", "50,0"));
}

TEST(NetworkOfLayers, AValveBesideAJunctionShutsOnlyItsArm) {
  Town town({{"a", "", {{0, 0}, {100, 0}}}, {"c", "", {{50, 0}, {50, 50}}}}, {{"v", "closed", {{50, 0.8}}}},
            {{"s", "open", {{0, 0}}}});
  EXPECT_THAT(places(town.network(), Wetness::dry), ElementsAre("50,1", "50,50"));
}

TEST(NetworkOfLayers, ValvesInARowAllCount) {
  Town town({{"a", "", {{0, 0}, {100, 0}}}},
            {{"v", "open", {{30, 0}}}, {"w", "", {{30, 0}}}, {"x", "closed", {{60, 0}}}},
            {{"s", "open", {{0, 0}}}});
  const Network network = town.network();
  EXPECT_EQ(network.links.size(), 7U);
  EXPECT_EQ(places(network, Wetness::unknown), (std::vector<std::string>{"30,0", "60,0"}));
  EXPECT_THAT(town.told(), testing::Contains("water_state_missing 0"));
}

TEST(NetworkOfLayers, StatesAreWordsAndUnknownOnesStayUnknown) {
  EXPECT_EQ(built_in_words().passage("Đang mở"), Passage::open);
  EXPECT_EQ(built_in_words().passage("CLOSED"), Passage::closed);
  EXPECT_EQ(built_in_words().passage("chưa rõ"), Passage::unknown);
  EXPECT_EQ(built_in_words().passage("half"), std::nullopt);
  Town town(
      {{"a", "", {{0, 0}, {10, 0}}}, {"b", "half", {{10, 0}, {20, 0}}}, {"c", "hỏng", {{10, 0}, {10, 9}}}},
      {}, {{"s", "working", {{0, 0}}}});
  const Network network = town.network();
  EXPECT_THAT(places(network, Wetness::wet), ElementsAre("0,0", "10,0"));
  EXPECT_THAT(places(network, Wetness::unknown), ElementsAre("20,0"));
  EXPECT_THAT(town.told(), testing::Contains("water_state_word 2"));
}

TEST(NetworkOfLayers, WhatLiesOffTheMainsIsTold) {
  Town town({{"a", "", {{0, 0}, {10, 0}}}, {"dot", "", {{5, 5}, {5, 5}}}}, {{"v", "open", {{5, 3}}}},
            {{"s", "open", {{500, 0}}}});
  EXPECT_THAT(places(town.network(), Wetness::dry), ElementsAre("0,0", "10,0"));
  EXPECT_THAT(town.told(), ElementsAre("water_end_dangling 1", "water_end_dangling 1", "water_main_short 2",
                                       "water_source_off 1", "water_sourceless 0", "water_valve_off 1"));
  for (const auto &finding : town.findings) {
    if (finding.code == "water_valve_off") {
      EXPECT_EQ(finding.facts.at("distance"), "3");
      EXPECT_EQ(finding.x, 5);
    }
    if (finding.code == "water_source_off") EXPECT_EQ(finding.facts.at("distance"), "> 100");
  }
}

TEST(NetworkOfLayers, ASourceInsideAMainFeedsBothSides) {
  Town town({{"a", "", {{0, 0}, {60, 0}, {60, 80}}}}, {}, {{"s", "open", {{60.4, 30}}}});
  const Network network = town.network();
  EXPECT_THAT(places(network, Wetness::dry), IsEmpty());
  ASSERT_EQ(network.links.size(), 2U);
  EXPECT_EQ(network.links[0].course, (Line{{0, 0}, {60, 0}, {60, 30}}));
  EXPECT_EQ(network.links[1].course, (Line{{60, 30}, {60, 80}}));
}

TEST(NetworkOfLayers, PeopleDrawFromTheNearestPipeAtItsNearerEnd) {
  Town town({{"a", "", {{0, 0}, {100, 0}}}}, {{"v", "closed", {{60, 0}}}}, {{"s", "open", {{0, 0}}}});
  Network network = town.network();
  const std::vector<Consumer> consumers = {{{20, 90}, 1000}, {{50, -3}, 200}, {{64, 3}, 30}, {{99, 101}, 7}};
  EXPECT_EQ(add_people(network, consumers, Metres(100)), 7);
  std::map<Wetness, std::int64_t> people;
  const auto wetness = flood(network);
  for (std::size_t i = 0; i < wetness.size(); ++i) people[wetness[i]] += network.people[i];
  EXPECT_EQ(people[Wetness::wet], 1200);
  EXPECT_EQ(people[Wetness::dry], 30);
  EXPECT_EQ(network.people[network.links[0].from], 1000);
}

/// The slow obvious method: which mains hang together, by looking at every end and every piece of every main.
TEST(NetworkOfLayers, AgreesWithLookingAtEverythingInAnyOrder) {
  std::mt19937 random(11);
  const auto whole = [&](int below) { return static_cast<double>(random() % static_cast<unsigned>(below)); };
  for (int round = 0; round < 300; ++round) {
    std::vector<Drawn> mains, valves;
    for (std::size_t i = 2 + random() % 12; i > 0; --i) {
      Drawn main{std::to_string(i), random() % 5 == 0 ? "closed" : "", {}};
      for (std::size_t k = 2 + random() % 3; k > 0; --k)
        main.points.push_back({whole(24) / 2, whole(24) / 2});
      mains.push_back(main);
    }
    for (std::size_t i = random() % 4; i > 0; --i)
      valves.push_back(
          {"v" + std::to_string(i), random() % 2 == 0 ? "closed" : "open", {{whole(12), whole(12)}}});
    std::vector<Drawn> sources = {{"s", "open", {mains[0].points[0]}}};
    for (int i = 0; i < 3; ++i)
      sources.push_back({"s" + std::to_string(i), "open", {{whole(12), whole(12)}}});
    if (!valves.empty()) valves.push_back({"w", "open", valves[0].points}); // two at one place
    Town town(mains, valves, sources);
    const Network network = town.network();
    Network built = network;
    std::vector<Consumer> consumers;
    for (int i = 0; i < 8; ++i)
      consumers.push_back({{whole(12), whole(12)}, static_cast<std::int64_t>(random() % 99)});
    add_people(built, consumers, Metres(2));
    const auto before = picture(built);
    for (auto *rows : {&town.mains.rows, &town.valves.rows, &town.sources.rows}) {
      std::shuffle(rows->begin(), rows->end(), random);
      for (std::size_t i = 0; i < rows->size(); ++i) (*rows)[i].number = static_cast<long>(i) + 1;
    }
    std::shuffle(consumers.begin(), consumers.end(), random);
    Network again = town.network();
    add_people(again, consumers, Metres(2));
    ASSERT_EQ(picture(again), before) << "round " << round;

    // Without valves: the parts are what touching ends join.
    Town bare(mains, {}, {{"s", "open", {mains[0].points[0]}}});
    const Network plain = bare.network();
    const auto near = [](Point p, Point a, Point b) {
      double best = INFINITY;
      for (int i = 0; i <= 4000; ++i)
        best = std::min(best,
                        std::hypot(a.x + (b.x - a.x) * i / 4000 - p.x, a.y + (b.y - a.y) * i / 4000 - p.y));
      return best;
    };
    const auto usable = [](const Drawn &main) {
      return std::any_of(main.points.begin(), main.points.end(),
                         [&](Point p) { return p != main.points[0]; });
    };
    std::erase_if(mains, [&](const Drawn &main) { return !usable(main); });
    std::vector<std::size_t> group(mains.size());
    for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
    bool doubtful = false; // an end so near the tolerance that walking in steps can not tell
    for (std::size_t i = 0; i < mains.size(); ++i)
      for (std::size_t k = 0; k < mains.size(); ++k)
        for (const Point end : {mains[i].points.front(), mains[i].points.back()})
          for (std::size_t p = 0; p + 1 < mains[k].points.size(); ++p) {
            const double distance = near(end, mains[k].points[p], mains[k].points[p + 1]);
            doubtful = doubtful || std::abs(distance - 1) < 1e-4;
            if (distance <= 1 && group[i] != group[k]) {
              const auto old = group[i];
              std::replace(group.begin(), group.end(), old, group[k]);
            }
          }
    if (doubtful) continue;
    const auto part = parts(plain);
    std::map<std::string, std::size_t> part_of;
    for (const Link &link : plain.links) part_of[link.id] = part[link.from];
    for (std::size_t i = 0; i < mains.size(); ++i)
      for (std::size_t k = 0; k < mains.size(); ++k)
        ASSERT_EQ(part_of.at(mains[i].id) == part_of.at(mains[k].id), group[i] == group[k])
            << "round " << round << ": " << mains[i].id << " and " << mains[k].id;
  }
}

TEST(NetworkOfLayers, ClosingAValveNeverRaises) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<Drawn> mains, valves;
    for (int i = 0; i < 10; ++i)
      mains.push_back({std::to_string(i),
                       "",
                       {{static_cast<double>(random() % 6), static_cast<double>(random() % 6)},
                        {static_cast<double>(random() % 6), 6.5}}});
    for (int i = 0; i < 6; ++i)
      valves.push_back({"v" + std::to_string(i), "open", {mains[random() % 10].points[random() % 2]}});
    Town town(mains, valves, {{"s", "open", {mains[0].points[0]}}});
    Network network = town.network();
    for (auto &people : network.people) people = static_cast<std::int64_t>(random() % 1000);
    const auto open = flood(network);
    for (const Shutting &valve : valves_by_loss(network, true)) {
      Network closed = network;
      for (const std::size_t link : valve.links) closed.links[link].passage = Passage::closed;
      const auto left = flood(closed);
      Loss loss;
      for (std::size_t i = 0; i < left.size(); ++i)
        if (open[i] == Wetness::wet && left[i] != Wetness::wet) {
          loss.people += network.people[i];
          ++loss.nodes;
        }
      EXPECT_EQ(valve.loss.people, loss.people) << "round " << round << ", " << valve.id;
      EXPECT_EQ(valve.loss.nodes, loss.nodes) << "round " << round << ", " << valve.id;
    }
    const auto before = places(network, Wetness::wet);
    town.valves.rows[random() % 6].cells[1] = "closed";
    const auto after = places(town.network(), Wetness::wet);
    EXPECT_TRUE(std::includes(before.begin(), before.end(), after.begin(), after.end()));
  }
}
