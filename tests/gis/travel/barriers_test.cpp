#include "gis/travel/Ground.h"
#include "gis/travel/search.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

/// Properties of the ground on random rivers and roads: barriers do not leak, and one more road never makes
/// a way longer.
namespace gis::travel {
namespace {

constexpr int size = 30; // cells of 10 m
const geo::Grid grid{0, size * 10.0, 10, 10, size, size};

class Dice {
public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_()) / 4294967296.0;
  }
  int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }

private:
  std::mt19937 engine_;
};

struct Named {
  std::string name;
  geo::Line line;
};

sources::Layer lines(const std::vector<Named> &rows) {
  sources::Layer layer{.source = "test", .name = "test", .fields = {"class", "crossing"}};
  for (const auto &row : rows)
    layer.rows.push_back({static_cast<long>(layer.rows.size()) + 1, {row.name, ""}, {.lines = {row.line}}});
  return layer;
}

Ground burn(const std::vector<Named> &rivers, const std::vector<Named> &roads,
            const sources::Layer *land = nullptr, std::vector<float> height = {}) {
  const auto river_layer = lines(rivers), road_layer = lines(roads);
  GroundRequest request;
  request.grid = grid;
  request.roads = &road_layer;
  request.road_class = "class";
  request.road_crossing = "crossing";
  request.barriers = {&river_layer};
  request.landcover = land;
  request.land_class = "class";
  request.height = std::move(height);
  base::Findings findings;
  base::Progress quiet;
  return burn_ground(std::move(request), findings, quiet);
}

const SpeedTable walking{.mode = "walk",
                         .season = "dry",
                         .default_kmh = 4,
                         .land_kmh = {{"forest", 2}, {"swamp", 0}},
                         .road_kmh = {{"primary", 30}, {"track", 4.2}, {"path", 3}},
                         .slope = true};

SearchResult times(const CostSurface &cost, geo::Cell from, Neighbours neighbours,
                   Direction direction = Direction::to_source) {
  base::Progress quiet;
  SearchRequest request{.neighbours = neighbours,
                        .slope = SlopeRule::tobler,
                        .direction = direction,
                        .max_seconds = base::Seconds(40000)};
  return search(cost, {{from, 0}}, request, quiet);
}

/// From the west edge to the east edge, slanting up and down, never turning back.
geo::Line random_river(Dice &dice) {
  geo::Line river;
  for (double x = -12; x < size * 10 + 12; x += dice.between(10, 90)) {
    // Some bends stand exactly on the edge of a cell.
    const double bend = dice.below(3) == 0 ? std::ceil(x / 10) * 10 : x;
    if (river.empty() || bend > river.back().x) river.push_back({bend, dice.between(80, 220)});
  }
  river.push_back({size * 10 + 60, dice.between(80, 220)});
  return river;
}

geo::Line moved_north(geo::Line line, double by) {
  for (auto &point : line) point.y += by;
  return line;
}

bool reaches_south(const Ground &ground, Neighbours neighbours) {
  const auto found = times(cost_for(ground, walking, false), {0, 3}, neighbours);
  for (int column = 0; column < size; ++column)
    if (found.time[grid.index({size - 1, column})] != SearchResult::unreached) return true;
  return false;
}

TEST(Barriers, NoRiverLeaksWhateverRunsBesideIt) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    const auto river = random_river(dice);
    const auto ground = burn({{"river", river}}, {{"primary", moved_north(river, dice.between(0.01, 15))},
                                                  {"path", moved_north(river, -dice.between(0.01, 15))}});
    for (const auto neighbours : {Neighbours::eight, Neighbours::sixteen})
      ASSERT_FALSE(reaches_south(ground, neighbours)) << seed;
    for (const auto flags : ground.barrier) ASSERT_EQ(flags & (Ground::open | Ground::ford), 0) << seed;
  }
}

