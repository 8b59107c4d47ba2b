#include "gis/radio/itm/diffraction.h"
#include "gis/radio/itm/prepare.h"
#include "gis/radio/itm/terrain.h"
#include "tests/gis/radio/itm/Cases.h"

#include <cmath>

/// Where programs of this model have gone wrong: one test each, against the formula written out anew.
namespace gis::radio {
namespace {

ItmLink usual_link() { return {.transmitter_m = 30, .receiver_m = 5, .frequency_mhz = 100}; }

Ground flat(int steps, double spacing_m, double height_m = 100) {
  return {"flat", spacing_m, std::vector<double>(static_cast<std::size_t>(steps) + 1, height_m)};
}

/// Ground that goes up and down without pattern, the same every time.
Ground hills(int steps, double spacing_m, double height_m, unsigned seed = 1) {
  auto ground = flat(steps, spacing_m);
  for (auto &height : ground.heights_m) {
    seed = seed * 1664525U + 1013904223U;
    height += height_m * static_cast<double>(seed >> 8) / (1 << 24);
  }
  return ground;
}

ItmResult scattered() {
  // Heights and irregularity for which the angles are less than the limit by the horizons.
  ItmLink link{
      .transmitter_m = 15, .receiver_m = 3, .frequency_mhz = 980, .polarisation = Polarisation::vertical};
  return itm_area({.distance_km = 100, .irregularity_m = 5, .transmitter = ItmSiting::very_careful}, link);
}

TEST(ItmTraps, PolarisationsAreCountedFromNought) {
  EXPECT_EQ(static_cast<int>(Polarisation::horizontal), 0);
  EXPECT_EQ(static_cast<int>(Polarisation::vertical), 1);
  auto link = usual_link();
  link.polarisation = static_cast<Polarisation>(2);
  EXPECT_EQ(itm_area({.distance_km = 20}, link).code, ItmCode::polarisation);
}

TEST(ItmTraps, RefractivityIsReducedToSeaLevel) {
  // Tables that state it at the height of the path are fed the other way round.
  auto link = usual_link();
  link.refractivity = 301 * std::exp(900 / 9460.0);
  EXPECT_NEAR(itm(flat(40, 500, 900).profile(), link).steps.ground->refractivity, 301, 1e-9);
}

TEST(ItmTraps, TheMeanHeightLeavesOutATenthAtBothEnds) {
  auto ground = flat(25, 100, 10);
  for (const std::size_t i : {0U, 1U, 24U, 25U}) ground.heights_m[i] = 9999; // trunc(2.5) = 2 at each end
  EXPECT_EQ(itm_mean_height(ground.profile()), 10);
  ground.heights_m[2] = 32; // 22 points are left
  EXPECT_EQ(itm_mean_height(ground.profile()), 11);
}

TEST(ItmTraps, GroundImpedanceIsTheWholeComplexNumber) {
  auto link = usual_link();
  link.conductivity = 0.05;
  link.permittivity = 4;
  // In polar form: the root of 3 + 9i, over 4 + 9i where vertical.
  const double size = std::sqrt(std::hypot(3, 9)), angle = std::atan2(9, 3) / 2;
  const auto horizontal = itm_ground(link, 0).impedance;
  EXPECT_NEAR(std::abs(horizontal), size, 1e-12);
  EXPECT_NEAR(std::arg(horizontal), angle, 1e-12);
  link.polarisation = Polarisation::vertical;
  const auto vertical = itm_ground(link, 0).impedance;
  EXPECT_NEAR(std::abs(vertical), size / std::hypot(4, 9), 1e-12);
  EXPECT_NEAR(std::arg(vertical), angle - std::atan2(9, 4), 1e-12);
}

TEST(ItmTraps, EndsOfAFitCountHalfAndTheSlopeIsTheModelsOwn) {
  // Ten steps of heights i³: worked out by hand with L = 10, centre 5.
  auto ground = flat(10, 50);
  for (int i = 0; i <= 10; ++i) ground.heights_m[static_cast<std::size_t>(i)] = i * i * i;
  const double mean = (0.5 * 1000 + 2025) / 10;              // Σ 1…9 of i³ = 2025
  const double moment = 0.5 * 1000 * 5 + (15333 - 5 * 2025); // Σ i⁴ = 15333
  const double slope = 12 * moment / ((100 + 2) * 10);
  const double textbook = 12 * (moment + 0.5 * 1000 * 5) / (10 * 11 * 12);
  ASSERT_GT(std::fabs(slope - textbook), 1);
  const auto line = itm_fit(ground.profile(), 0, 500);
  EXPECT_NEAR(line.transmitter_m, mean - 5 * slope, 1e-10);
  EXPECT_NEAR(line.receiver_m, mean + 5 * slope, 1e-10);
}

TEST(ItmTraps, AFitOverNothingTakesAStepOnEitherSide) {
  const auto ground = hills(10, 50, 80);
  const auto nothing = itm_fit(ground.profile(), 250, 250), around = itm_fit(ground.profile(), 200, 300);
  EXPECT_EQ(nothing.transmitter_m, around.transmitter_m);
  EXPECT_EQ(nothing.receiver_m, around.receiver_m);
}

TEST(ItmTraps, DistancesOfHorizonsAreRunningSums) {
  // The sum of ten steps is not ten times a step, to the last bit.
  auto ground = flat(40, 0.1 * 997);
  ground.heights_m[10] = 900;
  ground.heights_m[30] = 900;
  double sum = 0, back = 40 * ground.spacing_m;
  for (int i = 0; i < 10; ++i) sum += ground.spacing_m;
  for (int i = 0; i < 30; ++i) back -= ground.spacing_m;
  ASSERT_NE(sum, 10 * ground.spacing_m);
  ASSERT_NE(back, 10 * ground.spacing_m);
  const auto found = itm_horizons(ground.profile(), {30, 5}, 8500000);
  EXPECT_EQ(found[0].distance_m, sum);
  EXPECT_EQ(found[1].distance_m, back);
}

TEST(ItmTraps, HorizonsAreFoundApartAndTheFirstOfEqualsStays) {
  auto ground = flat(40, 100);
  ground.heights_m[10] = 200;
  ground.heights_m[35] = 300;
  const auto found = itm_horizons(ground.profile(), {30, 5}, 8500000);
  EXPECT_NEAR(found[0].distance_m, 1000, 1e-6); // 70 m in 1 km is steeper than 170 m in 3.5 km
  EXPECT_NEAR(found[1].distance_m, 500, 1e-6);
  EXPECT_NEAR(found[0].angle_rad, 0.07 - 1000 / (2 * 8500000.0), 1e-12); // no arctangent
  // Two points in one line with the antenna (128 m steps, 1 m in 64): the nearer one counts; from the
  // receiver the one farther away, which comes first too.
  ground = flat(40, 128, 0);
  ground.heights_m[10] = 30 + 20;
  ground.heights_m[20] = 30 + 40;
  EXPECT_EQ(itm_horizons(ground.profile(), {30, 5}, 1e300)[0].distance_m, 1280);
  ground.heights_m[20] = 5 + 40;
  ground.heights_m[10] = 5 + 60;
  EXPECT_EQ(itm_horizons(ground.profile(), {30, 5}, 1e300)[1].distance_m, 3840);
  // In sight the horizon is the other antenna.
  EXPECT_EQ(itm_horizons(flat(20, 100).profile(), {30, 5}, 8500000)[0].distance_m, 2000);
}

TEST(ItmTraps, TheModeTurnsOnTheSmoothEarthNotOnWhatHides) {
  auto ground = flat(20, 500);
  ground.heights_m[10] = 400; // nobody sees over this
  const auto found = itm(ground.profile(), usual_link());
  ASSERT_LT(found.steps.path->distance_m, found.steps.reference->smooth_horizons_m);
  EXPECT_FALSE(found.steps.terrain->well_in_sight);
  EXPECT_EQ(found.mode, ItmMode::line_of_sight);
}

TEST(ItmTraps, ClutterGoesByStructuralHeightsAndTheSmoothHorizons) {
  const auto ground = hills(60, 500, 80);
  auto link = usual_link();
  link.frequency_mhz = 60;
  const auto found = itm(ground.profile(), link);
  const auto &reference = *found.steps.reference;
  ASSERT_GT(found.steps.path->ends[0].effective_m, link.transmitter_m); // the effective ones differ
  const double rough =
      found.steps.path->irregularity_m * (1 - 0.8 * std::exp(-reference.smooth_horizons_m / 50000));
  const double deviation = 0.78 * rough * std::exp(-0.5 * std::pow(rough, 0.25));
  const double clutter = 5 * std::log10(1 + 1e-5 * 30 * 5 * 60 * deviation);
  for (const auto &at : reference.diffraction) EXPECT_NEAR(at.clutter_db, clutter, 1e-12);
}

/// q of 2.10 with `added` put to the product of heights once the gain is taken.
double roughness_argument(const ItmResult &found, const ItmLink &link, double added) {
  const auto &path = *found.steps.path;
  const auto &reference = *found.steps.reference;
  const double s = reference.diffraction[0].distance_m;
  const double product = link.transmitter_m * link.receiver_m;
  const double gained = path.ends[0].effective_m * path.ends[1].effective_m - product;
  const double t = std::sqrt(1 + gained / (product + added));
  const double rough = path.irregularity_m * (1 - 0.8 * std::exp(-s / 50000));
  return (t + (reference.horizons_m - reference.horizons_rad * found.steps.ground->earth_radius_m) / s) *
         rough * link.frequency_mhz / 47.7;
}

TEST(ItmTraps, TenIsAddedOnceTheGainIsTakenAndOnlyOverProfiles) {
  const auto link = usual_link();
  const auto over_profile = itm(hills(60, 500, 80).profile(), link);
  EXPECT_NEAR(over_profile.steps.reference->diffraction[0].roughness,
              roughness_argument(over_profile, link, 10), 1e-9);
  const auto over_area = itm_area({.distance_km = 30, .transmitter = ItmSiting::careful}, link);
  EXPECT_NEAR(over_area.steps.reference->diffraction[0].roughness, roughness_argument(over_area, link, 0),
              1e-9);
  EXPECT_GT(roughness_argument(over_area, link, 0) - roughness_argument(over_area, link, 10), 1e-3);
}

TEST(ItmTraps, WhatHasNoLogarithmIsNotComputableAndNeverFreeSpace) {
  // A cliff beside a low antenna of a vertical wave on sea water.
  auto ground = flat(400, 30, 0);
  ground.heights_m[0] = 900;
  ground.heights_m[1] = 940;
  ItmLink link{.transmitter_m = 3,
               .receiver_m = 3,
               .frequency_mhz = 20,
               .polarisation = Polarisation::vertical,
               .permittivity = 81,
               .conductivity = 5};
  const auto found = itm(ground.profile(), link);
  ASSERT_TRUE(found.steps.reference);
  EXPECT_GT(found.steps.reference->diffraction[0].surface[1], 1.607);
  EXPECT_LE(found.steps.reference->diffraction[0].normal_distance[0], 0);
  EXPECT_EQ(found.code, ItmCode::not_computable);
  EXPECT_FALSE(found.loss_db);
  EXPECT_FALSE(found.field_dbuvm);
  EXPECT_FALSE(found.mode);
  EXPECT_FALSE(found.steps.reference->loss_db);
  EXPECT_FALSE(found.steps.reference->sight);
  for (const auto &value : named_values(found.steps))
    if (value.value) EXPECT_TRUE(std::isfinite(*value.value)) << value.name;
  // The same ground carries a horizontal wave.
  link.polarisation = Polarisation::horizontal;
  EXPECT_TRUE(itm(ground.profile(), link).computed());
}

TEST(ItmTraps, TwoRaysAreWeighedByTheIrregularityItself) {
  const auto link = usual_link();
  const auto found = itm_area({.distance_km = 20, .irregularity_m = 90}, link);
  const auto &far = found.steps.reference->sight->far;
  const double horizon = found.steps.reference->smooth_horizons_m;
  EXPECT_NEAR(far.weight, 1 / (1 + 100 * 90 / horizon), 1e-12);
  EXPECT_GT(std::fabs(far.weight - 1 / (1 + 100 * itm_roughness(90, far.distance_m) / horizon)), 1e-2);
}

TEST(ItmTraps, TheFartherScatterIsLookedAtFirst) {
  // Low antennas, low frequency: the gain at the farther distance is over 15 dB and serves the nearer one
  // too.
  ItmLink link{.transmitter_m = 2, .receiver_m = 2, .frequency_mhz = 150};
  const auto found = itm(flat(100, 2000, 0).profile(), link);
  const auto &beyond = found.steps.reference->beyond.value();
  ASSERT_GT(beyond.farther.gain_db.value(), 15);
  EXPECT_EQ(beyond.far.gain_db, beyond.farther.gain_db);
  EXPECT_FALSE(beyond.far.gain);
  EXPECT_TRUE(beyond.farther.gain);
}

TEST(ItmTraps, NoScatterWhereBothAntennasAreTooLow) {
  ItmLink link{.transmitter_m = 0.5, .receiver_m = 0.5, .frequency_mhz = 20};
  const auto found = itm(flat(100, 3000, 0).profile(), link);
  const auto &beyond = found.steps.reference->beyond.value();
  EXPECT_EQ(beyond.far.loss_db, 1001);
  EXPECT_FALSE(beyond.far.gain_db);
  EXPECT_EQ(beyond.from_m, 10000000);
  EXPECT_EQ(found.mode, ItmMode::diffraction);
}

TEST(ItmTraps, ScatterKnowsTwoAngles) {
  const auto found = scattered();
  const auto &reference = *found.steps.reference;
  const auto &[transmitter, receiver] = found.steps.path->ends;
  const double ae = found.steps.ground->earth_radius_m;
  const double sum = transmitter.horizon.angle_rad + receiver.horizon.angle_rad;
  ASSERT_LT(sum, -reference.horizons_m / ae - 1e-6); // else both are one
  const double s = reference.horizons_m + 200000;
  const auto &at = reference.beyond->far;
  EXPECT_NEAR(at.gain->angle_rad, sum + s / ae, 1e-15); // of the gain: no limit
  const double limited = s / ae - reference.horizons_m / ae;
  EXPECT_NEAR(*at.distance_db, 133.4 + 0.332e-3 * limited * s - 10 * std::log10(limited * s), 1e-9);
}

} // namespace
} // namespace gis::radio
