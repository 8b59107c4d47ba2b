#include "gis/geo/hillshade.h"

#include <gtest/gtest.h>
#include <numbers>

namespace tests {
namespace {

using gis::geo::Surface;

/// A plane that rises by so much a metre to the east and to the north.
Surface plane(double east, double north, int columns = 5, int rows = 4) {
  Surface made{{100, 900, 30, 30, columns, rows}, {}};
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column)
      made.values.push_back(static_cast<float>(500 + 30 * (east * column - north * row)));
  return made;
}
float middle(const Surface &bright) { return bright.values[bright.grid.index({1, 2})]; }

TEST(Hillshade, LevelGroundHasTheSineOfTheLight) {
  for (const float value : gis::geo::hillshade(plane(0, 0)).values)
    EXPECT_NEAR(value, std::sin(std::numbers::pi / 4), 1e-6);
  EXPECT_NEAR(middle(gis::geo::hillshade(plane(0, 0), {315, 30, 1})), 0.5, 1e-6);
}

TEST(Hillshade, GroundTurnedToTheLightIsBrightAndTurnedAwayIsDark) {
  // A slope of 45° that faces north-west: it falls to the north-west by 1 in all.
  const double part = 1 / std::numbers::sqrt2;
  EXPECT_NEAR(middle(gis::geo::hillshade(plane(part, -part), {315, 45, 1})), 1, 1e-6);
  EXPECT_NEAR(middle(gis::geo::hillshade(plane(-part, part), {315, 45, 1})), 0, 1e-6);
  EXPECT_EQ(middle(gis::geo::hillshade(plane(-3 * part, 3 * part), {315, 45, 1})), 0) << "never below";
}

TEST(Hillshade, ExaggerationIsTakingTheGroundHigher) {
  EXPECT_FLOAT_EQ(middle(gis::geo::hillshade(plane(0.2, 0.1), {315, 45, 1.5})),
                  middle(gis::geo::hillshade(plane(0.3, 0.15), {315, 45, 1})));
}

TEST(Hillshade, AHoleStaysAHoleAndSpoilsNoNeighbour) {
  auto heights = plane(0, 0);
  heights.values[heights.grid.index({1, 2})] = Surface::no_value;
  const auto bright = gis::geo::hillshade(heights);
  for (std::size_t i = 0; i < bright.values.size(); ++i)
    if (i == bright.grid.index({1, 2}))
      EXPECT_FALSE(bright.has_value(i));
    else
      EXPECT_NEAR(bright.values[i], std::sin(std::numbers::pi / 4), 1e-6);
}

TEST(Coarser, ACellIsTheMeanOfThoseThereAre) {
  Surface fine{{0, 60, 10, 10, 3, 2}, {1, 2, 5, 3, Surface::no_value, Surface::no_value}};
  const auto made = gis::geo::coarser(fine, 2);
  EXPECT_EQ(made.grid, (gis::geo::Grid{0, 60, 20, 20, 2, 1}));
  EXPECT_FLOAT_EQ(made.values[0], 2);
  EXPECT_FLOAT_EQ(made.values[1], 5);
  fine.values = std::vector<float>(6, Surface::no_value);
  EXPECT_FALSE(gis::geo::coarser(fine, 2).has_value(0));
}

} // namespace
} // namespace tests
