#include "gis/radio/Terrain.h"

#include "gis/base/Error.h"
#include "tests/Shared.h"
#include "tests/gis/geo/Vincenty.h"
#include "tests/gis/radio/grounds.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace gis::radio {
namespace {

using tests::radio::hole;
using tests::radio::raster;
using tests::radio::spot;
using tests::radio::study_terrain;

geo::Point degrees_of(const Spot &spot) {
  return {spot.position.longitude.value, spot.position.latitude.value};
}

TEST(Terrain, FlatGroundIsFlatAtEvenSteps) {
  const auto terrain = tests::radio::flat(800);
  const auto from = spot(terrain, {480'030, 1'290'010}), to = spot(terrain, {500'000, 1'310'777});
  const double length = tests::vincenty_m({}, degrees_of(from), degrees_of(to));
  for (const double step : {100.0, 90.0, 37.5}) {
    const auto profile = terrain.profile(from, to, base::Metres(step));
    ASSERT_TRUE(profile);
    const auto n = profile->size() - 1;
    EXPECT_EQ(n, static_cast<std::size_t>(std::ceil(length / step)));
    EXPECT_EQ(profile->distances_m.front(), 0);
    EXPECT_NEAR(profile->distances_m.back(), length, 1e-3);
    for (std::size_t i = 0; i <= n; ++i) {
      EXPECT_NEAR(profile->distances_m[i], length * static_cast<double>(i) / static_cast<double>(n), 1e-3);
      EXPECT_EQ(profile->heights_m[i], 800);
    }
    EXPECT_TRUE(profile->clutter_m.empty());
    EXPECT_TRUE(profile->zones.empty());
  }
}

TEST(Terrain, StepsAreNeverLongerThanAHundredMetres) {
  const auto terrain = tests::radio::flat();
  const auto from = spot(terrain, {480'000, 1'290'000}), to = spot(terrain, {481'000, 1'290'000});
  EXPECT_THROW(terrain.profile(from, to, base::Metres(100.1)), std::invalid_argument);
  EXPECT_THROW(terrain.profile(from, to, base::Metres(0)), std::invalid_argument);
  EXPECT_THROW(terrain.profile(from, to, base::Metres(NAN)), std::invalid_argument);
}

/// On a slanting plane bilinear heights are exact, so they tell where each point of the path lies.
TEST(Terrain, OnAGridTheLineIsStraight) {
  const auto plane = [](geo::Point p) { return (p.x - 470'000) / 50 + (p.y - 1'270'000) / 80; };
  const auto terrain = study_terrain(plane);
  const geo::Point a{475'123, 1'288'001}, b{522'222, 1'279'999};
  const auto profile = terrain.profile(spot(terrain, a), spot(terrain, b));
  ASSERT_TRUE(profile);
  const auto n = static_cast<double>(profile->size() - 1);
  for (std::size_t i = 0; i < profile->size(); ++i) {
    const double share = static_cast<double>(i) / n;
    EXPECT_NEAR(profile->heights_m[i], plane({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}), 2e-3);
  }
}

/// A raster whose height is its latitude shows the bend of the shortest way: on a parallel it swings north.
TEST(Terrain, InDegreesTheLineIsTheGeodesic) {
  const geo::Grid grid{107, 12.5, 0.01, 0.01, 250, 100};
  const Terrain terrain({.heights = raster("EPSG:4326", grid, [](geo::Point p) { return p.y * 1000; })});
  const geo::Point a{107.2, 12}, b{109.2, 12};
  const auto profile = terrain.profile(spot(terrain, a), spot(terrain, b));
  ASSERT_TRUE(profile);
  EXPECT_NEAR(profile->distances_m.back(), tests::vincenty_m({}, a, b), 1e-3);
  const auto way = geo::geodesic({}, a, b, 100);
  ASSERT_EQ(way.points.size(), profile->size());
  for (std::size_t i = 0; i < profile->size(); ++i)
    EXPECT_NEAR(profile->heights_m[i], way.points[i].y * 1000, 2e-3) << "2e-3 is 0.2 m on the ground";
  EXPECT_GT(profile->heights_m[profile->size() / 2], 12000.5) << "over 50 m north of the parallel";
}

TEST(Terrain, ARidgeStandsWhereItIs) {
  const auto terrain =
      study_terrain([](geo::Point p) { return std::fmax(0, 500 - std::fabs(p.x - 500'000) / 2); }, 50);
  const auto profile =
      terrain.profile(spot(terrain, {480'000, 1'300'000}), spot(terrain, {510'000, 1'300'000}));
  ASSERT_TRUE(profile);
  const auto top = std::max_element(profile->heights_m.begin(), profile->heights_m.end());
  EXPECT_GT(*top, 480);
  const double at = profile->distances_m[static_cast<std::size_t>(top - profile->heights_m.begin())];
  EXPECT_NEAR(at, 20'000, 60);
}

/// The obvious way: four cells by name, every one that has a share must have a value.
base::Measure obvious(const geo::Surface &raster, geo::Point p) {
  const auto &g = raster.grid;
  double sum = 0;
  for (int row = 0; row < g.rows; ++row)
    for (int column = 0; column < g.columns; ++column) {
      const auto centre = g.centre({row, column});
      const double wx = 1 - std::fabs(p.x - centre.x) / g.cell_width;
      const double wy = 1 - std::fabs(p.y - centre.y) / g.cell_height;
      if (wx > 0 && wy > 0) sum += wx * wy * static_cast<double>(raster.values[g.index({row, column})]);
    }
  if (p.x < g.x_west + g.cell_width / 2 || p.x > g.x_west + (g.columns - 0.5) * g.cell_width ||
      p.y > g.y_north - g.cell_height / 2 || p.y < g.y_north - (g.rows - 0.5) * g.cell_height || sum != sum)
    return {};
  return sum;
}

TEST(Terrain, HeightsAreThoseOfTheObviousLoop) {
  std::mt19937 random(7);
  const geo::Grid grid{1000, 2000, 40, 25, 12, 9};
  auto raw = raster("EPSG:5899", grid, [&](geo::Point) {
    return random() % 12 == 0 ? static_cast<double>(hole) : static_cast<double>(random() % 3000);
  });
  const Terrain terrain({.heights = raw});
  std::uniform_real_distribution<double> x(980, 1500), y(1760, 2020);
  int known = 0, unknown = 0;
  for (int i = 0; i < 4000; ++i) {
    const geo::Point p{x(random), y(random)};
    const auto wanted = obvious(raw.surface, p), given = terrain.height(p);
    ASSERT_EQ(given.has_value(), wanted.has_value()) << p.x << " " << p.y;
    if (wanted) EXPECT_NEAR(*given, *wanted, 1e-9);
    (wanted ? known : unknown) += 1;
  }
  EXPECT_GT(known, 500);
  EXPECT_GT(unknown, 500);
}

TEST(Terrain, OnTheCentreOfACellOnlyThatCellCounts) {
  const geo::Grid grid{0, 300, 100, 100, 3, 3};
  const auto terrain = Terrain({.heights = raster("EPSG:5899", grid, [](geo::Point p) {
                                  return p == geo::Point{150, 150} ? 42 : static_cast<double>(hole);
                                })});
  EXPECT_EQ(terrain.height({150, 150}), 42);
  EXPECT_FALSE(terrain.height({151, 150}));
  EXPECT_FALSE(terrain.height({150, 149}));
}

TEST(Terrain, AHoleAnywhereOnTheWayMakesItUnknown) {
  const geo::Point from{480'000, 1'300'000}, to{510'000, 1'300'000};
  for (const double at : {480'000.0, 480'130.0, 495'555.0, 509'900.0, 510'000.0}) {
    const auto terrain = study_terrain([at](geo::Point p) {
      return std::fabs(p.x - at) < 60 && std::fabs(p.y - 1'300'000) < 60 ? static_cast<double>(hole) : 100;
    });
    EXPECT_FALSE(terrain.profile(spot(terrain, from), spot(terrain, to))) << at;
    EXPECT_TRUE(terrain.profile(spot(terrain, {from.x, from.y + 500}), spot(terrain, {to.x, to.y + 500})))
        << at;
  }
}

TEST(Terrain, AWayThatLeavesTheRasterIsUnknown) {
  const auto terrain = tests::radio::flat();
  const auto inside = spot(terrain, {500'000, 1'300'000});
  EXPECT_FALSE(terrain.profile(inside, spot(terrain, {500'000, 1'335'000})));
  EXPECT_FALSE(terrain.profile(spot(terrain, {460'000, 1'300'000}), inside));
  // The last half cell has no centre beyond it to lean on.
  EXPECT_FALSE(terrain.profile(inside, spot(terrain, {500'000, 1'329'970})));
  EXPECT_TRUE(terrain.profile(inside, spot(terrain, {500'000, 1'329'950})));
}

TEST(Terrain, AWayWithinOneCellHasFivePoints) {
  const auto terrain = study_terrain([](geo::Point p) { return p.x / 1000; });
  const auto profile =
      terrain.profile(spot(terrain, {500'010, 1'300'010}), spot(terrain, {500'040, 1'300'010}));
  ASSERT_TRUE(profile);
  ASSERT_EQ(profile->size(), 5U);
  EXPECT_NEAR(profile->distances_m.back(), 30, 0.01);
  const auto nowhere = spot(terrain, {500'010, 1'300'010});
  const auto none = terrain.profile(nowhere, nowhere);
  ASSERT_TRUE(none);
  EXPECT_EQ(none->distances_m.back(), 1) << "distances rise";
  EXPECT_EQ(none->heights_m.front(), none->heights_m.back());
}

TEST(Terrain, TheWayBackIsTheSameWay) {
  std::mt19937 random(3);
  const auto rough = [&](geo::Point) { return static_cast<double>(random() % 2000); };
  const Terrain grid({.heights = raster("EPSG:5899", tests::radio::study_grid(), rough)});
  const Terrain degrees({.heights = raster("EPSG:4326", {107.4, 12.1, 0.001, 0.001, 700, 600}, rough)});
  for (const auto *terrain : {&grid, &degrees}) {
    const auto ends =
        terrain->locate(geo::Crs::from_text("EPSG:5899"), {{480'000, 1'285'000}, {519'000, 1'317'000}});
    const auto there = terrain->profile(ends[0], ends[1]), back = terrain->profile(ends[1], ends[0]);
    ASSERT_TRUE(there && back);
    const auto turned = reversed(*back);
    ASSERT_EQ(there->size(), turned.size());
    for (std::size_t i = 0; i < there->size(); ++i) {
      EXPECT_NEAR(there->distances_m[i], turned.distances_m[i], 1e-6);
      EXPECT_NEAR(there->heights_m[i], turned.heights_m[i], 1e-3);
    }
  }
}

TEST(Terrain, NoDataIsNotTheSea) {
  const auto coast = [](geo::Point p) { return p.x > 500'000 ? static_cast<double>(hole) : 20; };
  auto raw = raster("EPSG:5899", tests::radio::study_grid(), coast);
  const geo::Point land{490'000, 1'300'000}, water{510'000, 1'300'000};
  const Terrain silent({.heights = raw});
  EXPECT_FALSE(silent.profile(spot(silent, land), spot(silent, water)));

  geo::Geometry sea;
  sea.polygons.push_back({{{500'000, 1'260'000},
                           {540'000, 1'260'000},
                           {540'000, 1'340'000},
                           {500'000, 1'340'000},
                           {500'000, 1'260'000}},
                          {}});
  const Terrain told({.heights = raw, .sea = {sea}});
  const auto profile = told.profile(spot(told, land), spot(told, water));
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->zones.front(), Zone::inland);
  EXPECT_EQ(profile->heights_m.front(), 20);
  EXPECT_EQ(profile->zones.back(), Zone::sea);
  EXPECT_EQ(profile->heights_m.back(), 0);
}

TEST(Terrain, TheSourceMayNameTheHeightOfTheSea) {
  const auto coast = [](geo::Point p) { return p.x > 500'000 ? 0.0 : 20; };
  const auto raw = raster("EPSG:5899", tests::radio::study_grid(), coast);
  const geo::Point land{490'000, 1'300'000}, water{510'000, 1'300'000};
  const Terrain plain({.heights = raw}), told({.heights = raw, .sea_height = 0});
  EXPECT_EQ(plain.profile(spot(plain, land), spot(plain, water))->zone(300), Zone::inland);
  const auto profile = told.profile(spot(told, land), spot(told, water));
  EXPECT_EQ(profile->zones.back(), Zone::sea);
  EXPECT_EQ(profile->zones.front(), Zone::inland);
}

TEST(Terrain, ClutterIsThatOfTheNearestCell) {
  TerrainSource source{.heights =
                           raster("EPSG:5899", tests::radio::study_grid(), [](geo::Point) { return 100; })};
  source.landcover = raster("EPSG:5899", {480'000, 1'310'000, 1000, 1000, 20, 20}, [](geo::Point p) {
                       return p.x > 490'000 ? 3 : p.x > 485'000 ? static_cast<double>(hole) : 1;
                     }).surface;
  source.clutter = {{1, base::Metres(0)}, {3, base::Metres(15)}};
  const Terrain terrain(source);
  const auto profile =
      terrain.profile(spot(terrain, {475'000, 1'300'500}), spot(terrain, {499'000, 1'300'500}));
  ASSERT_TRUE(profile);
  ASSERT_EQ(profile->clutter_m.size(), profile->size());
  for (std::size_t i = 0; i < profile->size(); ++i) {
    const double x = 475'000 + 24'000 * static_cast<double>(i) / static_cast<double>(profile->size() - 1);
    if (std::fabs(x - 490'000) > 1) EXPECT_EQ(profile->clutter_m[i], x > 490'000 ? 15 : 0) << x;
    EXPECT_EQ(profile->heights_m[i], 100) << "the ground stays bare";
  }
  source.clutter.erase(3);
  try {
    const Terrain refused(source);
    FAIL() << "a class without a height was taken for bare";
  } catch (const base::Error &error) {
    EXPECT_EQ(error.code(), "clutter_class_missing");
    EXPECT_EQ(error.finding().facts.at("list"), "3");
  }
}

TEST(Terrain, NeedsASystem) {
  auto raw = raster("EPSG:5899", tests::radio::study_grid(1000), [](geo::Point) { return 0; });
  raw.crs = {};
  EXPECT_THROW(Terrain({.heights = raw}), base::Error);
}

/// The terrain of the province is a hole below some 510 m: no way down to Đạ Tẻh is known.
TEST(Terrain, TheHoleOfTheProvinceStaysAHole) {
  const auto dem = tests::shared_folder() / "data/lamdong/dem_150m_above_505m.tif";
  NEEDS_SHARED("data/lamdong/dem_150m_above_505m.tif");
  sources::Provenance source{.id = "dem", .path = dem};
  base::Findings findings;
  base::Progress quiet;
  const Terrain terrain({.heights = sources::read_raw_surface(source, findings, quiet)});
  const auto spots = terrain.locate(geo::Crs::from_text("EPSG:4326"), {{108.4457, 12.0436}, // Langbiang
                                                                       {108.4305, 11.9525}, // Đà Lạt
                                                                       {107.835, 11.565},   // Bảo Lộc
                                                                       {107.5, 11.51}});    // Đạ Tẻh
  const auto known = terrain.profile(spots[0], spots[1]);
  ASSERT_TRUE(known);
  EXPECT_GT(known->heights_m.front(), 1900);
  EXPECT_NEAR(known->distances_m.back(), 10'214, 30);
  EXPECT_GE(known->size(), 103U);
  EXPECT_FALSE(terrain.profile(spots[2], spots[3]));
}

} // namespace
} // namespace gis::radio
