// Beside the models: short formulas, planning chain, antenna patterns.
#include "gis/radio/planning.h"

#include "gis/base/Error.h"
#include "gis/radio/AntennaPattern.h"
#include "gis/radio/knife_edge.h"
#include "tests/gis/radio/p1812/invented.h"

#include <gtest/gtest.h>

namespace {

using namespace gis::radio;
using gis::base::Metres;

TEST(FreeSpace, LossAndFieldAgree) {
  const double loss = free_space_loss_db(Megahertz(650), 30);
  EXPECT_NEAR(loss, 118.251, 1e-3);
  EXPECT_NEAR(free_space_field_dbuvm(Kilowatts(1), 30),
              field_from_loss_dbuvm(Kilowatts(1), Megahertz(650), loss), 0.02);
  EXPECT_NEAR(free_space_field_dbuvm(Kilowatts(10), 1), 116.9, 1e-12);
}

TEST(FreeSpace, PowerIsAgainstADipole) {
  EXPECT_NEAR(10 * std::log10(erp_from_eirp(Kilowatts(1)).value), -2.15, 1e-12);
}

TEST(KnifeEdge, GrazingLosesSixDecibels) {
  EXPECT_NEAR(knife_edge_loss_db(0), 6.03, 0.01);
  EXPECT_EQ(knife_edge_loss_db(-0.78), 0);
  EXPECT_NEAR(knife_edge_loss_db(-0.779), 0, 0.05) << "no jump where it begins";
}

TEST(KnifeEdge, ParameterIsClearanceInFresnelZones) {
  const Edge edge{-30, 8, 12};
  const double radius = fresnel_radius_m(edge, 0.5);
  EXPECT_NEAR(radius, 17.31 * std::sqrt(8 * 12 / (0.299792458 / 0.5 * 20)), 0.05);
  EXPECT_NEAR(diffraction_parameter(edge, 0.5), -std::sqrt(2.0) * 30 / radius, 1e-12);
}

TEST(SimpleLoss, IsFreeSpaceOnAClearPathAndAnEdgeBehindAHill) {
  const auto clear = simple_loss(tests::radio::flat(10), Megahertz(600), Metres(300), Metres(300));
  EXPECT_TRUE(clear.clear());
  EXPECT_EQ(clear.edge_db, 0);
  const auto hidden = simple_loss(tests::radio::hill(10, 500), Megahertz(600), Metres(30), Metres(10));
  EXPECT_FALSE(hidden.clear());
  EXPECT_EQ(hidden.edge, 80U);
  EXPECT_NEAR(hidden.loss_db(), hidden.free_space_db + knife_edge_loss_db(hidden.nu), 1e-12);
  EXPECT_THROW(simple_loss(tests::radio::flat(1, 1), Megahertz(600), Metres(3), Metres(3)),
               std::invalid_argument);
}

TEST(Planning, ChainGivesTheCheckValues) {
  Receiver receiver{.frequency = Megahertz(650),
                    .carrier_to_noise_db = 20,
                    .bandwidth_hz = 7.77e6,
                    .antenna_gain_dbd = 11,
                    .feeder_loss_db = 4};
  EXPECT_NEAR(minimum_field_dbuvm(receiver), 45.29, 0.01);
  receiver.location_margin_db = 0.52 * 5.5;
  EXPECT_NEAR(planning_field_dbuvm(receiver), 48.15, 0.01);
  receiver.location_margin_db = 1.64 * 5.5;
  EXPECT_NEAR(planning_field_dbuvm(receiver), 54.31, 0.01);
  receiver.carrier_to_noise_db = 16;
  EXPECT_NEAR(planning_field_dbuvm(receiver), 50.31, 0.01);
  Receiver other{.frequency = Megahertz(500),
                 .carrier_to_noise_db = 20,
                 .bandwidth_hz = 7.77e6,
                 .antenna_gain_dbd = 10,
                 .feeder_loss_db = 3};
  EXPECT_NEAR(minimum_field_dbuvm(other), 43.01, 0.01);
  other.location_margin_db = 1.64 * 5.5;
  EXPECT_NEAR(planning_field_dbuvm(other), 52.03, 0.01);
}

TEST(Planning, LocationMarginInTheThresholdOrInThePropagationIsTheSame) {
  // Never in both: the same places are served either way, where the sight loss does not limit.
  auto link = tests::radio::usual_link();
  const auto path = tests::radio::hill(30, 300);
  const double median = *p1812(path, link).field_dbuvm;
  link.location = Percent(95);
  const double at_95 = *p1812(path, link, {.location_spread = Decibels(5.5)}).field_dbuvm;
  EXPECT_NEAR(median - location_factor(Percent(95)) * 5.5, at_95, 1e-9);
}

TEST(Planning, LocationFactorsAreThoseOfTheNormalDistribution) {
  EXPECT_NEAR(location_factor(Percent(50)), 0, 1e-8);
  EXPECT_NEAR(location_factor(Percent(70)), 0.52, 0.005);
  EXPECT_NEAR(location_factor(Percent(95)), 1.64, 0.006);
  EXPECT_NEAR(location_factor(Percent(99)), 2.33, 0.005);
  EXPECT_NEAR(coverage_probability(60, 60 - 1.6449 * 5.5, Decibels(5.5)), 0.95, 1e-4);
  EXPECT_EQ(coverage_probability(60, 60, Decibels(0)), 1);
  EXPECT_LT(field_at_places_dbuvm(60, Percent(95), Decibels(5.5)), 51);
  EXPECT_NEAR(joint_spread(Decibels(3), Decibels(4)).value, 5, 1e-12);
}

TEST(Planning, TwoEqualSignalsAddThreeDecibels) {
  EXPECT_NEAR(power_sum_dbuvm(std::vector<double>{50, 50}), 53.0103, 1e-4);
  EXPECT_THROW(power_sum_dbuvm({}), std::invalid_argument);
}

TEST(Planning, ReceptionWithoutAFieldIsUnknownNotNone) {
  const ReceptionLimits fm{.threshold_dbuvm = 54};
  EXPECT_EQ(reception({}, fm), Reception::unknown);
  EXPECT_EQ(reception(53.999, fm), Reception::none);
  EXPECT_EQ(reception(54, fm), Reception::marginal);
  EXPECT_EQ(reception(60, fm), Reception::good);
}

PatternSample at(double angle, double attenuation) { return {Degrees(angle), Decibels(attenuation)}; }

TEST(AntennaPattern, RunsStraightInFieldAndClosesTheCircle) {
  const AntennaPattern pattern({at(0, 0), at(90, 20), at(180, 20), at(270, 20)}, {});
  const auto gain = [&](double azimuth) { return pattern.gain(Degrees(azimuth), Degrees(0)).value; };
  EXPECT_EQ(gain(0), 0);
  EXPECT_NEAR(gain(45), 20 * std::log10(0.55), 1e-12);
  EXPECT_NEAR(gain(315), gain(45), 1e-12) << "between west and north";
  EXPECT_NEAR(gain(-45), gain(315), 1e-12);
  EXPECT_NEAR(gain(720), 0, 1e-12);
}

TEST(AntennaPattern, HoldsTheEndsOfTheVerticalTableAndTilts) {
  const std::vector<PatternSample> vertical = {at(-10, 12), at(0, 0), at(10, 12)};
  const AntennaPattern level({}, vertical);
  EXPECT_NEAR(level.gain(Degrees(0), Degrees(-40)).value, -12, 1e-12);
  const AntennaPattern electrical({}, vertical, {.electrical = Degrees(-2)});
  EXPECT_NEAR(electrical.gain(Degrees(200), Degrees(-2)).value, 0, 1e-12);
  const AntennaPattern mechanical({}, vertical, {.mechanical = Degrees(-2), .azimuth = Degrees(90)});
  EXPECT_NEAR(mechanical.gain(Degrees(90), Degrees(-2)).value, 0, 1e-12);
  EXPECT_NEAR(mechanical.gain(Degrees(270), Degrees(2)).value, 0, 1e-12) << "behind it looks up";
  EXPECT_NEAR(mechanical.gain(Degrees(0), Degrees(0)).value, 0, 1e-12);
}

TEST(AntennaPattern, HasAFloorAndRefusesWhatIsNoPattern) {
  const AntennaPattern deep({at(0, 30)}, {at(0, 30)});
  EXPECT_EQ(deep.gain(Degrees(10), Degrees(0)).value, -40);
  EXPECT_EQ(AntennaPattern().gain(Degrees(10), Degrees(0)).value, 0);
  EXPECT_THROW(AntennaPattern({at(10, 0), at(5, 0)}, {}), gis::base::Error);
  EXPECT_THROW(AntennaPattern({at(0, -1)}, {}), gis::base::Error);
  EXPECT_THROW(AntennaPattern({}, {at(91, 0)}), gis::base::Error);
  EXPECT_NEAR(ray_elevation(17.4533).value, 1, 1e-12);
}

} // namespace
