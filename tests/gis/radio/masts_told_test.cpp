// What masts_from says of a table with a fault in it.
#include "tests/gis/radio/mast_tables.h"

#include <gtest/gtest.h>

namespace gis::radio {
namespace {

using tests::radio::Cells;
using tests::radio::read;

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

} // namespace
} // namespace gis::radio
