// What P.1812 refuses, what it only warns of: the table of its inputs, row by row.
#include "tests/gis/radio/p1812/invented.h"

#include <gtest/gtest.h>
#include <limits>

namespace {

using namespace gis::radio;
using gis::base::Metres;
using tests::radio::flat;
using tests::radio::hill;
using tests::radio::usual_link;

struct BadInput {
  const char *name;
  P1812Code code;
  std::function<void(Profile &, Link &, P1812Setting &)> spoil;
};

class P1812Refuses : public testing::TestWithParam<BadInput> {};

constexpr double nan = std::numeric_limits<double>::quiet_NaN(), huge = 1e300;
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_P(P1812Refuses, WithItsCodeAndNoLoss) {
  auto profile = hill(30, 100);
  profile.clutter_m.assign(profile.size(), 5);
  profile.zones.assign(profile.size(), Zone::inland);
  auto link = usual_link();
  P1812Setting setting;
  ASSERT_EQ(p1812(profile, link, setting).code, P1812Code::good);
  GetParam().spoil(profile, link, setting);
  const auto result = p1812(profile, link, setting);
  EXPECT_EQ(result.code, GetParam().code) << p1812_code_name(result.code);
  EXPECT_FALSE(result.loss_db);
  EXPECT_FALSE(result.field_dbuvm);
  EXPECT_TRUE(named_values(result).empty());
}

using enum P1812Code;

const BadInput bad_inputs[] = {
    {"time_over_half", time, [](auto &, auto &link, auto &) { link.time = Percent(50.1); }},
    {"time_under_one", time, [](auto &, auto &link, auto &) { link.time = Percent(0.9); }},
    {"time_nan", time, [](auto &, auto &link, auto &) { link.time = Percent(nan); }},
    {"location_none", location, [](auto &, auto &link, auto &) { link.location = Percent(0); }},
    {"location_all", location, [](auto &, auto &link, auto &) { link.location = Percent(100); }},
    {"spread_below_0", spread, [](auto &, auto &, auto &s) { s.location_spread = Decibels(-1); }},
    {"transmitter_low", transmitter_height,
     [](auto &, auto &link, auto &) { link.transmitter_height = Metres(0.9); }},
    {"receiver_high", receiver_height,
     [](auto &, auto &link, auto &) { link.receiver_height = Metres(3001); }},
    {"polarisation", polarisation,
     [](auto &, auto &link, auto &) { link.polarisation = static_cast<Polarisation>(7); }},
    {"latitude", position, [](auto &, auto &link, auto &) { link.receiver.latitude = Degrees(80.1); }},
    {"longitude", position, [](auto &, auto &link, auto &) { link.transmitter.longitude = Degrees(huge); }},
    {"lapse_0", refractivity, [](auto &, auto &, auto &s) { s.refractivity_lapse = 0; }},
    {"lapse_157", refractivity, [](auto &, auto &, auto &s) { s.refractivity_lapse = 157; }},
    {"refractivity", refractivity, [](auto &, auto &, auto &s) { s.sea_level_refractivity = infinity; }},
    {"coast", coast, [](auto &, auto &, auto &s) { s.receiver_to_coast = Metres(-1); }},
    {"empty", points, [](auto &profile, auto &, auto &) { profile = {}; }},
    {"four_points", points, [](auto &profile, auto &, auto &) { profile = flat(30, 3); }},
    {"short_heights", points, [](auto &profile, auto &, auto &) { profile.heights_m.pop_back(); }},
    {"long_zones", points, [](auto &profile, auto &, auto &) { profile.zones.push_back(Zone::sea); }},
    {"starts_late", distances, [](auto &profile, auto &, auto &) { profile.distances_m[0] = 1; }},
    {"stands_still", distances,
     [](auto &profile, auto &, auto &) { profile.distances_m[5] = profile.distances_m[4]; }},
    {"distance_nan", distances, [](auto &profile, auto &, auto &) { profile.distances_m[5] = nan; }},
    {"zone", zones, [](auto &profile, auto &, auto &) { profile.zones[3] = static_cast<Zone>(2); }},
    {"hole", ground, [](auto &profile, auto &, auto &) { profile.heights_m[3] = nan; }},
    {"clutter_below_0", ground, [](auto &profile, auto &, auto &) { profile.clutter_m[3] = -1; }},
    {"frequency_0", frequency, [](auto &, auto &link, auto &) { link.frequency = Megahertz(0); }},
    {"frequency_nan", frequency, [](auto &, auto &link, auto &) { link.frequency = Megahertz(nan); }},
    {"power_0", power, [](auto &, auto &link, auto &) { link.power = Kilowatts(0); }},
    {"nodata_as_height", ground, [](auto &profile, auto &, auto &) { profile.heights_m[3] = -9999; }},
    {"out_of_this_world", ground, [](auto &profile, auto &, auto &) { profile.heights_m[3] = huge; }},
    {"very_far", not_computable, [](auto &profile, auto &, auto &) { profile.distances_m.back() = huge; }},
};

INSTANTIATE_TEST_SUITE_P(Inputs, P1812Refuses, testing::ValuesIn(bad_inputs),
                         [](const auto &one) { return one.param.name; });

TEST(P1812Warns, AndComputesWhatItIsNotMeantFor) {
  auto link = usual_link();
  link.frequency = Megahertz(29);
  EXPECT_EQ(p1812(hill(30, 100), link).warnings, p1812_warning::frequency);
  link.frequency = Megahertz(30);
  link.location = Percent(0.5);
  EXPECT_EQ(p1812(hill(30, 100), link).warnings, p1812_warning::location);
  link.location = Percent(50);
  const auto far = p1812(flat(3001, 2000), link);
  EXPECT_EQ(far.warnings, p1812_warning::distance);
  EXPECT_EQ(far.code, P1812Code::warned);
  EXPECT_TRUE(far.loss_db);
}

} // namespace
