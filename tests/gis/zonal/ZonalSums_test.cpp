#include "gis/zonal/ZonalSums.h"

#include "gis/base/Error.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace gis::zonal {
namespace {

constexpr float n = geo::Surface::no_value;

geo::Geometry zone(geo::Ring ring) {
  ring.push_back(ring.front());
  geo::Geometry geometry{.polygons = {{.shell = std::move(ring)}}};
  geo::orient(geometry);
  return geometry;
}

geo::Geometry square(double low, double high) {
  return zone({{low, low}, {high, low}, {high, high}, {low, high}});
}

ZoneStatistics statistics(const geo::Surface &values, const geo::Geometry &polygon,
                          const geo::Surface *weights = nullptr) {
  base::Progress quiet;
  return zonal_statistics({.values = &values, .weights = weights}, {polygon}, quiet).front();
}

const geo::Surface five{{-1, 4, 1, 1, 5, 5},
                        {1, 1, 1, 1, 1, 1, 1, 2, 3, 1, 1, 4, 5, 6, 1, 1, 0, n, 7, 1, 1, 1, 1, 1, 1}};
const geo::Surface three{{0, 3, 1, 1, 3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9}};

TEST(ZonalSums, FiveByFiveCaseOfTheMethods) {
  const auto z = statistics(five, square(0.5, 2.5));
  EXPECT_NEAR(z.count, 3.5, 1e-12);
  EXPECT_NEAR(*z.sum, 13.75, 1e-12);
  EXPECT_NEAR(*z.mean, 3.928571, 5e-7);
  EXPECT_EQ(z.mode, 5);
  EXPECT_EQ(z.minority, 0);
  EXPECT_EQ(z.min, 0);
  EXPECT_EQ(z.max, 7);
  EXPECT_EQ(z.variety, 8);
}

TEST(ZonalSums, ThreeByThreeCaseOfTheMethods) {
  const auto z = statistics(three, square(0.5, 2.5));
  EXPECT_NEAR(z.count, 4, 1e-12);
  EXPECT_NEAR(*z.mean, 5, 1e-12);
  EXPECT_EQ(z.median, 5);
  EXPECT_EQ(z.q25, 3);
  EXPECT_EQ(z.q75, 6);
  EXPECT_NEAR(*z.variance, 5, 1e-12);
  EXPECT_NEAR(*z.stdev, std::sqrt(5.0), 1e-12);
}

TEST(ZonalSums, TiesOfModeAndMinorityGoToTheLowestValueAndAQuantileIsTheLeastThatReachesIt) {
  // Two cells of 7, two of 2, one of 9, one of 4: six whole cells.
  const geo::Surface values{{0, 1, 1, 1, 6, 1}, {7, 2, 9, 2, 7, 4}};
  const auto z = statistics(values, zone({{0, 0}, {6, 0}, {6, 1}, {0, 1}}));
  EXPECT_EQ(z.mode, 2);
  EXPECT_EQ(z.minority, 4);
  // 2 2 4 7 7 9: half is reached by the third cell, a quarter by the second, three quarters by the fifth.
  EXPECT_EQ(z.median, 4);
  EXPECT_EQ(z.q25, 2);
  EXPECT_EQ(z.q75, 7);
}

TEST(ZonalSums, CellsWithoutValueCountNowhereAndAZoneOfThemIsMissingNotZero) {
  const auto z = statistics(five, zone({{1, 0}, {2, 0}, {2, 1}, {1, 1}})); // the one cell without a value
  EXPECT_EQ(z.count, 0);
  EXPECT_FALSE(z.sum || z.mean || z.min || z.max || z.median || z.variance || z.mode || z.minority);
  EXPECT_EQ(z.variety, 0);
}

TEST(ZonalSums, AWeightMultipliesTheFractionAndAMissingWeightLeavesTheCellOut) {
  const geo::Surface values{{0, 1, 1, 1, 4, 1}, {10, 20, 30, 40}};
  const geo::Surface weights{{0, 1, 1, 1, 4, 1}, {1, 3, n, 0}};
  const auto z = statistics(values, zone({{0.5, 0}, {4, 0}, {4, 1}, {0.5, 1}}), &weights);
  EXPECT_NEAR(z.count, 0.5 + 1 + 1, 1e-12);
  EXPECT_NEAR(*z.sum, 0.5 * 10 + 3 * 20, 1e-12);
  EXPECT_NEAR(*z.mean, 65 / 3.5, 1e-12);
  EXPECT_NEAR(*z.variance, (0.5 * std::pow(10 - 65 / 3.5, 2) + 3 * std::pow(20 - 65 / 3.5, 2)) / 3.5, 1e-10);
  EXPECT_EQ(z.median, 20);
  EXPECT_EQ(z.minority, 10) << "a cell of weight 0 is no minority";
  geo::Surface elsewhere = weights;
  elsewhere.grid.x_west += 1;
  EXPECT_THROW(statistics(values, square(0, 1), &elsewhere), base::Error);
}

/// All statistics of a rectangle by the obvious way: each cell's overlap is width × height, every value and
/// its weight go into one map.
void expect_obvious(const geo::Surface &values, const geo::Box &box) {
  std::map<float, double> weight_of;
  double count = 0, sum = 0;
  const auto &grid = values.grid;
  for (std::size_t i = 0; i < values.values.size(); ++i) {
    const auto cell = grid.cell_at(i);
    const double west = grid.x_west + cell.column, north = grid.y_north - cell.row;
    const double wide = std::min(box.x_max, west + 1) - std::max(box.x_min, west);
    const double high = std::min(box.y_max, north) - std::max(box.y_min, north - 1);
    if (wide <= 0 || high <= 0 || !values.has_value(i)) continue;
    weight_of[values.values[i]] += wide * high;
    count += wide * high;
    sum += wide * high * values.values[i];
  }
  const auto z = statistics(
      values,
      zone({{box.x_min, box.y_min}, {box.x_max, box.y_min}, {box.x_max, box.y_max}, {box.x_min, box.y_max}}));
  EXPECT_NEAR(z.count, count, 1e-6);
  ASSERT_EQ(z.sum.has_value(), count > 0);
  if (count <= 0) return;
  double squares = 0, running = 0;
  for (const auto &[value, weight] : weight_of) squares += weight * std::pow(value - sum / count, 2);
  EXPECT_NEAR(*z.sum, sum, 1e-9 * count * 1e4);
  EXPECT_NEAR(*z.mean, sum / count, 1e-6);
  EXPECT_NEAR(*z.variance, squares / count, 1e-6 * (1 + squares / count));
  EXPECT_EQ(z.min, weight_of.begin()->first);
  EXPECT_EQ(z.max, weight_of.rbegin()->first);
  EXPECT_EQ(z.variety, static_cast<int>(weight_of.size()));
  base::Measure median;
  for (const auto &[value, weight] : weight_of) {
    running += weight;
    if (!median && running >= 0.5 * count * (1 - 1e-9)) median = value;
  }
  EXPECT_EQ(z.median, median);
  const auto rarer = [](const auto &a, const auto &b) { return a.second < b.second - 1e-6; };
  EXPECT_EQ(*z.minority, std::min_element(weight_of.begin(), weight_of.end(), rarer)->first);
  EXPECT_EQ(*z.mode, std::max_element(weight_of.begin(), weight_of.end(), rarer)->first);
}

TEST(ZonalSums, EveryStatisticOfRandomRectanglesIsAsTheObviousWayHasIt) {
  std::mt19937 dice(11);
  for (int round = 0; round < 60; ++round) {
    geo::Surface values{{0, 120, 1, 1, 150, 120}, {}};
    // Few values with many ties, or many values of both signs; holes, both zeros.
    const bool few = round % 2 == 0;
    for (std::size_t i = 0; i < values.grid.size(); ++i) {
      const auto roll = dice();
      const float value = few ? static_cast<float>(static_cast<int>(roll % 9) - 4)
                              : (static_cast<float>(roll % 2000000) - 1e6F) / 128;
      values.values.push_back(roll % 11 == 0 ? n : roll % 13 == 0 ? -0.0F : value);
    }
    const auto at = [&](int most) {
      return static_cast<double>(dice() % (64U * static_cast<unsigned>(most))) / 64;
    };
    const double west = at(140), south = at(110);
    expect_obvious(values, {west, south, west + 0.25 + at(60), south + 0.25 + at(60)});
  }
}

using Tiles = std::vector<geo::Ring>; // open, convex

/// The part of a convex ring on one side of a line.
geo::Ring side_of(const geo::Ring &ring, geo::Point on, geo::Point normal, double sign) {
  const auto distance = [&](geo::Point p) {
    return sign * ((p.x - on.x) * normal.x + (p.y - on.y) * normal.y);
  };
  geo::Ring part;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto a = ring[i], b = ring[(i + 1) % ring.size()];
    const double da = distance(a), db = distance(b);
    if (da >= 0) part.push_back(a);
    if ((da > 0 && db < 0) || (da < 0 && db > 0))
      part.push_back({a.x + (b.x - a.x) * (da / (da - db)), a.y + (b.y - a.y) * (da / (da - db))});
  }
  return part;
}

