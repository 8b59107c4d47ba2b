#include "gis/geo/Crs.h"
#include "tests/gis/geo/Vincenty.h"

#include <gtest/gtest.h>
#include <random>

namespace gis::geo {
namespace {

TEST(Geodesic, HasTheLengthVincentyFinds) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> longitude(102, 110), latitude(8, 24);
  for (int i = 0; i < 500; ++i) {
    const Point a{longitude(random), latitude(random)}, b{longitude(random), latitude(random)};
    EXPECT_NEAR(geodesic({}, a, b).length_m, tests::vincenty_m({}, a, b), 1e-3);
  }
}

TEST(Geodesic, OnASphereIsTheGreatCircle) {
  const Ellipsoid sphere{6371000, 0};
  EXPECT_NEAR(geodesic(sphere, {108, 0}, {109, 0}).length_m, 6371000 * std::numbers::pi / 180, 1e-6);
  // Along a parallel the shortest way bends towards the pole.
  const auto way = geodesic(sphere, {100, 60}, {110, 60}, 1000);
  const double middle = way.points[way.points.size() / 2].y;
  const double radians = std::numbers::pi / 180;
  EXPECT_NEAR(std::tan(middle * radians), std::tan(60 * radians) / std::cos(5 * radians), 1e-6);
}

TEST(Geodesic, AzimuthsAreThoseOfACompass) {
  EXPECT_NEAR(geodesic({}, {108, 11}, {108, 12}).azimuth, 0, 1e-9);
  EXPECT_NEAR(geodesic({}, {108, 0}, {109, 0}).azimuth, 90, 1e-9);
  EXPECT_NEAR(geodesic({}, {108, 12}, {108, 11}).azimuth, 180, 1e-9);
  EXPECT_NEAR(geodesic({}, {109, 0}, {108, 0}).azimuth, 270, 1e-9);
}

TEST(Geodesic, PointsAreEvenAndHoldBothEnds) {
  const Point from{107.8, 11.5}, to{108.6, 12.1};
  const auto way = geodesic({}, from, to, 5000);
  EXPECT_EQ(way.points.front(), from);
  EXPECT_EQ(way.points.back(), to);
  const double span = way.length_m / static_cast<double>(way.points.size() - 1);
  EXPECT_LE(span, 5000);
  EXPECT_GT(span, 4700);
  for (std::size_t i = 1; i < way.points.size(); ++i)
    EXPECT_NEAR(tests::vincenty_m({}, way.points[i - 1], way.points[i]), span, 1e-3);
  EXPECT_TRUE(geodesic({}, from, to).points.empty());
}

TEST(Geodesic, BetweenAPlaceAndItselfHasNoLength) {
  const auto way = geodesic({}, {108, 12}, {108, 12}, 100);
  EXPECT_EQ(way.length_m, 0);
  EXPECT_EQ(way.points.size(), 2U);
}

TEST(Crs, KnowsItsDegreesAndItsEarth) {
  const auto grid = Crs::from_text("EPSG:5899");
  const auto degrees = grid.in_degrees();
  EXPECT_TRUE(degrees.geographic());
  EXPECT_EQ(degrees.name(), "EPSG:4756") << "VN-2000, no datum shift";
  EXPECT_TRUE(degrees.in_degrees().same_as(degrees));
  EXPECT_DOUBLE_EQ(grid.ellipsoid().semi_major_m, 6378137);
  EXPECT_DOUBLE_EQ(grid.ellipsoid().flattening, 1 / 298.257223563);
  const auto place = Transform(grid, degrees)({500000, 0});
  EXPECT_NEAR(place.x, 107.75, 1e-9);
  EXPECT_NEAR(place.y, 0, 1e-9);
}

TEST(Geodesic, AShortWayIsTheWholeOneToTwoMillionths) {
  for (int i = 0; i < 2000; ++i) {
    const Point from{100 + i % 40 * 0.25, 8 + i % 61 * 0.25};
    const double far = 0.001 * std::pow(2500, i / 2000.0), turn = i * 0.7;
    const Point to{from.x + far * std::sin(turn), from.y + far * std::cos(turn)};
    const auto whole = geodesic({}, from, to), brief = short_way({}, from, to);
    EXPECT_NEAR(brief.length_m, whole.length_m, 2e-6 * whole.length_m) << i;
    const double apart = std::fabs(brief.azimuth - whole.azimuth);
    EXPECT_LT(std::min(apart, 360 - apart), 2e-4) << i << ": " << brief.azimuth << " " << whole.azimuth;
  }
}

} // namespace
} // namespace gis::geo
