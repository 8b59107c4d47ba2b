#include "gis/sources/regions.h"

#include <array>
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

TEST(Sieved, SmallRegionsGoToTheLargestBesideThemAndNothingElseMoves) {
  std::mt19937 dice(5);
  constexpr int slot = 10, least = 9;
  for (int round = 0; round < 10; ++round) {
    const geo::Grid grid{0, 50, 1, 1, 60, 50};
    std::vector<std::uint8_t> classes(grid.size(), 1), wanted(grid.size(), 1);
    // One block of another class, or of nothing, in each slot, touching no other.
    for (int top = 0; top < grid.rows; top += slot)
      for (int left = 0; left < grid.columns; left += slot) {
        const auto number = static_cast<std::uint8_t>(std::array{0, 2, 3, 4}.at(dice() % 4));
        const int rows = 1 + static_cast<int>(dice() % 6), columns = 1 + static_cast<int>(dice() % 6);
        for (int row = top + 2; row < top + 2 + rows; ++row)
          for (int column = left + 2; column < left + 2 + columns; ++column) {
            classes[grid.index({row, column})] = number;
            wanted[grid.index({row, column})] = number == 0 || rows * columns >= least ? number : 1;
          }
      }
    EXPECT_EQ(sieved(grid, classes, least), wanted);
    EXPECT_EQ(sieved(grid, classes, 1), classes);
  }
}

TEST(Sieved, NothingTakesNoRegionHoweverSmall) {
  const geo::Grid grid{0, 3, 1, 1, 3, 3};
  const std::vector<std::uint8_t> island = {0, 0, 0, 0, 2, 0, 0, 0, 0};
  EXPECT_EQ(sieved(grid, island, 5), island);
  EXPECT_THROW(sieved(grid, {1}, 5), std::invalid_argument);
}

TEST(Regions, OfNothingAreNone) {
  EXPECT_TRUE(regions({}, {}).empty());
  EXPECT_TRUE(regions({0, 1, 1, 1, 1, 1}, {0}).empty());
  EXPECT_THROW(regions({0, 1, 1, 1, 1, 1}, {}), std::invalid_argument);
}

} // namespace
} // namespace gis::sources
