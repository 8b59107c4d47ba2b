#include "gis/radio/area.h"

#include "gis/base/Error.h"
#include "gis/sources/csv.h"
#include "tests/gis/radio/stations.h"
#include "tests/whole_and_stoppable.h"

#include <cmath>
#include <gtest/gtest.h>

namespace gis::radio {
namespace {

using tests::radio::hole;
using tests::radio::mast;
using tests::radio::middle;
using tests::radio::Relief;
using tests::radio::study_terrain;

Terrain ground(bool degrees, unsigned seed, bool with_hole = false) {
  return tests::radio::ground_of(Relief(seed), degrees, with_hole ? 500 : 0);
}

/// What is asked of a grid of 300 m cells around masts given in EPSG:5899.
AreaRequest request(const Terrain &terrain, std::vector<Mast> masts, double radius_m = 12'000) {
  AreaRequest request{.servers = true, .margins = true, .threads = 2};
  std::vector<geo::Point> places;
  for (const auto &one : masts) places.push_back(one.at);
  const auto spots = terrain.locate(geo::Crs::from_text("EPSG:5899"), places);
  for (std::size_t i = 0; i < masts.size(); ++i) masts[i].at = spots[i].at;
  request.question = {.masts = std::move(masts), .crs = terrain.crs(), .radius = base::Metres(radius_m)};
  request.question.threshold = Threshold{.value_dbuvm = 60};
  request.grid = area_grid(terrain, request.question.masts, base::Metres(radius_m), base::Metres(300));
  return request;
}

Area run(const AreaRequest &request, const Terrain &terrain) {
  base::Progress quiet;
  return area(request, terrain, quiet);
}

/// The same question to coverage(), at the centres of the cells.
Coverage points(const AreaRequest &asked, const Terrain &terrain) {
  auto question = asked.question;
  for (std::size_t i = 0; i < asked.grid.size(); ++i)
    question.points.push_back({asked.grid.centre(asked.grid.cell_at(i))});
  base::Progress quiet;
  return coverage(question, terrain, quiet);
}

class AreaOnRasters : public testing::TestWithParam<bool> {};

TEST_P(AreaOnRasters, HasTheValueOfThePointToTheLastBit) {
  for (const unsigned seed : {1U, 2U}) {
    const auto terrain = ground(GetParam(), seed, true);
    const std::vector<Mast> masts = {mast("B", {494'000, 1'296'000}), mast("A", middle)};
    for (const auto &[model, quick] :
         {std::pair(p1812_model(), false), std::pair(p1812_model(), true), std::pair(itm_model(), false)}) {
      auto asked = request(terrain, masts, 8'000);
      asked.question.model = model;
      if (quick) asked.question.quick.emplace();
      const auto got = run(asked, terrain);
      const auto wanted = points(asked, terrain);
      std::size_t known = 0, unknown = 0;
      for (std::size_t i = 0; i < asked.grid.size(); ++i) {
        const auto &field = wanted.at(i, 0);
        ASSERT_EQ(got.field.has_value(i), field.field_dbuvm.has_value()) << i;
        ASSERT_EQ(got.server.has_value(i), field.field_dbuvm.has_value()) << i;
        unknown += field.reception == Reception::unknown;
        if (!field.field_dbuvm) continue;
        ++known;
        ASSERT_EQ(got.field.values[i], static_cast<float>(*field.field_dbuvm)) << i;
        ASSERT_EQ(got.margin.values[i], static_cast<float>(*field.field_dbuvm - 60)) << i;
        ASSERT_EQ(got.server.values[i], static_cast<float>(field.server + 1)) << i;
      }
      EXPECT_EQ(got.known, known);
      EXPECT_EQ(got.unknown, unknown);
      EXPECT_EQ(got.known + got.unknown + got.out_of_range, asked.grid.size());
      EXPECT_GT(known, 1000U);
      EXPECT_GT(unknown, 5U);
      EXPECT_GT(got.out_of_range, 100U);
    }
  }
}

TEST_P(AreaOnRasters, TheQuickWayIsWithinAHundredthOfADecibel) {
  for (const unsigned seed : {3U, 4U, 5U}) {
    const auto terrain = ground(GetParam(), seed);
    auto asked = request(terrain, {mast("A", middle)});
    const auto exact = run(asked, terrain);
    asked.question.quick.emplace();
    const auto quick = run(asked, terrain);
    for (std::size_t i = 0; i < asked.grid.size(); ++i) {
      ASSERT_EQ(exact.field.has_value(i), quick.field.has_value(i));
      if (exact.field.has_value(i)) ASSERT_NEAR(exact.field.values[i], quick.field.values[i], 0.01) << i;
    }
  }
}

TEST_P(AreaOnRasters, ThreadsChangeNoBit) {
  const auto terrain = ground(GetParam(), 6, true);
  auto asked = request(terrain, {mast("A", middle), mast("B", {494'000, 1'296'000})}, 20'000);
  // Wider than a tile on both sides.
  asked.grid = area_grid(terrain, asked.question.masts, asked.question.radius);
  ASSERT_GT(asked.grid.columns, 300);
  asked.question.quick.emplace();
  asked.threads = 1;
  const auto one = run(asked, terrain);
  asked.threads = 2;
  const auto two = run(asked, terrain);
  const auto same = [](const geo::Surface &a, const geo::Surface &b) {
    for (std::size_t i = 0; i < a.values.size(); ++i)
      if (a.has_value(i) != b.has_value(i) || (a.has_value(i) && a.values[i] != b.values[i])) return false;
    return a.values.size() == b.values.size();
  };
  EXPECT_TRUE(same(one.field, two.field));
  EXPECT_TRUE(same(one.server, two.server));
  EXPECT_TRUE(same(one.margin, two.margin));
  EXPECT_EQ(one.unknown, two.unknown);
}

INSTANTIATE_TEST_SUITE_P(Rasters, AreaOnRasters, testing::Bool());

TEST(Area, DoublePowerAddsTenTimesItsLogarithm) {
  const auto terrain = ground(false, 7);
  auto strong = mast("A", middle);
  strong.power = Kilowatts(2);
  const auto asked = request(terrain, {strong});
  const auto one = run(request(terrain, {mast("A", middle)}), terrain), two = run(asked, terrain);
  for (std::size_t i = 0; i < asked.grid.size(); ++i)
    if (one.field.has_value(i))
      ASSERT_NEAR(two.field.values[i] - one.field.values[i], 10 * std::log10(2.0), 2e-5) << "of a Float32";
}

TEST(Area, OverFlatEarthFieldsAreCircles) {
  const auto terrain = tests::radio::flat(500);
  auto asked = request(terrain, {mast("A", middle)});
  asked.question.quick.emplace();
  const auto got = run(asked, terrain);
  EXPECT_GT(tests::radio::compared_on_circles(got.field, middle, 12'000), 3000);
}

TEST(Area, NothingIsKnownInAndBehindAHole) {
  // Flat land beside a strait without heights: were it sea level, or land, there would be a field.
  const auto terrain = study_terrain(
      [](geo::Point p) { return p.x > 504'000 && p.x < 504'600 ? static_cast<double>(hole) : 20; });
  for (const bool quick : {false, true}) {
    auto asked = request(terrain, {mast("A", middle)});
    if (quick) asked.question.quick.emplace();
    const auto got = run(asked, terrain);
    for (std::size_t i = 0; i < asked.grid.size(); ++i) {
      const auto at = asked.grid.centre(asked.grid.cell_at(i));
      if (at.x > 504'000) ASSERT_FALSE(got.field.has_value(i) || got.margin.has_value(i)) << at.x;
      if (at.x < 503'900 && std::hypot(at.x - middle.x, at.y - middle.y) < 11'900)
        ASSERT_TRUE(got.field.has_value(i)) << at.x;
    }
    EXPECT_GT(got.unknown, 1000U);
  }
}

TEST(Area, AHigherThresholdNeverCoversMore) {
  const auto terrain = ground(false, 8);
  auto asked = request(terrain, {mast("A", middle), mast("B", {494'000, 1'296'000})});
  std::size_t before = asked.grid.size(), first = 0, last = 0;
  for (int dbuvm = 40; dbuvm <= 100; dbuvm += 10) {
    asked.question.threshold->value_dbuvm = dbuvm;
    const auto got = run(asked, terrain);
    std::size_t covered = 0;
    for (const float margin : got.margin.values) covered += margin >= 0;
    EXPECT_LE(covered, before);
    before = last = covered;
    if (first == 0) first = covered;
  }
  EXPECT_GT(first, 2 * last);
}

TEST(Area, TwoMastsAreTheGreaterOfEach) {
  const auto terrain = ground(false, 9);
  const auto a = mast("A", middle), b = mast("B", {494'000, 1'296'000}, "VOV2");
  auto asked = request(terrain, {b, a});
  const auto both = run(asked, terrain);
  EXPECT_EQ(both.masts, (std::vector<std::string>{"A", "B"}));
  const auto alone = [&](const Mast &one) {
    auto own = asked;
    own.question.masts = {one};
    return run(own, terrain);
  };
  const auto of_a = alone(a), of_b = alone(b);
  std::size_t by_b = 0;
  for (std::size_t i = 0; i < asked.grid.size(); ++i) {
    ASSERT_EQ(both.field.has_value(i), of_a.field.has_value(i) || of_b.field.has_value(i));
    if (!both.field.has_value(i)) continue;
    const float least = -1e30F;
    const float field_a = of_a.field.has_value(i) ? of_a.field.values[i] : least;
    const float field_b = of_b.field.has_value(i) ? of_b.field.values[i] : least;
    ASSERT_EQ(both.field.values[i], std::max(field_a, field_b));
    if (field_a != field_b) ASSERT_EQ(both.server.values[i], field_a > field_b ? 1 : 2);
    by_b += both.server.values[i] == 2;
  }
  EXPECT_GT(by_b, 500U);
  EXPECT_LT(by_b, both.known - 500);
}

TEST(Area, ChannelsOfDifferentKindsKeepTheirOwnThreshold) {
  const auto terrain = ground(false, 10);
  auto television = mast("B", {494'000, 1'296'000}, "VTV1");
  television.broadcast = Broadcast::television;
  television.frequency = Megahertz(554);
  auto asked = request(terrain, {mast("A", middle), television});
  asked.question.threshold.reset();
  std::string table = "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
                      "margin_db,source\nfm_stereo,rural,fixed,30,10,50,50,6,test\n"
                      "dvbt2,rural,fixed,10,10,50,50,6,test\n";
  asked.question.thresholds = thresholds_from(sources::parse_csv(table, "thresholds.csv"));
  const auto got = run(asked, terrain);
  for (std::size_t i = 0; i < asked.grid.size(); ++i)
    if (got.field.has_value(i))
      ASSERT_NEAR(got.margin.values[i], got.field.values[i] - (got.server.values[i] == 1 ? 30 : 10), 2e-5);
}

TEST(AreaGrid, IsTheTerrainsOwnWithinReach) {
  const auto terrain = tests::radio::flat();
  const auto grid = area_grid(terrain, {mast("A", {480'000, 1'300'000})}, base::Metres(15'000));
  const auto &own = terrain.heights().grid;
  EXPECT_EQ(grid.cell_width, 100);
  EXPECT_EQ(grid.x_west, own.x_west) << "the disc leaves the raster in the west";
  EXPECT_NEAR(grid.box().x_max, 495'000, 400);
  EXPECT_NEAR(grid.box().y_max, 1'315'000, 400);
  EXPECT_NEAR(grid.box().y_min, 1'285'000, 400);
  EXPECT_EQ(std::fmod(grid.y_north - own.y_north, 100), 0);
  EXPECT_GE(grid.box().x_max, 495'000) << "no cell of the disc is left out";
  EXPECT_EQ(area_grid(terrain, {mast("A", {300'000, 1'300'000})}, base::Metres(15'000)).size(), 0U);
  const auto all = area_grid(terrain, {mast("A", middle)}, base::Metres(200'000));
  EXPECT_EQ(all, own);
}

TEST(AreaGrid, OfAnotherCellStandsOnItsMultiples) {
  const auto terrain = ground(true, 1);
  const auto spot = terrain.locate(geo::Crs::from_text("EPSG:5899"), {middle}).front();
  const auto grid = area_grid(terrain, {mast("A", spot.at)}, base::Metres(10'000), base::Metres(250));
  const auto width =
      geo::geodesic(terrain.ellipsoid(), {spot.at.x, spot.at.y}, {spot.at.x + grid.cell_width, spot.at.y});
  const auto height =
      geo::geodesic(terrain.ellipsoid(), {spot.at.x, spot.at.y}, {spot.at.x, spot.at.y + grid.cell_height});
  EXPECT_NEAR(width.length_m, 250, 0.1);
  EXPECT_NEAR(height.length_m, 250, 0.1);
  EXPECT_NEAR(grid.columns, 81, 2);
  EXPECT_NEAR(grid.rows, 81, 2);
}

TEST(Area, ProgressEndsAtOneAndAStopIsHeard) {
  const auto terrain = ground(false, 11);
  const auto asked = request(terrain, {mast("A", middle)});
  tests::expect_whole_and_stoppable([&](base::Progress &progress) { area(asked, terrain, progress); });
}

TEST(Area, AGridInMetresHasItsPointsOverATerrainInDegrees) {
  const auto terrain = ground(true, 12);
  AreaRequest asked{.grid = {494'000, 1'306'000, 400, 400, 30, 30}, .threads = 2};
  asked.question = {.masts = {mast("A", middle)}, .crs = geo::Crs::from_text("EPSG:5899")};
  asked.question.threshold = Threshold{.value_dbuvm = 60};
  const auto got = run(asked, terrain);
  const auto exact = points(asked, terrain);
  EXPECT_EQ(got.known, asked.grid.size());
  for (std::size_t i = 0; i < asked.grid.size(); ++i)
    ASSERT_EQ(got.field.values[i], static_cast<float>(*exact.at(i, 0).field_dbuvm)) << i;
}

} // namespace
} // namespace gis::radio
