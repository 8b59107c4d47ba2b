#include "gis/sources/regions.h"

#include <gtest/gtest.h>
#include <random>

namespace gis::sources {
namespace {

TEST(Regions, RunAlongTheEdgesOfTheirCells) {
  const geo::Grid grid{100, 200, 10, 20, 3, 3};
  const auto found = regions(grid, {1, 1, 1, 1, 2, 1, 1, 1, 0});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_DOUBLE_EQ(geo::area(found.at(1)), 7 * 200);
  ASSERT_EQ(found.at(2).polygons.size(), 1U);
  const auto box = found.at(2).box();
  EXPECT_EQ(box.x_min, 110);
  EXPECT_EQ(box.x_max, 120);
  EXPECT_EQ(box.y_min, 160);
  EXPECT_EQ(box.y_max, 180);
}

TEST(Regions, HoldTheirCellsAndNoOthers) {
  std::mt19937 dice(3);
  for (int round = 0; round < 20; ++round) {
    const geo::Grid grid{0, 30, 1, 1, 40, 30};
    std::vector<std::uint8_t> classes(grid.size());
    for (auto &one : classes) one = static_cast<std::uint8_t>(dice() % 4);
    const auto found = regions(grid, classes);
    for (std::size_t i = 0; i < grid.size(); ++i)
      for (const auto &[number, area] : found)
        ASSERT_EQ(geo::contains(area, grid.centre(grid.cell_at(i))), classes[i] == number) << i;
  }
}

TEST(Regions, OfNothingAreNone) {
  EXPECT_TRUE(regions({}, {}).empty());
  EXPECT_TRUE(regions({0, 1, 1, 1, 1, 1}, {0}).empty());
  EXPECT_THROW(regions({0, 1, 1, 1, 1, 1}, {}), std::invalid_argument);
}

} // namespace
} // namespace gis::sources
