#include "gis/geo/neighbour_colours.h"

#include <gtest/gtest.h>
#include <random>

namespace gis::geo {
namespace {

TEST(NeighbourColours, NoTwoThatTouchHaveTheSame) {
  std::mt19937 random(11);
  const Grid grid{0, 20, 1, 1, 20, 20};
  for (int round = 0; round < 20; ++round) {
    std::vector<std::uint32_t> classes;
    for (std::uint32_t r = 0; r < 20; ++r)
      for (std::uint32_t c = 0; c < 20; ++c)
        classes.push_back(static_cast<std::uint32_t>(r / 5 * 4 + c / 5 + random() % 2) % 10);
    const auto colour = neighbour_colours(grid, classes, 9);
    for (int r = 0; r + 1 < 20; ++r)
      for (int c = 0; c + 1 < 20; ++c)
        for (const Cell other : {Cell{r, c + 1}, {r + 1, c}, {r + 1, c + 1}}) {
          const auto a = classes[grid.index({r, c})], b = classes[grid.index(other)];
          EXPECT_TRUE(a == b || a == 0 || b == 0 || colour[a] != colour[b]) << a << " " << b;
        }
  }
}

TEST(NeighbourColours, WhoTouchesMostComesFirstAndAloneAllHaveTheFirst) {
  EXPECT_EQ(neighbour_colours({0, 2, 1, 1, 4, 2}, {1, 2, 2, 3, 1, 2, 2, 3}, 4),
            (std::vector<std::uint32_t>{0, 1, 0, 1, 0}));
  EXPECT_EQ(neighbour_colours({0, 1, 1, 1, 3, 1}, {1, 0, 2}, 2), (std::vector<std::uint32_t>{0, 0, 0}));
}

} // namespace
} // namespace gis::geo
