#include "gis/travel/route.h"

#include "tests/gis/travel/PlainSearch.h"
#include "tests/gis/travel/RandomCase.h"

#include <gmock/gmock.h>

namespace gis::travel {
namespace {

/// The end of a way that is a source, and where the way belongs.
void expect_right(const RandomCase &given, const SearchResult &found, geo::Cell cell,
                  const std::vector<geo::Cell> &way) {
  const auto index = given.cost.grid.index(cell);
  ASSERT_EQ(way.empty(), !found.reached(index)) << given.text;
  if (way.empty()) return;
  const bool inwards = given.request.direction == Direction::to_source;
  const auto home = inwards ? way.front() : way.back(), source = inwards ? way.back() : way.front();
  EXPECT_EQ(home, cell) << given.text;
  EXPECT_EQ(plain_walk(given.cost, given.request, found.shift, way), found.time[index]) << given.text;
  const bool right = std::any_of(given.sources.begin(), given.sources.end(), [&](const auto &s) {
    return s.cell == source && (found.nearest.empty() || s.facility == found.nearest[index]);
  });
  EXPECT_TRUE(right) << given.text << ": the way ends at no source, or at another than the nearest";
}

TEST(Route, StepsAddUpToTheTimeAndLeadToTheNearestSource) {
  base::Progress quiet;
  for (unsigned seed = 0; seed < 400; ++seed) {
    RandomCase given(900000 + seed);
    const auto found = search(given.cost, given.sources, given.request, quiet);
    const Router router(given.cost, given.request, found);
    for (int n = 0; n < 20; ++n) {
      const auto cell = given.cost.grid.cell_at(given.below(static_cast<unsigned>(given.cost.grid.size())));
      expect_right(given, found, cell, router.way(cell));
      if (HasFailure()) return;
    }
  }
}

TEST(Route, GoesRoundABarrierTheWayItIsWalked) {
  // 0 S 1 2
  //   # # .
  const CostSurface cost{.grid = {0, 3, 1, 1, 3, 3}, .seconds_per_metre = {1, 1, 1, -1, -1, 1, 1, 1, 1}};
  base::Progress quiet;
  SearchRequest request{.max_seconds = base::Seconds(100)};
  const auto found = search(cost, {{{0, 0}, 0}}, request, quiet);
  const std::vector<geo::Cell> home_to_source = {{2, 0}, {2, 1}, {1, 2}, {0, 1}, {0, 0}};
  EXPECT_EQ(Router(cost, request, found).way({2, 0}), home_to_source);
  request.direction = Direction::from_source;
  const std::vector<geo::Cell> source_to_home(home_to_source.rbegin(), home_to_source.rend());
  EXPECT_EQ(Router(cost, request, found).way({2, 0}), source_to_home);
  EXPECT_THAT(Router(cost, request, found).way({1, 0}), testing::IsEmpty());
  EXPECT_THAT(Router(cost, request, found).way({9, 9}), testing::IsEmpty());
  EXPECT_THAT(Router(cost, request, found).way({0, 0}), testing::ElementsAre(geo::Cell{0, 0}));
}

TEST(Route, IsALineThroughTheCentresWhereItBends) {
  const geo::Grid grid{100, 200, 10, 10, 9, 9};
  const auto line = line_of(grid, {{0, 0}, {0, 1}, {0, 2}, {1, 3}, {2, 4}});
  ASSERT_EQ(line.size(), 3U);
  EXPECT_EQ(line[1].x, 125);
  EXPECT_EQ(line[1].y, 195);
}

} // namespace
} // namespace gis::travel
