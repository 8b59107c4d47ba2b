#include "gis/radio/masts.h"

#include "gis/base/Error.h"
#include "gis/sources/csv.h"
#include "tests/Shared.h"
#include "tests/gis/radio/grounds.h"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>

namespace gis::radio {
namespace {

/// Cells by the name of their column; what is not given is that of a good mast.
using Cells = std::map<std::string, std::string>;

sources::Layer layer_of(const std::vector<Cells> &masts) {
  sources::Layer layer{.source = "masts",
                       .name = "masts",
                       .fields = {"id", "site", "channel", "scope", "medium", "mhz", "erp_kw", "antenna_m",
                                  "polarisation", "azimuth", "beamwidth", "pattern"},
                       .crs = geo::Crs::from_text("EPSG:5899")};
  const Cells good = {{"id", "A"},           {"site", ""},        {"channel", "VOV1"},
                      {"scope", "national"}, {"medium", "fm"},    {"mhz", "100"},
                      {"erp_kw", "5"},       {"antenna_m", "60"}, {"polarisation", "V"}};
  for (const auto &given : masts) {
    sources::Row row{.number = static_cast<long>(layer.rows.size()) + 1};
    for (const auto &field : layer.fields) {
      const auto own = given.find(field), usual = good.find(field);
      const auto text = own != given.end() ? own->second : usual != good.end() ? usual->second : "";
      row.cells.push_back(text.empty() ? std::nullopt : std::optional(text));
    }
    row.geometry.points = {{490'000 + 1000.0 * static_cast<double>(layer.rows.size()), 1'300'000}};
    layer.rows.push_back(std::move(row));
  }
  return layer;
}

struct Read {
  std::vector<Mast> masts;
  base::Findings findings;
  std::vector<std::string> codes() const {
    std::vector<std::string> list;
    for (const auto &finding : findings) list.push_back(finding.code);
    return list;
  }
};

Read read(const std::vector<Cells> &cells) {
  const PatternFiles files = [](const std::string &name) -> std::optional<sources::Layer> {
    if (name != "round.csv") return {};
    std::string rows;
    for (int angle = 0; angle < 360; angle += 30) rows += "horizontal," + std::to_string(angle) + ",2\n";
    return sources::parse_csv("plane,angle_deg,attenuation_db\n" + rows, name);
  };
  Read read;
  read.masts = masts_from(layer_of(cells), {}, files, read.findings);
  return read;
}

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

struct Case {
  const char *name;
  std::vector<Cells> cells;
  const char *code;
  base::Severity severity;
  Cells facts;
  std::size_t masts = 0; ///< that are left
};
class MastsTell : public testing::TestWithParam<Case> {};

TEST_P(MastsTell, WhatIsWrong) {
  const auto got = read(GetParam().cells);
  ASSERT_EQ(got.findings.size(), 1U) << testing::PrintToString(got.codes());
  const auto &finding = got.findings[0];
  EXPECT_EQ(finding.code, GetParam().code);
  EXPECT_EQ(finding.severity, GetParam().severity);
  EXPECT_EQ(finding.source, "masts");
  for (const auto &[key, text] : GetParam().facts) EXPECT_EQ(finding.facts.at(key), text) << key;
  EXPECT_EQ(got.masts.size(), GetParam().masts);
}

using enum base::Severity;

const std::vector<Case> cases = {
    {"NoFrequency", {{{"mhz", ""}}}, "mast_value_missing", error, {{"name", "A"}, {"field", "mhz"}}},
    {"NoPower", {{{"erp_kw", ""}}}, "mast_value_missing", error, {{"field", "erp_kw"}}},
    {"PowerOfNothing", {{{"erp_kw", "0"}}}, "mast_value_missing", error, {{"field", "erp_kw"}}},
    {"NoHeight", {{{"antenna_m", ""}}}, "mast_value_missing", error, {{"field", "antenna_m"}}},
    {"NoChannel", {{{"channel", ""}}}, "mast_value_missing", error, {{"field", "channel"}}},
    {"NoId", {{{"id", ""}}}, "mast_value_missing", error, {{"field", "id"}}},
    {"PowerInWords", {{{"erp_kw", "strong"}}}, "not_a_number", error, {{"field", "erp_kw"}}},
    {"NegativePower", {{{"erp_kw", "-3"}}}, "negative_number", error, {{"field", "erp_kw"}}},
    {"FrequencyInGigahertz",
     {{{"mhz", "0.554"}}},
     "mast_value_range",
     warning,
     {{"field", "mhz"}, {"value", "0.554"}, {"min", "30"}, {"max", "6000"}},
     1},
    {"HeightBeyondTheModel",
     {{{"antenna_m", "0.5"}}},
     "mast_value_range",
     error,
     {{"field", "antenna_m"}, {"min", "1"}, {"max", "3000"}}},
    {"PowerInWatts",
     {{{"erp_kw", "5000"}}},
     "erp_implausible",
     warning,
     {{"name", "A"}, {"value", "5000"}},
     1},
    {"PowerOfATorch", {{{"erp_kw", "0.00001"}}}, "erp_implausible", warning, {{"value", "0.00001"}}, 1},
    {"LoudspeakerInWatts",
     {{{"medium", "loudspeaker"}, {"erp_kw", "50"}}},
     "erp_implausible",
     warning,
     {{"value", "50"}},
     1},
    {"UnknownPolarisation",
     {{{"polarisation", "slant"}}},
     "mast_word_unknown",
     error,
     {{"field", "polarisation"}, {"text", "slant"}, {"list", "horizontal, vertical"}}},
    {"UnknownMedium",
     {{{"medium", "am"}}},
     "mast_word_unknown",
     error,
     {{"text", "am"}, {"list", "fm, dvbt2, relay, loudspeaker"}}},
    {"UnknownScope", {{{"scope", "world"}}}, "mast_word_unknown", error, {{"list", "national, local"}}},
    {"ChannelWithoutScope", {{{"scope", ""}}}, "channel_no_scope", error, {{"name", "VOV1"}}},
    {"AzimuthAlone", {{{"azimuth", "90"}}}, "mast_beam_incomplete", error, {{"name", "A"}}},
    {"WidthAlone", {{{"beamwidth", "90"}}}, "mast_beam_incomplete", error, {{"name", "A"}}},
    {"AzimuthBeyond",
     {{{"azimuth", "400"}, {"beamwidth", "90"}}},
     "mast_value_range",
     error,
     {{"field", "azimuth"}}},
    {"NoSuchPattern",
     {{{"pattern", "lost.csv"}}},
     "pattern_missing",
     error,
     {{"file", "lost.csv"}, {"name", "A"}}},
    {"RelayInNoBand", {{{"medium", "relay"}, {"mhz", "400"}}}, "mast_relay_band", error, {{"value", "400"}}},
    {"SameIdTwice", {{}, {{"channel", "VOV2"}}}, "id_duplicate", error, {{"id", "A"}, {"n", "2"}}, 2},
    {"TwoScopes",
     {{}, {{"id", "B"}, {"scope", "local"}}},
     "channel_two_scopes",
     error,
     {{"name", "VOV1"}},
     2},
    {"TwoOfAChannelOnASite",
     {{{"site", "Đà Lạt"}}, {{"id", "B"}, {"site", "đà lạt"}}},
     "mast_twins",
     warning,
     {{"name", "A"}, {"other", "B"}, {"channel", "VOV1"}},
     2},
};

INSTANTIATE_TEST_SUITE_P(All, MastsTell, testing::ValuesIn(cases),
                         [](const auto &one) { return std::string(one.param.name); });

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
