// Paths of the ITU-R data bank: whole ones, and every way in which one can be broken.
#include "gis/sources/databank.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"

#include <gtest/gtest.h>

namespace {

using gis::sources::parse_databank;

const std::string whole = "invented\n"
                          "Tx LAT:,11.9\n"
                          "Tx LON:,-108.4\n"
                          "Rx LAT:,11.5\n"
                          "Rx LON:,108.1\n"
                          "First Point TX or RX:,T\n"
                          "{Begin of Meteorology}\n"
                          "Average annual values dN (N-units/km):,45\n"
                          "Average annual sea-level surface refractivity No (N-units):,326.079979\n"
                          "{Begin of Profile}\n"
                          "Number of Points:,3\n"
                          "0,754.4,2,10,4\n"
                          "0.5,700,3,,3\r\n"
                          "1.25,-1.5,1,0\n"
                          "{End of Profile}\n"
                          "Frequency,Tx antenna height\n"
                          "{Begin of Measurements},,\n"
                          "95.3,60,,7,1,,,,,,,,30,,1,,91.9,87.1\n"
                          "600,12,,19,2,,,,,,22,,,,50,,,\n"
                          "{End of Measurements}\n"
                          "whatever follows\n";

TEST(Databank, WholePathIsReadAsItStands) {
  ASSERT_TRUE(gis::sources::is_databank(whole));
  const auto path = parse_databank(whole, "path.csv");
  EXPECT_EQ(path.transmitter_latitude, 11.9);
  EXPECT_EQ(path.transmitter_longitude, -108.4);
  EXPECT_EQ(path.receiver_longitude, 108.1);
  EXPECT_EQ(path.refractivity_lapse, 45);
  EXPECT_EQ(path.sea_level_refractivity, 326.079979);
  ASSERT_EQ(path.points.size(), 3U);
  EXPECT_EQ(path.points[0].clutter_m, 10);
  EXPECT_EQ(path.points[1].clutter_m, 0) << "an empty cell";
  EXPECT_EQ(path.points[1].zone, 3) << "a line end of two signs";
  EXPECT_EQ(path.points[2].height_m, -1.5);
  EXPECT_EQ(path.points[2].zone, 4) << "a line without its last cell";
  ASSERT_EQ(path.measurements.size(), 2U);
  const auto &first = path.measurements[0], &second = path.measurements[1];
  EXPECT_EQ(first.line, 18);
  EXPECT_EQ(first.frequency_mhz, 95.3);
  EXPECT_EQ(first.receiver_height_m, 7);
  EXPECT_EQ(first.field_dbuvm, 91.9);
  EXPECT_EQ(first.loss_db, 87.1);
  EXPECT_EQ(second.polarisation, 2);
  EXPECT_EQ(second.power_dbw, 30) << "the total is empty, the horizontal part is not the total";
  EXPECT_EQ(second.time_percent, 50);
  EXPECT_FALSE(second.field_dbuvm) << "nothing was measured";
}

struct Damage {
  const char *name;
  const char *was, *is; ///< the text replaced
  const char *code;
  long row; ///< 0: the whole file
};

class BrokenDatabank : public testing::TestWithParam<Damage> {};

TEST_P(BrokenDatabank, IsAnErrorWithItsLine) {
  std::string text = whole;
  const auto at = text.find(GetParam().was);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, std::string(GetParam().was).size(), GetParam().is);
  try {
    parse_databank(text, "path.csv");
    FAIL() << "was read";
  } catch (const gis::base::Error &error) {
    EXPECT_EQ(error.code(), GetParam().code) << error.what();
    EXPECT_EQ(error.finding().row, GetParam().row) << error.what();
    EXPECT_EQ(error.finding().facts.at("file"), "path.csv");
  }
}

const Damage damages[] = {
    {"no_profile", "{Begin of Profile}", "Profile", "databank_mark", 0},
    {"profile_without_end", "{End of Profile}", "", "databank_short", 15},
    {"cut_in_the_profile", whole.c_str() + whole.find("1.25"), "", "databank_mark", 0},
    {"no_measurements", "{Begin of Measurements},,", "", "databank_mark", 0},
    {"measurements_without_end", "{End of Measurements}\nwhatever follows\n", "", "databank_mark", 0},
    {"latitude_missing", "Tx LAT:", "TX", "databank_head", 0},
    {"latitude_no_number", "11.9", "11°54'", "value_bad", 2},
    {"refractivity_missing", "Average annual sea", "annual sea", "databank_head", 0},
    {"count_missing", "Number of Points:", "Points", "databank_head", 0},
    {"count_no_number", "Points:,3", "Points:,many", "value_bad", 11},
    {"count_too_small", "Points:,3", "Points:,2", "databank_count", 15},
    {"count_huge", "Points:,3", "Points:,99999999999999999999", "databank_count", 15},
    {"count_below_0", "Points:,3", "Points:,-3", "databank_count", 15},
    {"count_a_fraction", "Points:,3", "Points:,3.5", "databank_count", 15},
    {"height_missing", "0.5,700", "0.5,", "value_bad", 13},
    {"height_no_number", "0.5,700", "0.5,7OO", "value_bad", 13},
    {"height_not_finite", "0.5,700", "0.5,inf", "value_bad", 13},
    {"height_beyond_numbers", "0.5,700", "0.5,1e999", "value_bad", 13},
    {"decimal_comma", "0.5,700,3,,3", "0,5;700,3,,3", "value_bad", 13},
    {"point_of_one_cell", "0.5,700,3,,3\r", "0.5", "databank_short", 13},
    {"zone_unknown", ",,3\r", ",,2", "value_bad", 13},
    {"zone_of_two_signs", ",,3\r", ",,34", "value_bad", 13},
    {"short_measurement", "95.3,60,,7,1,,,,,,,,30,,1,,91.9,87.1", "95.3,60", "databank_short", 18},
    {"frequency_missing", "95.3,60", ",60", "value_bad", 18},
    {"polarisation_unknown", "7,1,,", "7,3,,", "value_bad", 18},
    {"field_no_number", "91.9", "loud", "value_bad", 18},
    {"told_from_the_receiver", "RX:,T", "RX:,R", "databank_from_receiver", 6},
};

INSTANTIATE_TEST_SUITE_P(Damages, BrokenDatabank, testing::ValuesIn(damages),
                         [](const auto &one) { return one.param.name; });

TEST(Databank, AnyCutOfAFileIsAnError) {
  // Up to the end of the measurements every beginning of the file lacks something.
  const auto end = whole.find("{End of Measurements}") + 20;
  for (std::size_t length = 0; length <= end; ++length)
    EXPECT_THROW(parse_databank(whole.substr(0, length), "path.csv"), gis::base::Error) << length;
}

} // namespace
