#include "gis/radio/coverage.h"

#include "gis/radio/masts.h"
#include "tests/Shared.h"
#include "tests/gis/radio/stations.h"

#include <array>
#include <cstdio>
#include <gtest/gtest.h>

namespace gis::radio {
namespace {

using namespace tests::radio;

TEST(Coverage, BehindAHoleNothingIsKnown) {
  const auto terrain = study_terrain(
      [](geo::Point p) { return std::fabs(p.x - 510'000) < 150 ? static_cast<double>(hole) : 500; });
  const geo::Point before{505'000, 1'300'000}, behind{515'000, 1'300'000}, in{510'000, 1'300'000};
  const auto got = run(request({mast("A", middle)}, {before, behind, in}), terrain);
  EXPECT_EQ(got.at(0, 0).reception, Reception::good);
  for (const std::size_t p : {1U, 2U}) {
    EXPECT_EQ(got.at(p, 0).reception, Reception::unknown);
    EXPECT_FALSE(got.at(p, 0).field_dbuvm) << "Missing, never a number";
    EXPECT_FALSE(got.at(p, 0).low_dbuvm);
    EXPECT_EQ(got.at(p, 0).server, ChannelField::no_server);
  }
  // A mast on the other side is enough to be received, and says that it may be more.
  const auto both =
      run(request({mast("A", middle), mast("B", {520'000, 1'300'000})}, {before, behind}), terrain);
  EXPECT_EQ(both.at(1, 0).reception, Reception::good);
  EXPECT_EQ(both.at(1, 0).server, 1U);
  EXPECT_TRUE(both.at(1, 0).at_least);
  // But one that is too weak does not prove that nothing comes over the hole.
  auto feeble = mast("B", {520'000, 1'300'000});
  feeble.power = Kilowatts(1e-6);
  const auto weak = run(request({mast("A", middle), feeble}, {behind}), terrain);
  EXPECT_EQ(weak.at(0, 0).reception, Reception::unknown);
}

/// Across the sea P.1812 asks how far the coast is from either end; the zones of the profile say it.
TEST(Coverage, TheCoastIsWhereTheProfileHasIt) {
  geo::Geometry sea;
  sea.polygons.push_back({{{475'000, 1'260'000},
                           {526'000, 1'260'000},
                           {526'000, 1'340'000},
                           {475'000, 1'340'000},
                           {475'000, 1'260'000}},
                          {}});
  const auto ground = [](geo::Point p) { return p.x > 475'000 && p.x < 526'000 ? 0.0 : 10.0; };
  const Terrain terrain(
      {.heights = tests::radio::raster("EPSG:5899", tests::radio::study_grid(), ground), .sea = {sea}});
  const geo::Point island{528'000, 1'300'000};
  auto low = mast("A", {473'000, 1'300'000}); // beyond the horizon of the island, so that ducts count
  low.antenna = base::Metres(5);
  auto asked = request({low}, {island});
  asked.thresholds = thresholds_from(sources::parse_csv(
      "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,margin_db,source\n"
      "fm_stereo,rural,fixed,54,10,50,1,6,test\n",
      "thresholds.csv"));
  const auto got = run(asked, terrain);
  const auto spots = terrain.locate(geo::Crs::from_text("EPSG:5899"), {low.at, island});
  const auto profile = terrain.profile(spots[0], spots[1]);
  ASSERT_TRUE(profile);
  const Link link{.frequency = Megahertz(100),
                  .transmitter_height = low.antenna,
                  .receiver_height = base::Metres(10),
                  .time = Percent(1),
                  .transmitter = spots[0].position,
                  .receiver = spots[1].position};
  std::size_t first = 0;
  while (profile->zone(first) != Zone::sea) ++first;
  EXPECT_NEAR(profile->distances_m[first], 2000, 150);
  P1812Setting setting;
  const auto inland = p1812(*profile, link, setting);
  setting.transmitter_to_coast = base::Metres(profile->distances_m[first]);
  std::size_t last = profile->size() - 1;
  while (profile->zone(last) != Zone::sea) --last;
  setting.receiver_to_coast = base::Metres(profile->distances_m.back() - profile->distances_m[last]);
  EXPECT_NEAR(setting.receiver_to_coast.value, 2000, 150);
  const auto coastal = p1812(*profile, link, setting);
  EXPECT_EQ(got.at(0, 0).field_dbuvm, coastal.field_dbuvm);
  EXPECT_NE(coastal.field_dbuvm, inland.field_dbuvm);
}

TEST(Coverage, TheSpreadFallsWhereTheReceiverStandsOverTheRoofs) {
  const auto spread = [](double clutter) {
    return location_spread(Megahertz(600), base::Metres(150), base::Metres(10), base::Metres(clutter)).value;
  };
  const double whole = (0.52 + 0.024 * 0.6) * std::pow(150, 0.28);
  EXPECT_NEAR(spread(15), whole, 1e-12);
  EXPECT_NEAR(spread(5), whole / 2, 1e-12);
  EXPECT_EQ(spread(0), 0);
}

/// Every settlement of the province and its (illustrative) masts, over real terrain with its hole.
TEST(Coverage, OfTheProvinceKnowsWhatItDoesNotKnow) {
  NEEDS_SHARED("data/lamdong/illustrative.gpkg");
  NEEDS_SHARED("data/lamdong/dem_150m_above_505m.tif");
  const auto data = tests::shared_folder() / "data/lamdong";
  base::Findings findings;
  base::Progress quiet;
  const auto read = [&](const char *layer) {
    sources::Provenance source{.id = layer, .path = data / "illustrative.gpkg", .layer = layer};
    return sources::read_layer(
        {.source = &source, .crs = geo::Crs::from_text("EPSG:5899"), .shape = sources::Shape::point},
        findings, quiet);
  };
  sources::Provenance dem{.id = "dem", .path = data / "dem_150m_above_505m.tif"};
  const Terrain terrain({.heights = sources::read_raw_surface(dem, findings, quiet)});
  const auto layer = read("masts");
  findings.clear();
  auto asked = request(masts_from(layer, {}, {}, findings), {});
  asked.thresholds = read_thresholds({}, {});
  for (const auto &row : read("settlements").rows) asked.points.push_back({row.geometry.points.front()});
  ASSERT_EQ(asked.points.size(), 1791U);
  check_ground(asked.masts, layer, terrain, findings);
  std::size_t over_holes = 0;
  for (const auto &finding : findings) over_holes += finding.code == "mast_outside_terrain";
  const auto one = run(asked, terrain);
  asked.threads = 0;
  const auto many = run(asked, terrain);
  ASSERT_EQ(one.fields.size(), 1791 * one.channels.size());
  for (std::size_t i = 0; i < one.fields.size(); ++i) ASSERT_TRUE(same(one.fields[i], many.fields[i]));
  for (std::size_t c = 0; c < one.channels.size(); ++c) {
    std::array<int, 4> counts{};
    for (std::size_t p = 0; p < asked.points.size(); ++p) {
      const auto &field = one.at(p, c);
      counts.at(static_cast<std::size_t>(field.reception)) += 1;
      if (field.reception == Reception::unknown) EXPECT_FALSE(field.field_dbuvm);
      if (field.field_dbuvm) {
        EXPECT_GT(*field.field_dbuvm, -100);
        EXPECT_LT(*field.field_dbuvm, 140);
      }
    }
    std::printf("%s: good %d, marginal %d, none %d, unknown %d\n", one.channels[c].name.c_str(), counts[0],
                counts[1], counts[2], counts[3]);
    EXPECT_GT(counts[0], 100) << one.channels[c].name;
    EXPECT_GT(counts[3], 0) << "settlements below 510 m stand in the hole";
  }
  std::printf("masts over the hole: %zu\n", over_holes);
}

} // namespace
} // namespace gis::radio
