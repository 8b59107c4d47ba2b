#include "gis/travel/Ground.h"

#include "gis/travel/search.h"

#include <gtest/gtest.h>

namespace gis::travel {
namespace {

sources::Layer lines(const std::string &field, const std::vector<std::pair<std::string, geo::Line>> &rows) {
  sources::Layer layer{.source = "test", .name = "test", .fields = {field, "crossing"}};
  for (const auto &[value, line] : rows)
    layer.rows.push_back({static_cast<long>(layer.rows.size()) + 1,
                          {value.substr(0, value.find(':')),
                           value.find(':') == std::string::npos ? "" : value.substr(value.find(':') + 1)},
                          {.lines = {line}}});
  return layer;
}

/// 40 × 40 cells of 10 m with a river from corner to corner.
struct Valley {
  GroundRequest request;
  sources::Layer river, roads;
  explicit Valley(const std::vector<std::pair<std::string, geo::Line>> &road_lines) {
    request.grid = {0, 400, 10, 10, 40, 40};
    river = lines("class", {{"river", {{-5, 33}, {405, 371}}}});
    roads = lines("class", road_lines);
    request.barriers = {&river};
    request.roads = &roads;
    request.road_class = "class";
    request.road_crossing = "crossing";
  }
  Ground burn() {
    base::Findings findings;
    base::Progress quiet;
    return burn_ground(request, findings, quiet);
  }
};

const SpeedTable walking{.mode = "walk",
                         .season = "dry",
                         .default_kmh = 4,
                         .land_kmh = {},
                         .road_kmh = {{"primary", 40}},
                         .slope = false};

/// How many cells south of the river are reached from its north side.
int crossed(const Ground &ground, bool fords_closed = false, Neighbours neighbours = Neighbours::eight) {
  base::Progress quiet;
  const auto found =
      search(cost_for(ground, walking, fords_closed), {{{1, 5}, 0}}, {.neighbours = neighbours}, quiet);
  int n = 0;
  for (int column = 20; column < 40; ++column) n += found.reached(ground.grid.index({39, column})) ? 1 : 0;
  return n;
}

TEST(Ground, ASlantingRiverIsClosedForAllNeighbours) {
  Valley valley({});
  EXPECT_EQ(crossed(valley.burn(), false, Neighbours::eight), 0);
  EXPECT_EQ(crossed(valley.burn(), false, Neighbours::sixteen), 0);
}

TEST(Ground, ARoadBesideARiverOpensNothing) {
  // Parallel to the river and half a cell away, so that it shares cells with it all along.
  Valley valley({{"primary", {{-5, 38}, {405, 376}}}});
  const auto ground = valley.burn();
  EXPECT_EQ(crossed(ground), 0);
  for (const auto flags : ground.barrier) EXPECT_EQ(flags & (Ground::open | Ground::ford), 0);
}

TEST(Ground, OneBridgeOpensOneCrossing) {
  Valley valley({{"primary", {{200, 395}, {200, 5}}}});
  const auto ground = valley.burn();
  EXPECT_EQ(crossed(ground), 20);
  int opened = 0;
  for (std::size_t i = 0; i < ground.barrier.size(); ++i)
    if ((ground.barrier[i] & Ground::open) != 0) {
      opened += 1;
      EXPECT_EQ(ground.grid.cell_at(i).column, 20);
    }
  EXPECT_GE(opened, 1);
  EXPECT_LE(opened, 3);
}

TEST(Ground, AFordIsOpenOnlyInTheDrySeason) {
  Valley valley({{"primary:ford", {{200, 395}, {200, 5}}}});
  const auto ground = valley.burn();
  EXPECT_EQ(crossed(ground, false), 20);
  EXPECT_EQ(crossed(ground, true), 0);
}

TEST(Ground, ABridgeOverALakeOpensTheStretchInside) {
  Valley valley({{"primary", {{200, 395}, {200, 5}}}});
  sources::Layer lake{.source = "test", .name = "lake", .fields = {"class"}};
  lake.rows.push_back(
      {1, {"lake"}, {.polygons = {{.shell = {{-5, 150}, {405, 150}, {405, 250}, {-5, 250}, {-5, 150}}}}}});
  valley.request.barriers = {&lake};
  const auto ground = valley.burn();
  EXPECT_EQ(crossed(ground), 20);
  for (int row = 15; row < 25; ++row) {
    EXPECT_FALSE(ground.blocked(ground.grid.index({row, 20}), false));
    EXPECT_TRUE(ground.blocked(ground.grid.index({row, 18}), false));
    EXPECT_TRUE(ground.blocked(ground.grid.index({row, 22}), false));
  }
  valley.roads.rows.clear();
  EXPECT_EQ(crossed(valley.burn()), 0);
}

TEST(Ground, TheFastestRoadOfACellCountsInEveryMode) {
  Valley valley({{"track", {{5, 205}, {395, 205}}}, {"primary", {{5, 205}, {395, 205}}}});
  valley.request.barriers.clear();
  const auto ground = valley.burn();
  const auto cost = cost_for(ground, walking, false);
  EXPECT_NEAR(cost.seconds_per_metre[ground.grid.index({19, 10})], 3.6 / 40, 1e-6);
  EXPECT_NEAR(cost.seconds_per_metre[ground.grid.index({5, 10})], 3.6 / 4, 1e-6);
  auto on_foot = walking;
  on_foot.road_kmh = {{"track", 5}};
  EXPECT_NEAR(cost_for(ground, on_foot, false).seconds_per_metre[ground.grid.index({19, 10})], 3.6 / 5, 1e-6)
      << "a primary road that is closed to walkers takes no track away";
  on_foot.road_kmh = {{"track", 3}};
  EXPECT_NEAR(cost_for(ground, on_foot, false).seconds_per_metre[ground.grid.index({19, 10})], 3.6 / 4, 1e-6)
      << "a track worse than the land beside it is left";
}

} // namespace
} // namespace gis::travel
