#include "gis/geo/validity.h"
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
    std::vector<std::uint32_t> classes(grid.size());
    for (auto &one : classes) one = static_cast<std::uint32_t>(dice() % 4) * 70000;
    const auto found = regions(grid, classes);
    for (auto [number, area] : found) {
      const double before = geo::area(area);
      EXPECT_EQ(geo::make_valid(area).outcome, geo::Repair::Outcome::valid);
      EXPECT_DOUBLE_EQ(geo::area(area), before);
    }
    for (std::size_t i = 0; i < grid.size(); ++i)
      for (const auto &[number, area] : found)
        ASSERT_EQ(geo::contains(area, grid.centre(grid.cell_at(i))), classes[i] == number) << i;
  }
}

TEST(Regions, HolesIslandsAndCornersAreKeptApart) {
  const geo::Grid grid{0, 50, 10, 10, 5, 5};
  const auto found =
      regions(grid, {1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 2, 1, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1});
  ASSERT_EQ(found.at(1).polygons.size(), 2U) << "the frame and the island";
  EXPECT_EQ(found.at(1).polygons[0].holes.size() + found.at(1).polygons[1].holes.size(), 1U);
  ASSERT_EQ(found.at(2).polygons.size(), 1U);
  EXPECT_EQ(found.at(2).polygons[0].holes.size(), 1U);
  EXPECT_EQ(regions({0, 2, 1, 1, 2, 2}, {1, 0, 0, 1}).at(1).polygons.size(), 2U);
}

TEST(Sieved, SmallRegionsGoToTheLargestBesideThemAndNothingElseMoves) {
  std::mt19937 dice(5);
  constexpr int slot = 10, least = 9;
  for (int round = 0; round < 10; ++round) {
    const geo::Grid grid{0, 50, 1, 1, 60, 50};
    std::vector<std::uint32_t> classes(grid.size(), 1), wanted(grid.size(), 1);
    // One block of another class, or of nothing, in each slot, touching no other.
    for (int top = 0; top < grid.rows; top += slot)
      for (int left = 0; left < grid.columns; left += slot) {
        const auto number = static_cast<std::uint32_t>(std::array{0, 2, 3, 4}.at(dice() % 4));
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
  const std::vector<std::uint32_t> island = {0, 0, 0, 0, 2, 0, 0, 0, 0};
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
