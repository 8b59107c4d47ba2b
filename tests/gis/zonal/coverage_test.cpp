#include "gis/zonal/coverage.h"

#include "gis/geo/validity.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <random>

namespace gis::zonal {
namespace {

/// The fraction of every cell of the grid, 0 where no row was visited. Also holds each row to its promises.
std::vector<double> covered(const geo::Geometry &polygons, const geo::Grid &grid) {
  std::vector<double> fractions(grid.size(), 0.0);
  int last_row = -1;
  visit_coverage(polygons, grid, [&](const CoveredRow &row) {
    EXPECT_GT(row.row, last_row) << "rows come from north to south, each once";
    last_row = row.row;
    ASSERT_FALSE(row.runs.empty());
    int next_column = 0;
    for (const auto &run : row.runs) {
      EXPECT_GE(run.first_column, next_column) << "runs come from west to east and do not overlap";
      next_column = run.first_column + run.cells;
      ASSERT_GT(run.cells, 0);
      EXPECT_GT(run.fraction, 0);
      EXPECT_LE(run.fraction, 1);
      ASSERT_TRUE(grid.holds({row.row, next_column - 1}));
      for (int column = run.first_column; column < next_column; ++column)
        fractions[grid.index({row.row, column})] = run.fraction;
    }
  });
  return fractions;
}

geo::Geometry rectangle(double west, double south, double east, double north) {
  return {
      .polygons = {{.shell = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}};
}

/// GEOS cell by cell: the slow exact judge.
void expect_as_geos(const geo::Geometry &polygons, const geo::Grid &grid, const std::string &what) {
  const auto fractions = covered(polygons, grid);
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto cell = grid.cell_at(i);
    const double west = grid.x_west + cell.column * grid.cell_width;
    const double north = grid.y_north - cell.row * grid.cell_height;
    const double shared =
        geo::common_area(polygons, rectangle(west, north - grid.cell_height, west + grid.cell_width, north));
    ASSERT_NEAR(fractions[i], shared / (grid.cell_width * grid.cell_height), 2e-9)
        << what << ", row " << cell.row << " column " << cell.column;
  }
}

const geo::Grid oblong{100, 80, 2, 3, 11, 9}; // x 100 … 122, y 53 … 80

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

/// A ring round a centre at changing distance: concave, never crossing itself.
geo::Ring star(Dice &dice, geo::Point centre, double least, double most) {
  geo::Ring ring;
  const int corners = 3 + dice.below(14);
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * (i + dice.between(0, 0.9)) / corners;
    const double away = dice.between(least, most);
    ring.push_back({centre.x + away * std::cos(angle), centre.y + away * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

TEST(Coverage, AZoneThatBeginsFarFromTheFirstColumnIsExact) {
  const auto fractions = covered(rectangle(111, 60, 114, 66.5), oblong);
  double sum = 0;
  for (const double f : fractions) sum += f;
  EXPECT_NEAR(sum * 6, 3 * 6.5, 1e-9);
  EXPECT_NEAR(fractions[oblong.index({5, 5})], 0.5, 1e-12);
  EXPECT_NEAR(fractions[oblong.index({5, 6})], 1, 1e-12);
  EXPECT_NEAR(fractions[oblong.index({4, 6})], 0.5, 1e-12);
}

TEST(Coverage, RandomPolygonsWithHolesAndPartsAreAsGeosHasThem) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    Dice dice(seed);
    geo::Geometry polygons;
    const int parts = 1 + dice.below(3);
    for (int part = 0; part < parts; ++part) {
      // Often partly, at times wholly, outside the grid on any side.
      const geo::Point centre{dice.between(92, 130), dice.between(45, 88)};
      geo::Polygon polygon{.shell = star(dice, centre, 4, 14), .holes = {}};
      if (dice.below(2) == 0) polygon.holes.push_back(star(dice, centre, 0.5, 1.9));
      // As in checked layers: valid, and no part over another.
      geo::Geometry one{.polygons = {polygon}};
      geo::make_valid(one);
      if (geo::common_area(polygons, one) > 0) continue;
      polygons.polygons.insert(polygons.polygons.end(), one.polygons.begin(), one.polygons.end());
    }
    expect_as_geos(polygons, oblong, "seed " + std::to_string(seed));
  }
}

TEST(Coverage, VerticesOnCornersAndEdgesOfCellsAreExact) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    Dice dice(seed + 1000);
    geo::Geometry polygons{.polygons = {{.shell = star(dice, {111, 66}, 3, 16)}}};
    for (auto &point : polygons.polygons.front().shell)
      point = {std::round(point.x), std::round(point.y * 2 / 3) * 1.5}; // every corner on half a cell
    if (geo::make_valid(polygons).outcome == geo::Repair::Outcome::broken) continue;
    expect_as_geos(polygons, oblong, "seed " + std::to_string(seed));
  }
}

TEST(Coverage, SliversThinnerThanACellAreExact) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Dice dice(seed + 2000);
    const geo::Point a{dice.between(95, 127), dice.between(50, 85)},
        b{dice.between(95, 127), dice.between(50, 85)};
    const double width = std::pow(10, dice.between(-6, -1));
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const double x = -(b.y - a.y) / length * width, y = (b.x - a.x) / length * width;
    geo::Geometry sliver{.polygons = {{.shell = {a, b, {b.x + x, b.y + y}, {a.x + x, a.y + y}, a}}}};
    geo::orient(sliver);
    expect_as_geos(sliver, oblong, "seed " + std::to_string(seed));
  }
}

TEST(Coverage, APolygonRoundTheGridCoversItWholeAndOneBesideItNothing) {
  for (const double f : covered(rectangle(0, 0, 1000, 1000), oblong)) EXPECT_EQ(f, 1);
  const geo::Geometry beside[] = {rectangle(80, 50, 100, 90), rectangle(122, 50, 140, 90),
                                  rectangle(90, 80, 130, 95), rectangle(90, 40, 130, 53)};
  for (const auto &polygon : beside)
    visit_coverage(polygon, oblong, [](const CoveredRow &) { ADD_FAILURE() << "nothing lies inside"; });
  visit_coverage({}, oblong, [](const CoveredRow &) { ADD_FAILURE() << "no polygon, no row"; });
}

} // namespace
} // namespace gis::zonal
