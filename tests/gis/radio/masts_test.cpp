#include "tests/gis/radio/mast_tables.h"

#include "gis/base/Error.h"
#include "tests/Shared.h"
#include "tests/gis/radio/grounds.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace gis::radio {
namespace {

using enum base::Severity;
using tests::radio::Cells;
using tests::radio::layer_of;
using tests::radio::read;

TEST(Masts, AreReadAsWritten) {
  const auto [masts, findings] = read({{{"id", "Langbiang-VTV1"},
                                        {"site", "Langbiang"},
                                        {"channel", "VTV1"},
                                        {"medium", "dvbt2"},
                                        {"mhz", "554"},
                                        {"erp_kw", "2.5"},
                                        {"polarisation", "H"},
                                        {"azimuth", "160"},
                                        {"beamwidth", "120"}}});
  EXPECT_TRUE(findings.empty());
  ASSERT_EQ(masts.size(), 1U);
  const auto &mast = masts[0];
  EXPECT_EQ(mast.id, "Langbiang-VTV1");
  EXPECT_EQ(mast.site, "Langbiang");
  EXPECT_EQ(mast.scope, Scope::national);
  EXPECT_EQ(mast.medium, Medium::dvbt2);
  EXPECT_EQ(mast.broadcast, Broadcast::television);
  EXPECT_EQ(mast.frequency, Megahertz(554));
  EXPECT_EQ(mast.power, Kilowatts(2.5));
  EXPECT_EQ(mast.antenna, base::Metres(60));
  EXPECT_EQ(mast.polarisation, Polarisation::horizontal);
  EXPECT_NEAR(-mast.pattern.gain(Degrees(100), Degrees(0)).value, 3, 1e-12);
  EXPECT_EQ(mast.at, (geo::Point{490'000, 1'300'000}));
  EXPECT_EQ(mast.row, 1);
}

TEST(Masts, MayBeDescribedInVietnamese) {
  const auto [masts, findings] =
      read({{{"scope", "Địa phương"}, {"medium", "DVB-T2"}, {"polarisation", "Đứng"}},
            {{"id", "B"},
             {"channel", "X"},
             {"medium", "Đài truyền thanh cấp xã"},
             {"mhz", "60"},
             {"erp_kw", "0.05"}}});
  EXPECT_TRUE(findings.empty());
  ASSERT_EQ(masts.size(), 2U);
  EXPECT_EQ(masts[0].scope, Scope::local);
  EXPECT_EQ(masts[0].medium, Medium::dvbt2);
  EXPECT_EQ(masts[0].polarisation, Polarisation::vertical);
  EXPECT_EQ(masts[1].broadcast, Broadcast::loudspeaker);
}

TEST(Masts, ARelayIsWhatItsBandIs) {
  const Cells relay = {{"medium", "relay"}, {"erp_kw", "0.1"}};
  const auto broadcast = [&](const std::string &mhz) {
    auto cells = relay;
    cells["mhz"] = mhz;
    const auto got = read({cells});
    return got.masts.empty() ? got.findings.at(0).code : broadcast_name(got.masts[0].broadcast);
  };
  EXPECT_EQ(broadcast("101.5"), "radio");
  EXPECT_EQ(broadcast("602"), "television");
  EXPECT_EQ(broadcast("200"), "television");
  EXPECT_EQ(broadcast("400"), "mast_relay_band");
}

TEST(Masts, StandInOrderOfTheirIdsWhateverTheFile) {
  const auto one = read({{{"id", "B"}, {"channel", "2"}}, {{"id", "A"}}, {{"id", "C"}, {"channel", "3"}}});
  ASSERT_EQ(one.masts.size(), 3U);
  EXPECT_EQ(one.masts[0].id, "A");
  EXPECT_EQ(one.masts[2].id, "C");
}

TEST(Masts, APatternFileIsReadOnceAndWinsOverABeam) {
  const auto got = read(
      {{{"pattern", "round.csv"}},
       {{"id", "B"}, {"channel", "2"}, {"pattern", "round.csv"}, {"azimuth", "0"}, {"beamwidth", "60"}}});
  EXPECT_EQ(got.codes(), std::vector<std::string>{"mast_two_patterns"});
  ASSERT_EQ(got.masts.size(), 2U);
  EXPECT_NEAR(-got.masts[1].pattern.gain(Degrees(180), Degrees(0)).value, 2, 1e-12);
}

TEST(Masts, OneSiteWithoutANameIsToldByItsPlace) {
  auto layer = layer_of({{}, {{"id", "B"}}});
  layer.rows[1].geometry = layer.rows[0].geometry;
  base::Findings findings;
  masts_from(layer, {}, {}, findings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "mast_twins");
  EXPECT_EQ(findings[0].row, 2);
  EXPECT_EQ(findings[0].x, 490'000);
}

TEST(Masts, RadioAndTelevisionOfOneNameAreTwoChannels) {
  const auto got =
      read({{{"site", "S"}}, {{"id", "B"}, {"site", "S"}, {"medium", "dvbt2"}, {"scope", "local"}}});
  EXPECT_TRUE(got.findings.empty()) << testing::PrintToString(got.codes());
}

TEST(Masts, TheirPlaceIsTold) {
  const auto got = read({{}, {{"id", "B"}, {"channel", "2"}, {"mhz", ""}}});
  ASSERT_EQ(got.findings.size(), 1U);
  EXPECT_EQ(got.findings[0].row, 2);
  EXPECT_EQ(got.findings[0].x, 491'000);
  EXPECT_EQ(got.findings[0].y, 1'300'000);
}

TEST(Masts, OptionalColumnsMayBeAbsentButNotMisnamed) {
  auto layer = layer_of({{}});
  for (auto &field : layer.fields)
    if (field == "azimuth" || field == "beamwidth" || field == "pattern" || field == "site") field += "_old";
  base::Findings findings;
  EXPECT_EQ(masts_from(layer, {}, {}, findings).size(), 1U);
  EXPECT_TRUE(findings.empty());
  MastColumns misnamed;
  misnamed.pattern = "patern";
  EXPECT_THROW(masts_from(layer, misnamed, {}, findings), base::Error);
  layer.fields[5] = "frequency";
  EXPECT_THROW(masts_from(layer, {}, {}, findings), base::Error);
}

TEST(Masts, OutsideTheTerrainOrOverAHoleAreTold) {
  auto layer = layer_of({{}, {{"id", "B"}, {"channel", "2"}}, {{"id", "C"}, {"channel", "3"}}});
  layer.rows[1].geometry.points = {{400'000, 1'300'000}};
  const auto terrain = tests::radio::study_terrain(
      [](geo::Point p) { return p.x > 491'800 ? static_cast<double>(tests::radio::hole) : 500; });
  base::Findings findings;
  const auto masts = masts_from(layer, {}, {}, findings);
  ASSERT_TRUE(findings.empty());
  check_ground(masts, layer, terrain, findings);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].code, "mast_outside_terrain");
  EXPECT_EQ(findings[0].severity, warning);
  EXPECT_EQ(findings[0].facts.at("name"), "B");
  EXPECT_EQ(findings[0].row, 2);
  EXPECT_EQ(findings[1].facts.at("name"), "C");
}

TEST(Masts, ThoseOfTheProvinceAreReadWithoutAFault) {
  NEEDS_SHARED("data/lamdong/illustrative.gpkg");
  sources::Provenance source{.id = "illustrative",
                             .path = tests::shared_folder() / "data/lamdong/illustrative.gpkg",
                             .layer = "masts"};
  base::Findings findings;
  base::Progress quiet;
  const auto layer = sources::read_layer(
      {.source = &source, .crs = geo::Crs::from_text("EPSG:5899"), .shape = sources::Shape::point}, findings,
      quiet);
  findings.clear(); // the shift of the datum
  const auto masts = masts_from(layer, {}, {}, findings);
  EXPECT_EQ(masts.size(), 16U);
  EXPECT_TRUE(findings.empty());
  EXPECT_EQ(std::count_if(masts.begin(), masts.end(), [](const Mast &m) { return m.scope == Scope::local; }),
            7);
  EXPECT_NEAR(masts.front().at.x, 575'000, 100'000);
}

} // namespace
} // namespace gis::radio
