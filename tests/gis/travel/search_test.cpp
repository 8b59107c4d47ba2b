#include "gis/travel/search.h"

#include "gis/base/Error.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace gis::travel {
namespace {

constexpr float barrier = -1;

CostSurface ground(int rows, int columns, std::vector<float> costs, double cell = 1) {
  return {.grid = {0, rows * cell, cell, cell, columns, rows}, .seconds_per_metre = std::move(costs)};
}

SearchResult found(const CostSurface &cost, const std::vector<SearchSource> &sources,
                   const SearchRequest &request = {}) {
  base::Progress quiet;
  return search(cost, sources, request, quiet);
}

/// The obvious way: try every step of every cell until nothing changes. Float64, no fixed point, its own
/// steps and rules; shares nothing with the search.
std::vector<double> obvious_costs(const CostSurface &cost, const std::vector<geo::Cell> &sources,
                                  bool knights) {
  const int rows = cost.grid.rows, columns = cost.grid.columns;
  const auto c = [&](int r, int k) -> double {
    const float v = cost.seconds_per_metre[static_cast<std::size_t>(r * columns + k)];
    return std::isfinite(v) && v >= 0 ? v : -1;
  };
  std::vector<double> best(static_cast<std::size_t>(rows * columns), HUGE_VAL);
  for (const auto &s : sources) best[static_cast<std::size_t>(s.row * columns + s.column)] = 0;
  const double size = cost.grid.cell_width;
  for (bool changed = true; changed;) {
    changed = false;
    for (int r = 0; r < rows; ++r)
      for (int k = 0; k < columns; ++k)
        for (int dr = -2; dr <= 2; ++dr)
          for (int dk = -2; dk <= 2; ++dk) {
            const int kind = std::abs(dr) + std::abs(dk);
            const bool knight = kind == 3;
            if (kind == 0 || (!knight && std::max(std::abs(dr), std::abs(dk)) > 1) || (knight && !knights))
              continue;
            const int r2 = r + dr, k2 = k + dk;
            if (r2 < 0 || r2 >= rows || k2 < 0 || k2 >= columns || c(r2, k2) < 0) continue;
            const double here = best[static_cast<std::size_t>(r * columns + k)];
            const double own = std::max(0.0, c(r, k));
            double price = 0;
            if (knight) {
              const int ra = std::abs(dr) == 2 ? r + dr / 2 : r, ka = std::abs(dk) == 2 ? k + dk / 2 : k;
              const int rb = std::abs(dr) == 2 ? r + dr / 2 : r + dr,
                        kb = std::abs(dk) == 2 ? k + dk / 2 : k + dk;
              if (c(ra, ka) < 0 || c(rb, kb) < 0) continue;
              price = std::sqrt(5.0) * (own + c(ra, ka) + c(rb, kb) + c(r2, k2)) / 4;
            } else {
              if (kind == 2 && c(r, k2) < 0 && c(r2, k) < 0) continue;
              price = std::sqrt(static_cast<double>(kind)) * (own + c(r2, k2)) / 2;
            }
            auto &there = best[static_cast<std::size_t>(r2 * columns + k2)];
            if (here + price * size < there) {
              there = here + price * size;
              changed = true;
            }
          }
  }
  return best;
}

std::vector<SearchSource> starts(const std::vector<geo::Cell> &cells) {
  std::vector<SearchSource> sources;
  for (const auto &cell : cells) sources.push_back({cell, static_cast<std::uint32_t>(sources.size())});
  return sources;
}

const std::vector<float> manual = {2, 2, 1, 1, 5, 5, 5, 2, 2, 8, 8, 5, 2, 1, 7, 1, 1, 8, 2, 2, 2,
                                   8, 7, 8, 8, 8, 8, 5, 8, 8, 1, 1, 5, 3, 9, 8, 1, 1, 2, 5, 3, 9};

TEST(Search, GivesTheFiguresOfTheGrassManual) {
  const auto cost = ground(6, 7, manual);
  const auto result = found(cost, {{{4, 5}, 0}});
  const int rounded[] = {22, 21, 21, 20, 17, 15, 14, 20, 19, 22, 20, 15, 12, 11, 22, 18, 17, 18, 13, 11, 9,
                         21, 14, 13, 12, 8,  6,  6,  16, 13, 8,  7,  4,  0,  6,  14, 9,  8,  9,  6,  3,  8};
  const auto exact = obvious_costs(cost, {{4, 5}}, false);
  for (std::size_t i = 0; i < exact.size(); ++i) {
    EXPECT_NEAR(result.seconds(i), exact[i], 1e-5 * std::max(1.0, exact[i])) << i;
    EXPECT_EQ(std::floor(result.seconds(i) + 0.5), rounded[i]) << i;
  }
  const double first_row[] = {21.778, 21.121, 20.692, 19.692, 16.935, 14.899, 13.657};
  for (std::size_t i = 0; i < 7; ++i) EXPECT_NEAR(result.seconds(i), first_row[i], 0.0005);
}

TEST(Search, GoesRoundCellsWithoutData) {
  const float n = std::numeric_limits<float>::quiet_NaN();
  const auto cost = ground(6, 6, {1, 3, 4, 4, 3, 2, 4, 6, 2, 3, 7, 6, 5, 8, 7, 5, 5, 6,
                                  1, 4, 5, n, 5, 1, 4, 7, 5, n, 2, 6, 1, 2, 2, 1, 3, 4});
  const auto result = found(cost, starts({{0, 1}, {0, 2}, {1, 2}, {5, 0}}));
  const double expected[] = {2,   0,        0,         4,  6.742642,  9.242642, 4.5,      4,        0,
                             2.5, 7.5,      13.106605, 8,  7.071070,  4.5,      4.949749, 8.156856, 12.742642,
                             5,   7.5,      10.5,      -1, 10.621321, 9.242642, 2.5,      5.656856, 6.449749,
                             -1,  7.121321, 11.121321, 0,  1.5,       3.5,      5,        7,        10.5};
  for (std::size_t i = 0; i < 36; ++i) {
    ASSERT_EQ(result.reached(i), expected[i] >= 0) << i;
    if (expected[i] >= 0) EXPECT_NEAR(result.seconds(i), expected[i], 1e-5) << i;
  }
}

TEST(Search, ToblerIsScaledToTheFlatSpeed) {
  const std::pair<double, double> cases[] = {{-0.05, 5.95623}, {0, 5},          {-0.1, 5},
                                             {0.1, 3.52344},   {-0.2, 3.52344}, {0.5, 0.86887}};
  for (const auto &[slope, kmh] : cases) EXPECT_NEAR(5 / tobler_slowness(slope), kmh, 1e-5) << slope;
}

TEST(Search, TwelveKilometresAtFiveKmhAreWithin144Minutes) {
  const auto cost = ground(1, 401, std::vector<float>(401, 3.6F / 5), 30);
  const auto result = found(cost, {{{0, 0}, 0}}, {.max_seconds = base::Seconds(86400)});
  EXPECT_LE(result.tenths(400), 144U * 600);
  EXPECT_GT(result.tenths(400), 144U * 600 - 2);
}

TEST(Search, WalkingUphillAndDownhillDifferByDirection) {
  auto cost = ground(1, 2, {0.72F, 0.72F}, 30);
  cost.height = {0, 3}; // the second cell lies 3 m higher
  SearchRequest request{.slope = SlopeRule::tobler};
  const double down = found(cost, {{{0, 0}, 0}}, request).seconds(1); // from the upper cell to the source
  request.direction = Direction::from_source;
  const double up = found(cost, {{{0, 0}, 0}}, request).seconds(1);
  EXPECT_NEAR(down, 30 * 3.6 / 5 * tobler_slowness(-0.1), 1e-4);
  EXPECT_NEAR(up, 30 * 3.6 / 5 * tobler_slowness(0.1), 1e-4);
  cost.height[1] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_NEAR(found(cost, {{{0, 0}, 0}}, request).seconds(1), 30 * 3.6 / 5, 1e-4)
      << "a hole in the terrain is flat";
  cost.height[1] = 3;
  cost.slope_free = {1, 1};
  EXPECT_NEAR(found(cost, {{{0, 0}, 0}}, request).seconds(1), 30 * 3.6 / 5, 1e-4)
      << "a ridden cell knows no slope";
}

TEST(Search, LangmuirAddsClimbToDistanceAndFriction) {
  auto cost = ground(1, 2, {0.5F, 0.5F}, 30);
  cost.height = {0, 3};
  SearchRequest request{.slope = SlopeRule::langmuir, .direction = Direction::from_source};
  EXPECT_NEAR(found(cost, {{{0, 0}, 0}}, request).seconds(1), 0.72 * 30 + 6 * 3 + 0.5 * 30, 1e-4);
  request.direction = Direction::to_source;
  EXPECT_NEAR(found(cost, {{{0, 0}, 0}}, request).seconds(1), 0.72 * 30 + 1.9998 * -3 + 0.5 * 30, 1e-4);
  cost.height = {0, 9}; // steeper than 0.2125
  EXPECT_NEAR(found(cost, {{{0, 0}, 0}}, request).seconds(1), 0.72 * 30 + -1.9998 * -9 + 0.5 * 30, 1e-4);
}

/// A line of barrier cells as burning a slanting river makes it: corner to corner.
TEST(Search, ASlantingBarrierStaysClosed) {
  for (const auto neighbours : {Neighbours::eight, Neighbours::sixteen}) {
    std::vector<float> costs(20 * 20, 1);
    for (int i = 0; i < 20; ++i) costs[static_cast<std::size_t>(i * 20 + i)] = barrier;
    const auto result = found(ground(20, 20, costs), {{{0, 10}, 0}}, {.neighbours = neighbours});
    for (int r = 0; r < 20; ++r)
      for (int k = 0; k < 20; ++k) EXPECT_EQ(result.reached(static_cast<std::size_t>(r * 20 + k)), k > r);
  }
}

TEST(Search, TheCornerOfASingleBarrierMayBePassed) {
  const auto result = found(ground(2, 2, {1, barrier, 1, 1}), {{{0, 0}, 0}});
  EXPECT_NEAR(result.seconds(3), std::sqrt(2.0), 1e-6);
}

TEST(Search, TheCapIsInclusiveAndWhatLiesBeyondIsNotCalledUnreached) {
  const auto cost = ground(1, 6, {1, 1, 1, 1, barrier, 1});
  const auto result = found(cost, {{{0, 0}, 0}}, {.max_seconds = base::Seconds(2)});
  EXPECT_TRUE(result.reached(2));
  EXPECT_EQ(result.time[3], SearchResult::beyond_cap);
  EXPECT_EQ(result.time[5], SearchResult::unreached);
}

TEST(Search, WithoutACapTheUnitIsTheFinestThatFits) {
  EXPECT_EQ(found(ground(1, 2, {1, 1}), {{{0, 0}, 0}}).shift, 22);
  // 1000 s · 2^k ≤ 2^30 − 3 up to k = 20.
  const auto result = found(ground(1, 2, {1000, 1000}), {{{0, 0}, 0}});
  EXPECT_EQ(result.shift, 20);
  EXPECT_DOUBLE_EQ(result.seconds(1), 1000);
  const auto huge = found(ground(1, 3, {1e8F, 1e8F, 1}), {{{0, 0}, 0}});
  EXPECT_TRUE(huge.reached(2));
  EXPECT_NEAR(huge.seconds(1), 1e8, 1);
}

TEST(Search, OddCostsAndSourcesDoNoHarm) {
  const float inf = std::numeric_limits<float>::infinity(), n = std::numeric_limits<float>::quiet_NaN();
  const auto odd = found(ground(1, 5, {0, 0, inf, n, -5}), {{{0, 0}, 0}, {{7, 7}, 1}, {{0, 0}, 2}});
  EXPECT_TRUE(odd.reached(1));
  EXPECT_LT(odd.seconds(1), 1e-6);
  EXPECT_FALSE(odd.reached(2));
  EXPECT_FALSE(odd.reached(3));
  EXPECT_FALSE(odd.reached(4));
  EXPECT_FALSE(found(ground(1, 2, {0, 1}), {{{0, 1}, 0}}, {.barrier_zero = true}).reached(0));
  EXPECT_FALSE(found(ground(1, 2, {barrier, barrier}), {{{0, 0}, 0}}).reached(1));
  // People step out of a barrier.
  EXPECT_NEAR(found(ground(1, 2, {barrier, 2}), {{{0, 0}, 0}}).seconds(1), 1, 1e-5);
  EXPECT_TRUE(found(ground(1, 1, {1}), {}).time[0] == SearchResult::unreached);
}

TEST(Search, TiesGoToTheLowestRankWhateverTheOrder) {
  const auto cost = ground(1, 5, {1, 1, 1, 1, 1});
  SearchRequest request{.allocation = true};
  const auto a = found(cost, {{{0, 0}, 3}, {{0, 4}, 1}, {{0, 0}, 2}}, request);
  const auto b = found(cost, {{{0, 0}, 2}, {{0, 0}, 3}, {{0, 4}, 1}}, request);
  EXPECT_EQ(a.nearest, b.nearest);
  EXPECT_EQ(a.nearest, (std::vector<std::uint32_t>{2, 2, 1, 1, 1}));
}

struct Terrain {
  CostSurface cost;
  std::vector<geo::Cell> cells;
};

Terrain random_terrain(unsigned seed) {
  std::mt19937 dice(seed);
  const int sizes[] = {1, 2, 5, 17, 33};
  const int rows = sizes[dice() % 5], columns = sizes[dice() % 5];
  std::vector<float> costs;
  for (int i = 0; i < rows * columns; ++i)
    costs.push_back(dice() % 5 == 0 ? barrier : 1 + static_cast<float>(dice() % 900) / 100);
  Terrain terrain{ground(rows, columns, costs, 10), {}};
  for (int i = 0; i < 3; ++i)
    terrain.cells.push_back({static_cast<int>(dice() % static_cast<unsigned>(rows)),
                             static_cast<int>(dice() % static_cast<unsigned>(columns))});
  return terrain;
}

TEST(Search, AgreesWithTheObviousWayOnRandomGround) {
  for (unsigned seed = 0; seed < 120; ++seed) {
    auto [cost, cells] = random_terrain(seed);
    for (const auto neighbours : {Neighbours::eight, Neighbours::sixteen}) {
      const auto result = found(cost, starts(cells), {.neighbours = neighbours});
      const auto expected = obvious_costs(cost, cells, neighbours == Neighbours::sixteen);
      for (std::size_t i = 0; i < expected.size(); ++i) {
        ASSERT_EQ(result.reached(i), expected[i] < HUGE_VAL) << seed << " " << i;
        if (result.reached(i))
          ASSERT_NEAR(result.seconds(i), expected[i], 1e-5 * std::max(10.0, expected[i])) << seed << " " << i;
      }
    }
  }
}

TEST(Search, ARoadOrAFacilityNeverMakesTheWayLonger) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    auto [cost, cells] = random_terrain(seed);
    const SearchRequest request{.max_seconds = base::Seconds(100000)};
    const auto before = found(cost, starts(cells), request);
    auto more = cells;
    more.push_back({cost.grid.rows / 2, cost.grid.columns / 2});
    const auto with_facility = found(cost, starts(more), request);
    for (std::size_t i = 0; i < cost.grid.size(); i += 3)
      if (!cost.barrier(i)) cost.seconds_per_metre[i] /= 2;
    const auto with_road = found(cost, starts(cells), request);
    for (std::size_t i = 0; i < before.time.size(); ++i) {
      ASSERT_LE(with_facility.time[i], before.time[i]);
      ASSERT_LE(with_road.time[i], before.time[i]);
    }
  }
}

TEST(Search, ShuffledSourcesChangeNothing) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const auto [cost, cells] = random_terrain(seed);
    auto sources = starts(cells);
    SearchRequest request{.allocation = true};
    const auto a = found(cost, sources, request);
    std::shuffle(sources.begin(), sources.end(), std::mt19937(seed));
    const auto b = found(cost, sources, request);
    ASSERT_EQ(a.time, b.time);
    ASSERT_EQ(a.nearest, b.nearest);
  }
}

TEST(Search, ProgressEndsAtOneNeverGoesBackAndCancels) {
  const auto cost = ground(900, 900, std::vector<float>(900 * 900, 1));
  double last = 0;
  base::Progress listening([&](double share, const std::string &) {
    EXPECT_GE(share, last);
    last = share;
    return true;
  });
  search(cost, {{{0, 0}, 0}}, {.max_seconds = base::Seconds(5000)}, listening);
  EXPECT_EQ(last, 1);
  base::Progress stopping([](double share, const std::string &) { return share < 0.4; });
  EXPECT_THROW(search(cost, {{{0, 0}, 0}}, {.max_seconds = base::Seconds(5000)}, stopping), base::Cancelled);
}

} // namespace
} // namespace gis::travel
