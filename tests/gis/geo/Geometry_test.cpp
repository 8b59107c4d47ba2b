#include "gis/geo/Geometry.h"
#include "gis/geo/Grid.h"

#include <gtest/gtest.h>

namespace gis::geo {
namespace {

Geometry square_with_hole() {
  Polygon polygon;
  polygon.shell = {{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}}; // clockwise on purpose
  polygon.holes = {{{2, 2}, {8, 2}, {8, 8}, {2, 8}, {2, 2}}};
  return {.polygons = {polygon}};
}

TEST(Geometry, AreaTakesHolesOutWhateverTheOrientation) {
  auto geometry = square_with_hole();
  EXPECT_DOUBLE_EQ(area(geometry), 64);
  orient(geometry);
  EXPECT_DOUBLE_EQ(area(geometry), 64);
}

TEST(Geometry, ContainsRespectsHoles) {
  EXPECT_TRUE(contains(square_with_hole(), {1, 5}));
  EXPECT_FALSE(contains(square_with_hole(), {5, 5}));
  EXPECT_FALSE(contains(square_with_hole(), {11, 5}));
}

TEST(Geometry, InnerPointLiesInside) {
  EXPECT_TRUE(contains(square_with_hole(), inner_point(square_with_hole())));
}

TEST(Grid, CellsAndPositionsAgree) {
  const Grid grid = grid_over({451.2, 1003, 700, 1490.5}, 30, 150);
  EXPECT_DOUBLE_EQ(grid.x_west, 450);
  EXPECT_DOUBLE_EQ(grid.y_north, 1500);
  EXPECT_EQ(grid.columns, 10);
  EXPECT_EQ(grid.rows, 20);
  const Cell cell{3, 7};
  EXPECT_EQ(grid.cell_of(grid.centre(cell)), cell);
  EXPECT_EQ(grid.cell_at(grid.index(cell)), cell);
  EXPECT_FALSE(grid.cell_of({449.9, 1400}).has_value());
  EXPECT_FALSE(grid.cell_of({460, 899}).has_value());
}

} // namespace
} // namespace gis::geo
