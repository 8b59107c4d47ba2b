#include "gis/radio/budget.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace gis::radio {
namespace {

using base::Metres;

/// Flat ground at 100 m over 20 km in steps of 100 m.
Profile plain() {
  Profile profile;
  for (int i = 0; i <= 200; ++i) {
    profile.distances_m.push_back(100.0 * i);
    profile.heights_m.push_back(100);
  }
  return profile;
}

const Link link{.frequency = Megahertz(100),
                .transmitter_height = Metres(60),
                .receiver_height = Metres(10),
                .transmitter = {Degrees(12), Degrees(108)},
                .receiver = {Degrees(12), Degrees(108)},
                .power = Kilowatts(2)};

TEST(Budget, TheFirstFresnelZoneInTheMiddle) {
  const auto all = clearances(plain(), link, 8500);
  ASSERT_EQ(all.size(), 199U);
  const auto &middle = all[99];
  EXPECT_EQ(middle.point, 100U);
  EXPECT_NEAR(middle.distance_km, 10, 1e-12);
  EXPECT_NEAR(middle.fresnel_m, 17.3 * std::sqrt(10.0 * 10 / (0.1 * 20)), 0.15) << "17.3 √(d1 d2 / f d)";
  EXPECT_NEAR(middle.above_line_m, 10.0 * 10 * 1000 / (2 * 8500) - 35, 1e-9) << "bulge less mean antenna";
}

TEST(Budget, AWallIsTheObstacleAndAClearPathHasNone) {
  auto profile = plain();
  profile.heights_m[50] = 400;
  const auto wall = obstacle(clearances(profile, link, 8500));
  ASSERT_TRUE(wall);
  EXPECT_EQ(wall->point, 50U);
  EXPECT_EQ(wall->top_m, 400);
  EXPECT_NEAR(wall->above_line_m, 400 + 5.0 * 15 * 1000 / (2 * 8500) - (160 - 50 * 0.25), 1e-9);
  EXPECT_GT(wall->of_fresnel(), 0);
  profile = plain();
  profile.clutter_m.assign(profile.size(), 0);
  profile.clutter_m[150] = 80;
  EXPECT_EQ(obstacle(clearances(profile, link, 8500))->point, 150U) << "a house counts as well";
  auto high = link;
  high.transmitter_height = Metres(400);
  high.receiver_height = Metres(300);
  EXPECT_FALSE(obstacle(clearances(plain(), high, 8500)));
  EXPECT_FALSE(obstacle({}));
}

TEST(Budget, SixTenthsOfTheZoneMustBeFree) {
  std::vector<Clearance> all = {{.above_line_m = -60, .fresnel_m = 100}};
  EXPECT_FALSE(obstacle(all));
  all[0].above_line_m = -59.9;
  EXPECT_TRUE(obstacle(all));
}

TEST(Budget, ItsLinesAddUpToTheFieldOfTheModel) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> height(0, 600), power(0.01, 50);
  for (int n = 0; n < 200; ++n) {
    auto profile = plain();
    for (auto &h : profile.heights_m) h = height(random);
    auto one = link;
    one.power = Kilowatts(power(random));
    one.time = Percent(n % 2 == 0 ? 50 : 10);
    const auto result = p1812(profile, one, {.location_spread = Decibels(n % 3)});
    const auto got = budget(result, one, Decibels(-3), ReceptionLimits{.threshold_dbuvm = 54});
    ASSERT_TRUE(got);
    EXPECT_NEAR(got->field_dbuvm, *result.field_dbuvm - 3, 1e-9);
    EXPECT_NEAR(*got->margin_db, got->field_dbuvm - 54, 1e-12);
    EXPECT_LE(got->diffraction_db, 1e-9);
    EXPECT_NEAR(got->free_space_dbuvm, 106.9 - 20 * std::log10(20), 0.1);
    EXPECT_EQ(got->reception, reception(got->field_dbuvm, {.threshold_dbuvm = 54}));
  }
}

TEST(Budget, LinesOfTheIrregularTerrainModelAddUpAsWell) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> height(0, 600);
  const auto model = itm_model();
  for (int n = 0; n < 100; ++n) {
    auto profile = plain();
    for (auto &h : profile.heights_m) h = height(random);
    auto one = link;
    one.time = Percent(n % 2 == 0 ? 50 : 10);
    const auto told = account_of(profile, one, itm_result({}, one, profile), Decibels(-3), {});
    ASSERT_TRUE(told.budget);
    EXPECT_EQ(told.budget->model, Propagation::itm);
    EXPECT_NEAR(told.budget->field_dbuvm,
                *model(one, profile).field_dbuvm - 3 + 10 * std::log10(one.power.value), 1e-9);
    EXPECT_LE(told.budget->diffraction_db, 0);
    EXPECT_FALSE(told.budget->margin_db) << "nobody named a threshold";
    EXPECT_EQ(told.budget->reception, Reception::unknown);
    EXPECT_GT(told.earth_radius_km, 8000);
  }
}

TEST(Budget, NearTheMastOnlyFreeSpaceCounts) {
  Profile near;
  for (int i = 0; i <= 5; ++i) {
    near.distances_m.push_back(40.0 * i);
    near.heights_m.push_back(100);
  }
  const auto result = p1812(near, link);
  const auto got = budget(result, link, Decibels(0), ReceptionLimits{.threshold_dbuvm = 54});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->diffraction_db, 0);
  EXPECT_NEAR(got->field_dbuvm, *result.field_dbuvm, 1e-9);
  const auto other = budget(itm_result({}, link, near), link, Decibels(0), {});
  ASSERT_TRUE(other);
  EXPECT_EQ(other->diffraction_db, 0);
  EXPECT_NEAR(other->field_dbuvm, got->field_dbuvm, 0.07) << "the models round the constant otherwise";
}

TEST(Budget, WithoutAnAnswerThereIsNone) {
  auto wrong = link;
  wrong.frequency = Megahertz(-1);
  EXPECT_FALSE(budget(p1812(plain(), wrong), wrong, Decibels(0), {}));
}

} // namespace
} // namespace gis::radio