/// A rectangle cut again and again along slanting lines.
Tiles random_tiling(const geo::Ring &rectangle, std::mt19937 &dice, int cuts) {
  Tiles tiles = {rectangle};
  const auto share = [&] { return static_cast<double>(dice()) / 4294967296.0; };
  for (int c = 0; c < cuts; ++c) {
    const geo::Point on{rectangle[0].x + share() * (rectangle[2].x - rectangle[0].x),
                        rectangle[0].y + share() * (rectangle[2].y - rectangle[0].y)};
    const double angle = c % 5 == 0 ? 0 : share() * 3.14159;
    Tiles next;
    for (const auto &tile : tiles)
      for (const double sign : {1.0, -1.0})
        if (auto part = side_of(tile, on, {std::cos(angle), std::sin(angle)}, sign); part.size() >= 3)
          next.push_back(std::move(part));
    tiles = std::move(next);
  }
  return tiles;
}

TEST(ZonalSums, TheSumsOfATilingEqualTheSumOfTheRasterInsideIt) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 dice(seed);
    geo::Surface values{{0, 40, 2, 1, 30, 40}, {}}; // x 0 … 60, y 0 … 40
    for (std::size_t i = 0; i < values.grid.size(); ++i)
      values.values.push_back(dice() % 11 == 0 ? n : static_cast<float>(dice() % 1000));
    // The last rectangle reaches beyond the raster on every side.
    const double west = seed % 4 == 3 ? -5 : 3.3, south = seed % 4 == 3 ? -7 : 2.7;
    const double east = seed % 4 == 3 ? 66 : 51.9, north = seed % 4 == 3 ? 45 : 37.1;
    const auto tiles = random_tiling({{west, south}, {east, south}, {east, north}, {west, north}}, dice, 6);
    std::vector<geo::Geometry> zones;
    for (const auto &tile : tiles) zones.push_back(zone(tile));
    base::Progress quiet;
    double sum = 0, count = 0, least = HUGE_VAL, most = -HUGE_VAL;
    for (const auto &z : zonal_statistics({.values = &values, .order_statistics = false}, zones, quiet)) {
      sum += z.sum.value_or(0);
      count += z.count;
      least = std::min(least, z.min.value_or(least));
      most = std::max(most, z.max.value_or(most));
    }
    // The rectangle's own share of each cell, side by side with the columns and rows.
    double expected = 0, cells = 0;
    for (int row = 0; row < 40; ++row)
      for (int column = 0; column < 30; ++column) {
        const double wide = std::clamp(east, column * 2.0, column * 2 + 2.0) -
                            std::clamp(west, column * 2.0, column * 2 + 2.0);
        const double high =
            std::clamp(north, 39.0 - row, 40.0 - row) - std::clamp(south, 39.0 - row, 40.0 - row);
        const float value = values.values[static_cast<std::size_t>(row * 30 + column)];
        if (std::isnan(value)) continue;
        expected += wide / 2 * high * static_cast<double>(value);
        cells += wide / 2 * high;
      }
    EXPECT_GT(zones.size(), 8U);
    EXPECT_NEAR(sum, expected, 1e-6 * expected) << seed;
    EXPECT_NEAR(count, cells, 1e-6 * cells) << seed;
    EXPECT_GE(least, 0);
    EXPECT_LE(most, 999);
  }
}

TEST(ZonalSums, ZonesAnswerInTheirOrderAndProgressEndsAtOne) {
  double last = 0;
  base::Progress progress([&](double share, const std::string &) {
    EXPECT_GE(share, last);
    last = share;
    return true;
  });
  const auto z = zonal_statistics(
      {.values = &three},
      {zone({{2, 0}, {3, 0}, {3, 1}, {2, 1}}), square(50, 60), zone({{0, 2}, {1, 2}, {1, 3}, {0, 3}})},
      progress);
  ASSERT_EQ(z.size(), 3U);
  EXPECT_EQ(z[0].sum, 9);
  EXPECT_FALSE(z[1].sum) << "off the raster: missing";
  EXPECT_EQ(z[2].sum, 1);
  EXPECT_EQ(last, 1);
}

} // namespace
} // namespace gis::zonal