TEST(Barriers, OneBridgeOpensOneCrossingAndOnlyRoundIt) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    const auto river = random_river(dice);
    const double x = dice.between(2, size * 10 - 2);
    const auto ground = burn({{"river", river}}, {{"primary", {{x, 299}, {x, 1}}},
                                                  {"primary", moved_north(river, dice.between(0.01, 15))}});
    for (const auto neighbours : {Neighbours::eight, Neighbours::sixteen})
      ASSERT_TRUE(reaches_south(ground, neighbours)) << seed;
    // Where the river stands at x.
    double y = HUGE_VAL;
    for (std::size_t i = 0; i + 1 < river.size(); ++i)
      if (river[i].x <= x && x <= river[i + 1].x && river[i].x < river[i + 1].x)
        y = river[i].y + (river[i + 1].y - river[i].y) * (x - river[i].x) / (river[i + 1].x - river[i].x);
    Ground closed = ground;
    for (std::size_t i = 0; i < ground.barrier.size(); ++i)
      if ((ground.barrier[i] & Ground::open) != 0) {
        const auto centre = grid.centre(grid.cell_at(i));
        ASSERT_LE(std::fabs(centre.x - x), 5) << seed << ": along the road's own cells";
        ASSERT_LE(std::fabs(centre.y - y), 30) << seed << ": within three cells of the bridge";
        closed.barrier[i] = Ground::line;
      }
    ASSERT_FALSE(reaches_south(closed, Neighbours::sixteen)) << seed << ": there is no other crossing";
  }
}

/// Random land: forest and swamp, hills with holes, a river, roads.
struct Country {
  sources::Layer land{.source = "test", .name = "land", .fields = {"class"}};
  std::vector<float> height;
  std::vector<Named> rivers, roads;
  explicit Country(Dice &dice) {
    for (int patch = 0; patch < 5; ++patch) {
      const double w = dice.between(-20, 280), s = dice.between(-20, 280), e = w + dice.between(10, 150),
                   n = s + dice.between(10, 150);
      geo::Geometry area{.polygons = {{.shell = {{w, s}, {e, s}, {e, n}, {w, n}, {w, s}}}}};
      land.rows.push_back({patch + 1, {dice.below(3) == 0 ? "swamp" : "forest"}, area});
    }
    const double slope_x = dice.between(-0.5, 0.5), slope_y = dice.between(-0.5, 0.5);
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const auto p = grid.centre(grid.cell_at(i));
      height.push_back(dice.below(15) == 0
                           ? std::numeric_limits<float>::quiet_NaN()
                           : static_cast<float>(300 + slope_x * p.x + slope_y * p.y + dice.between(-2, 2)));
    }
    rivers.push_back({"river", random_river(dice)});
    for (int i = 0; i < 3; ++i) roads.push_back(road(dice));
  }
  static Named road(Dice &dice) {
    const char *classes[] = {"primary", "track", "path", "motorway"}; // nobody walks on the last
    Named road{classes[dice.below(4)], {}};
    for (int i = 0; i < 4; ++i) road.line.push_back({dice.between(-10, 310), dice.between(-10, 310)});
    return road;
  }
  Ground ground() const { return burn(rivers, roads, &land, height); }
};

TEST(Barriers, OneMoreRoadNeverMakesAWayLonger) {
  int faster = 0;
  for (unsigned seed = 0; seed < 120; ++seed) {
    Dice dice(seed);
    Country country(dice);
    const auto before = cost_for(country.ground(), walking, seed % 2 == 0);
    country.roads.push_back(Country::road(dice));
    const auto after = cost_for(country.ground(), walking, seed % 2 == 0);
    // From a barrier the first half step is free; a road there would end that.
    geo::Cell from{dice.below(size), dice.below(size)};
    while (before.barrier(grid.index(from))) from = {dice.below(size), dice.below(size)};
    const auto neighbours = seed % 3 == 0 ? Neighbours::sixteen : Neighbours::eight;
    for (const auto direction : {Direction::to_source, Direction::from_source}) {
      const auto a = times(before, from, neighbours, direction),
                 b = times(after, from, neighbours, direction);
      for (std::size_t i = 0; i < a.time.size(); ++i) {
        ASSERT_LE(b.time[i], a.time[i]) << seed << " cell " << i;
        faster += b.time[i] < a.time[i] ? 1 : 0;
      }
    }
  }
  EXPECT_GT(faster, 10000) << "the roads are there to be used";
}

TEST(Barriers, TheOrderOfTheFilesChangesNothing) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    Dice dice(seed);
    Country country(dice);
    country.rivers.push_back({"river", random_river(dice)});
    const auto a = cost_for(country.ground(), walking, false);
    std::reverse(country.roads.begin(), country.roads.end());
    std::reverse(country.rivers.begin(), country.rivers.end());
    std::reverse(country.land.rows.begin(), country.land.rows.end());
    const auto b = cost_for(country.ground(), walking, false);
    ASSERT_EQ(a.seconds_per_metre, b.seconds_per_metre) << seed;
    ASSERT_EQ(a.slope_free, b.slope_free) << seed;
  }
}

} // namespace
} // namespace gis::travel
