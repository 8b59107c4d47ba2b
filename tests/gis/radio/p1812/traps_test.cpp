// Where implementations of P.1812 have gone wrong, each as a test.
#include "gis/radio/knife_edge.h"
#include "gis/radio/p1812/climate.h"
#include "gis/radio/p1812/diffraction.h"
#include "gis/radio/p1812/ducting.h"
#include "gis/radio/p1812/outline.h"
#include "tests/gis/radio/p1812/invented.h"
#include "tests/gis/radio/p1812/vectors.h"

#include <gtest/gtest.h>

namespace {

using namespace gis::radio;
using namespace gis::radio::p1812_parts;
using gis::base::Metres;
using tests::radio::flat;
using tests::radio::hill;
using tests::radio::usual_link;

P1812Values values(const Profile &profile, const Link &link = usual_link(),
                   const P1812Setting &setting = {}) {
  const auto result = p1812(profile, link, setting);
  EXPECT_TRUE(result.loss_db) << p1812_code_name(result.code);
  return result.values;
}

/// The profile with clutter at some points.
Profile with_clutter(Profile profile, const std::vector<std::pair<std::size_t, double>> &clutter) {
  profile.clutter_m.assign(profile.size(), 0);
  for (const auto &[i, height] : clutter) profile.clutter_m[i] = height;
  return profile;
}

TEST(P1812Traps, MetresOutsideAreKilometresInside) {
  const auto v = values(flat(20));
  EXPECT_DOUBLE_EQ(v.d, 20);
  EXPECT_DOUBLE_EQ(v.dtm, 20);
  EXPECT_NEAR(v.lbfs, 92.4 + 20 * std::log10(0.1) + 20 * std::log10(20.0), 1e-4);
}

TEST(P1812Traps, WavelengthHasTheRoundedSpeedOfLight) {
  EXPECT_DOUBLE_EQ(values(flat(20)).lambda_m, 0.2998 / 0.1);
  EXPECT_GT(std::fabs(values(flat(20)).lambda_m - 2.99792458), 7e-5);
}

TEST(P1812Traps, ClutterAtTheTwoEndsDoesNotShadow) {
  const auto bare = hill(30, 150);
  const auto at_ends = with_clutter(bare, {{0, 20}, {bare.size() - 1, 20}});
  EXPECT_EQ(values(bare).lb, values(at_ends).lb);
  const auto before_receiver = with_clutter(bare, {{bare.size() - 2, 20}});
  EXPECT_GT(values(before_receiver).lb, values(bare).lb + 0.5);
}

TEST(P1812Traps, ClutterEntersTheActualBullingtonPathOnly) {
  const auto bare = values(hill(30, 150));
  auto profile = hill(30, 150);
  profile.clutter_m.assign(profile.size(), 15);
  const auto cluttered = values(profile);
  EXPECT_NE(cluttered.median.actual.loss, bare.median.actual.loss);
  EXPECT_EQ(cluttered.theta_t, bare.theta_t);
  EXPECT_EQ(cluttered.theta_r, bare.theta_r);
  EXPECT_EQ(cluttered.dlt, bare.dlt);
  EXPECT_EQ(cluttered.hstd, bare.hstd);
  EXPECT_EQ(cluttered.hm, bare.hm);
  EXPECT_EQ(cluttered.median.smooth.loss, bare.median.smooth.loss);
  EXPECT_EQ(cluttered.lba, bare.lba);
}

TEST(P1812Traps, HalfTheGapToAForeignPointBelongsToAStretch) {
  // 0, 1, 3, 7, 12, 20 km; one point of coastal land between sea, and inland at the end.
  Profile profile{.distances_m = {0, 1000, 3000, 7000, 12000, 20000},
                  .heights_m = {5, 0, 1, 0, 2, 10},
                  .zones = {Zone::sea, Zone::sea, Zone::coastal, Zone::sea, Zone::inland, Zone::inland}};
  P1812Values v;
  find_stretches(Path(profile), v);
  EXPECT_DOUBLE_EQ(v.dtm, 8 + 2.5); // 12…20 and half of 7…12
  EXPECT_DOUBLE_EQ(v.dlm, 8 + 2.5);
  // 0…1 and half of 1…3; half of 3…7 and half of 7…12.
  EXPECT_DOUBLE_EQ(v.omega, (1 + 1 + 2 + 2.5) / 20);
  profile.zones = {Zone::sea, Zone::sea, Zone::coastal, Zone::sea, Zone::sea, Zone::sea};
  find_stretches(Path(profile), v);
  EXPECT_DOUBLE_EQ(v.dtm, 1 + 2) << "a stretch of one point has a length";
  EXPECT_EQ(v.dlm, 0);
}

TEST(P1812Traps, LatitudeIsHalfTheProfileAwayNotBetweenThePositions) {
  auto link = usual_link();
  link.transmitter = {Degrees(12), Degrees(108)};
  link.receiver = {Degrees(13), Degrees(108)}; // 111 km to the north, the profile is 40 km long
  P1812Values v{.d = 40};
  find_latitude(link, v);
  EXPECT_NEAR(v.phi, 12 + 20 / 6371.0 * 180 / 3.14159265358979, 1e-12);
}

TEST(P1812Traps, BendingTimeIsAPowerOfItsBase) {
  P1812Values v{.dtm = 100, .dlm = 80, .phi = -12};
  find_bending_time(v);
  const double tau = 1 - std::exp(-4.12e-4 * std::pow(80, 2.41));
  EXPECT_DOUBLE_EQ(v.tau, tau);
  const double mu1 =
      std::pow(std::pow(10, -100 / (16 - 6.6 * tau)) + std::pow(10, -5 * (0.496 + 0.354 * tau)), 0.2);
  EXPECT_DOUBLE_EQ(v.mu1, mu1);
  EXPECT_DOUBLE_EQ(v.mu4, std::pow(mu1, -0.935 + 0.0176 * 12)) << "the latitude without its sign";
  EXPECT_LT(v.beta0, 50);
  v.phi = 75;
  find_bending_time(v);
  EXPECT_DOUBLE_EQ(v.beta0, 4.17 * mu1 * std::pow(mu1, 0.3));
}

TEST(P1812Traps, RadiusOfTheEarthIs6371) {
  EXPECT_DOUBLE_EQ(values(flat(20)).ae, 6371 * 157.0 / 112);
  EXPECT_DOUBLE_EQ(values(flat(20)).abeta, 19113);
}

TEST(P1812Traps, ObstructionForTheSmoothEarthHasNoCurvature) {
  // Flat ground 60 km long bulges 50 m above the line of two low antennas, and yet obstructs nothing here.
  auto link = usual_link();
  link.transmitter_height = link.receiver_height = Metres(10);
  const auto v = values(flat(60), link);
  EXPECT_DOUBLE_EQ(v.hobs, -10);
  EXPECT_EQ(v.hstd, v.hst0);
  EXPECT_GT(v.theta, 0) << "beyond the horizon all the same";
}

TEST(P1812Traps, ArctangentIsTakenOfSlopeAndCurvatureTogether) {
  const auto profile = tests::radio::profile_of(2, 8, [](double x) { return x == 1 ? 1100.0 : 100.0; });
  const auto v = values(profile);
  const double slope = (1100 - 160) / 1000.0, curvature = 1 / (2 * v.ae);
  EXPECT_DOUBLE_EQ(v.theta_t, 1000 * std::atan(slope - curvature));
  EXPECT_GT(std::fabs(v.theta_t - 1000 * (std::atan(slope) - std::atan(curvature))), 0.02);
}

TEST(P1812Traps, HorizonInSightIsThePointHighestInTheFresnelZone) {
  // The nearer hump stands higher, and yet at a smaller part of the zone's width than the one amid the path.
  const auto profile = tests::radio::profile_of(20, 20, [](double x) {
    return x == 1 ? 45.0 : x == 10 ? 40.0 : 0.0;
  });
  auto link = usual_link();
  link.transmitter_height = link.receiver_height = Metres(60);
  const auto one = values(profile, link);
  const auto nu = [&](double x, double height) {
    const double bulge = 500 * x * (20 - x) / one.ae;
    return (height + bulge - 60) * std::sqrt(0.04 / (2.998 * x * (20 - x)));
  };
  ASSERT_GT(nu(10, 40), nu(9, 0));
  EXPECT_EQ(one.lt, nu(1, 45) > nu(10, 40) ? 1U : 10U);
  EXPECT_EQ(one.lr, one.lt);
  EXPECT_EQ(one.dlr, 20 - one.dlt);
  // Of two that reach equally high the last counts.
  const auto twins =
      values(tests::radio::profile_of(20, 20, [](double x) { return x == 8 || x == 12 ? 40.0 : 0.0; }), link);
  EXPECT_EQ(twins.lt, 12U);
}

TEST(P1812Traps, FirstHorizonOfTheTransmitterAndLastOfTheReceiver) {
  const auto v =
      values(tests::radio::profile_of(10, 10, [](double x) { return x == 4 || x == 6 ? 200.0 : 0.0; }));
  EXPECT_EQ(v.lt, 4U);
  EXPECT_EQ(v.lr, 6U);
  // Equal angles: over an earth so large that it is flat, points on one line from the transmitter.
  Profile ramp = flat(10, 10);
  for (std::size_t i = 3; i <= 5; ++i) ramp.heights_m[i] = 60 + 20 * static_cast<double>(i);
  P1812Values level{.f_ghz = 0.1, .lambda_m = 2.998, .d = 10, .hts = 60, .hrs = 10, .ae = 1e30};
  const Path path(ramp);
  EXPECT_TRUE(find_horizons(path, level));
  EXPECT_EQ(level.lt, 3U) << "the first of three";
  const auto back = reversed(ramp);
  std::swap(level.hts, level.hrs);
  EXPECT_TRUE(find_horizons(Path(back), level));
  EXPECT_EQ(level.lr, 7U) << "the last of three";
}

TEST(P1812Traps, HeightsForDuctingAreNotThoseForDiffraction) {
  const auto v = values(hill(30, 300));
  EXPECT_GT(v.hobs, 0);
  EXPECT_LT(v.hstd, v.hst) << "a hill that obstructs lowers the smooth earth for diffraction only";
  EXPECT_NEAR(v.hte, 60 + 100 - v.hst, 1e-6);
  EXPECT_NEAR(v.htc_d, 60 + 100 - v.hstd, 1e-6);
}

TEST(P1812Traps, HeightGainHasTheFactorTwice) {
  const auto v = spherical_loss({.distance_km = 200,
                                 .f_ghz = 0.1,
                                 .lambda_m = 2.998,
                                 .share_of_sea = 1,
                                 .polarisation = Polarisation::vertical},
                                {500, 500}, 8931);
  ASSERT_TRUE(v.sea);
  EXPECT_LT(v.sea->b, 0.99);
  const double b = v.sea->b * v.sea->yt;
  EXPECT_DOUBLE_EQ(v.sea->gt, 17.6 * std::sqrt(b - 1.1) - 5 * std::log10(b - 1.1) - 8);
  EXPECT_FALSE(v.land) << "no part of the path";
}

TEST(P1812Traps, SphericalLossBeyondTheHorizonIsNotClipped) {
  // Vertical waves over the sea, just beyond the horizon of two low antennas: stronger than in free space.
  const auto v = spherical_loss({.distance_km = 8.5,
                                 .f_ghz = 0.03,
                                 .lambda_m = 10,
                                 .share_of_sea = 1,
                                 .polarisation = Polarisation::vertical},
                                {1, 1}, 8931);
  EXPECT_FALSE(v.dse1);
  EXPECT_LT(v.loss, 0);
}

TEST(P1812Traps, SmoothPathKeepsTheBulgeOfTheEarth) {
  const auto profile = flat(100);
  const auto v = smooth_bullington(Path(profile), {10, 10}, 2.998, 8931);
  EXPECT_GT(v.loss, 20);
  EXPECT_GT(v.stim, v.str);
}

TEST(P1812Traps, LossesInLogsAreThoseOfTheLargerRadius) {
  const auto v = values(hill(60, 100));
  EXPECT_EQ(v.beta.radius_km, 19113);
  EXPECT_EQ(v.median.radius_km, v.ae);
  EXPECT_LT(v.beta.loss, v.median.loss);
}

TEST(P1812Traps, TheMedianOfDiffractionIsExact) {
  EXPECT_GT(inverse_normal(0.5), 1.3e-9);
  EXPECT_LT(inverse_normal(0.5), 1.32e-9);
  const auto v = values(hill(60, 300));
  EXPECT_EQ(v.ldp, v.median.loss);
  EXPECT_GT(v.fi, 0) << "yet not 0 where (59) uses it";
}

TEST(P1812Traps, InverseNormalHasItsOwnLastDigits) {
  EXPECT_NEAR(inverse_normal(0.5), 1.3143e-9, 1e-13);
  EXPECT_NEAR(inverse_normal(0.1), 1.2817, 5e-4);
  EXPECT_GT(inverse_normal(0.01), 0);
  EXPECT_EQ(inverse_normal(0.99), -inverse_normal(1 - 0.99));
  EXPECT_EQ(inverse_normal(0), inverse_normal(1e-6));
  EXPECT_EQ(inverse_normal(1), inverse_normal(0.999999));
}

TEST(P1812Traps, DuctsBeginAtTheHeightAboveTheSea) {
  auto link = usual_link();
  link.time = Percent(1);
  auto sea = [](double ground) {
    auto profile = flat(200, 200, ground);
    profile.zones.assign(profile.size(), Zone::sea);
    return profile;
  };
  const auto low = values(sea(0), link), high = values(sea(100), link);
  EXPECT_DOUBLE_EQ(low.act, -3 * (1 + std::tanh(0.07 * (50 - 60))));
  EXPECT_DOUBLE_EQ(high.act, -3 * (1 + std::tanh(0.07 * (50 - 160))));
  EXPECT_EQ(low.dct, 0) << "an antenna at sea is at the coast, whatever the link says";
}

TEST(P1812Traps, ScatterIsTheFormulaTheUnionAdvises) {
  auto link = usual_link();
  link.time = Percent(10);
  P1812Values v{.f_ghz = 0.1, .d = 200, .theta = 20};
  find_scatter(link, 325, v);
  const double f = std::log10(0.05);
  EXPECT_DOUBLE_EQ(v.lbs, 190.1 - 25 - 2.5 * f * f + 20 * std::log10(200.0) + 0.573 * 20 - 0.15 * 325 -
                              10.125 * std::pow(std::log10(5.0), 0.7));
  link.time = Percent(50);
  find_scatter(link, 325, v);
  EXPECT_DOUBLE_EQ(v.lbs, 190.1 - 25 - 2.5 * f * f + 20 * std::log10(200.0) + 0.573 * 20 - 0.15 * 325);
}

TEST(P1812Traps, LossMayLieBelowFreeSpaceForLittleTime) {
  auto link = usual_link();
  link.time = Percent(1);
  link.transmitter_height = link.receiver_height = Metres(300);
  const auto v = values(flat(40), link);
  EXPECT_LT(v.lb, v.lbfs - 1);
  EXPECT_GE(v.lb, v.lb0p);
}

TEST(P1812Traps, PlacesCountOnLandOnlyAndNeverBelowTheSightLoss) {
  auto link = usual_link();
  link.location = Percent(95);
  const P1812Setting spread{.location_spread = Decibels(5.5)};
  auto profile = hill(30, 200);
  const auto median = values(profile), rare = values(profile, link, spread);
  EXPECT_NEAR(rare.lb - median.lb, 5.5 * 1.645, 0.01);
  profile.zones.assign(profile.size(), Zone::inland);
  profile.zones.back() = Zone::sea;
  EXPECT_EQ(values(profile, link, spread).lloc, 0);
  link.location = Percent(1);
  const auto lucky = values(flat(10), link, spread);
  EXPECT_EQ(lucky.lb, lucky.lb0p);
}

TEST(P1812Traps, ClosedFormOfTheSmoothPathDiffersAHair) {
  for (const double length : {20.0, 150.0}) {
    const auto profile = flat(length, 2000);
    const auto sampled = smooth_bullington(Path(profile), {60, 10}, 2.998, 8931);
    const auto closed = smooth_bullington_closed(length, {60, 10}, 2.998, 8931);
    EXPECT_NEAR(closed.loss, sampled.loss, 0.02) << length;
    EXPECT_NE(closed.loss, sampled.loss) << length;
  }
}

} // namespace
