#include "gis/radio/pattern_file.h"

#include "gis/radio/beam.h"
#include "gis/sources/csv.h"

#include <cmath>
#include <gtest/gtest.h>

namespace gis::radio {
namespace {

/// Attenuation.
double at(const AntennaPattern &pattern, double azimuth, double elevation = 0) {
  return -pattern.gain(Degrees(azimuth), Degrees(elevation)).value;
}

TEST(Beam, LosesThreeDecibelsAtHalfItsWidth) {
  const auto beam = radio::beam(Degrees(350), Degrees(60));
  EXPECT_EQ(at(beam, 350), 0);
  EXPECT_NEAR(at(beam, 320), 3, 1e-12);
  EXPECT_NEAR(at(beam, 20), 3, 1e-12) << "over north";
  EXPECT_EQ(at(beam, 170), 20);
  EXPECT_NEAR(at(beam, 340), at(beam, 0), 1e-12);
}

struct Read {
  std::optional<AntennaPattern> pattern;
  base::Findings findings;
};

Read read(const std::string &rows) {
  Read read;
  read.pattern =
      pattern_from(sources::parse_csv("plane,angle_deg,attenuation_db\n" + rows, "hill.csv"), read.findings);
  return read;
}

std::string every(int step, const std::string &without = {}) {
  std::string rows;
  for (int angle = 0; angle < 360; angle += step)
    if (std::to_string(angle) != without) rows += "horizontal," + std::to_string(angle) + ",3\n";
  return rows;
}

TEST(PatternFile, IsRead) {
  const auto [pattern, findings] = read(every(10) + "vertical,-3,0\nvertical,-10,6.5\n");
  ASSERT_TRUE(pattern);
  EXPECT_TRUE(findings.empty());
  EXPECT_NEAR(at(*pattern, 15, -10), 9.5, 1e-12);
}

TEST(PatternFile, ThreeHundredAndSixtyIsNorth) {
  EXPECT_TRUE(read(every(10) + "horizontal,360,3\n").findings.empty());
  EXPECT_TRUE(read("horizontal,360,3\n" + every(10, "0")).findings.empty());
}

TEST(PatternFile, ASmallGapIsFilledAndTold) {
  const auto [pattern, findings] = read(every(10, "120"));
  ASSERT_TRUE(pattern);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "pattern_gap_filled");
  EXPECT_EQ(findings[0].severity, base::Severity::warning);
  EXPECT_EQ(findings[0].facts.at("from"), "110");
  EXPECT_EQ(findings[0].facts.at("to"), "130");
  EXPECT_EQ(findings[0].facts.at("file"), "hill.csv");
  EXPECT_NEAR(at(*pattern, 120), 3, 1e-12);
}

TEST(PatternFile, AGapOverNorthIsSeen) {
  const auto findings = read(every(10, "0")).findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].facts.at("from"), "350");
  EXPECT_EQ(findings[0].facts.at("to"), "10");
}

struct Refused {
  const char *name, *rows, *code;
};
class PatternFileRefuses : public testing::TestWithParam<Refused> {};

TEST_P(PatternFileRefuses, WithItsReason) {
  const auto [pattern, findings] = read(GetParam().rows);
  EXPECT_FALSE(pattern);
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].code, GetParam().code);
  EXPECT_EQ(findings[0].severity, base::Severity::error);
}

INSTANTIATE_TEST_SUITE_P(
    All, PatternFileRefuses,
    testing::Values(
        Refused{"wide_gap", "horizontal,0,0\nhorizontal,90,3\nhorizontal,180,3\nhorizontal,270,3\n",
                "pattern_gap"},
        Refused{"only_vertical", "vertical,0,0\nvertical,-5,3\n", "pattern_gap"},
        Refused{"nothing", "", "pattern_gap"}, Refused{"other_plane", "slanting,0,0\n", "value_bad"},
        Refused{"no_angle", "horizontal,north,0\n", "value_bad"},
        Refused{"angle_beyond", "horizontal,361,0\n", "value_bad"},
        Refused{"gain", "horizontal,0,-3\n", "value_bad"},
        Refused{"no_attenuation", "horizontal,0,\n", "value_bad"},
        Refused{"twice", "horizontal,10,1\nhorizontal,10,2\nhorizontal,30,2\n", "pattern_angle_twice"}),
    [](const auto &one) { return std::string(one.param.name); });

} // namespace
} // namespace gis::radio
