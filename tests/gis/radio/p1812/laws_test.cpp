// What must hold on any path: reciprocity, power, no jumps.
#include "gis/radio/knife_edge.h"
#include "gis/radio/p1812/diffraction.h"
#include "tests/Shared.h"
#include "tests/gis/radio/p1812/invented.h"
#include "tests/gis/radio/p1812/vectors.h"

#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <thread>

namespace {

using namespace gis::radio;
using gis::base::Metres;
using tests::radio::flat;
using tests::radio::hill;
using tests::radio::usual_link;

constexpr double infinite = std::numeric_limits<double>::infinity(); ///< radius of a flat earth

P1812Setting reversed(P1812Setting setting) {
  std::swap(setting.transmitter_to_coast, setting.receiver_to_coast);
  return setting;
}

TEST(P1812Laws, BothDirectionsLoseTheSame) {
  NEEDS_SHARED(tests::radio::vectors_folder);
  double worst = 0;
  for (auto one : tests::radio::vector_cases()) {
    // The latitude of the middle is counted from the transmitter.
    one.link.receiver.latitude = one.link.transmitter.latitude;
    const auto there = p1812(one.profile, one.link, one.setting);
    const auto back = p1812(reversed(one.profile), reversed(one.link), reversed(one.setting));
    ASSERT_TRUE(there.loss_db && back.loss_db);
    worst = std::max(worst, std::fabs(*there.loss_db - *back.loss_db));
    EXPECT_NEAR(*there.loss_db, *back.loss_db, 1e-9) << one.name << " row " << one.row;
  }
  std::printf("worst difference of the two directions: %.2g dB\n", worst);
}

TEST(P1812Laws, PowerAddsItsLevel) {
  auto link = usual_link();
  const double one = *p1812(hill(30, 200), link).field_dbuvm;
  for (const double power : {0.001, 0.5, 2.0, 1000.0}) {
    link.power = Kilowatts(power);
    const auto result = p1812(hill(30, 200), link);
    EXPECT_NEAR(*result.field_dbuvm - one, 10 * std::log10(power), 1e-9);
  }
}

TEST(P1812Laws, FieldAndLossAreTheSameStatement) {
  const auto result = p1812(hill(30, 200), usual_link());
  EXPECT_NEAR(*result.field_dbuvm, 199.36 + 20 * std::log10(0.1) - *result.loss_db, 1e-12);
}

TEST(P1812Laws, AHillThatRisesNeverMakesTheLossJump) {
  const double step = 0.05;
  double before = 0;
  for (int i = 0; i < 5600; ++i) {
    const double height = -30 + step * i;
    const auto result = p1812(hill(30, height), usual_link());
    ASSERT_TRUE(result.loss_db);
    if (i > 0) EXPECT_NEAR(*result.loss_db, before, 0.05) << height;
    before = *result.loss_db;
  }
}

TEST(P1812Laws, HigherReceiversOverFlatGroundHearMore) {
  auto link = usual_link();
  double before = -1000;
  for (int i = 2; i <= 1200; ++i) {
    const double height = i / 2.0;
    link.receiver_height = Metres(height);
    const double field = *p1812(flat(60, 200), link).field_dbuvm;
    // The straight way itself grows a little with the height.
    EXPECT_GE(field, before - 1e-3) << height;
    // Beyond the horizon a metre more at a metre's height counts for some 4 dB.
    if (height > 5) EXPECT_LT(field - before, 1) << height;
    before = field;
  }
}

TEST(P1812Laws, LessTimeMeansMoreField) {
  NEEDS_SHARED(tests::radio::vectors_folder);
  for (auto one : tests::radio::vector_cases()) {
    double before = 1e9;
    for (const double time : {1.0, 2.0, 5.0, 10.0, 20.0, 35.0, 50.0}) {
      one.link.time = Percent(time);
      const double field = *one.result().field_dbuvm;
      EXPECT_LE(field, before + 0.01) << one.name << " at " << time << " %";
      before = field;
    }
  }
}

TEST(P1812Laws, ThreadsAndOrderChangeNoBit) {
  const auto profile = hill(40, 180);
  const auto alone = p1812(profile, usual_link());
  std::vector<double> losses(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < losses.size(); ++i)
    threads.emplace_back([&, i] {
      for (int k = 0; k < 50; ++k) {
        p1812(flat(10 + k), usual_link());
        losses[i] = *p1812(profile, usual_link()).loss_db;
      }
    });
  for (auto &thread : threads) thread.join();
  for (const double loss : losses) EXPECT_EQ(loss, *alone.loss_db);
}

/// Paths as bad luck makes them: walls, needles, plains with ties, uneven steps, water in between.
Profile random_profile(std::mt19937_64 &random) {
  const auto between = [&](double a, double b) {
    return std::uniform_real_distribution<double>(a, b)(random);
  };
  const std::size_t n = 4 + random() % 60;
  const int shape = static_cast<int>(random() % 4);
  Profile profile;
  double x = 0;
  const double step = std::pow(10, between(1.9, 3.5));
  for (std::size_t i = 0; i <= n; ++i) {
    profile.distances_m.push_back(x);
    x += step * (shape == 3 ? between(0.01, 2) : 1);
    const double height = shape == 0   ? 10 * static_cast<double>(random() % 3)
                          : shape == 1 ? between(-50, 3000)
                          : shape == 2 ? (random() % 10 == 0 ? 2000 : 0)
                                       : 500 * std::sin(x / 3000);
    profile.heights_m.push_back(height);
    profile.clutter_m.push_back(random() % 3 == 0 ? between(0, 30) : 0);
    profile.zones.push_back(random() % 5 == 0 ? Zone::sea : random() % 3 == 0 ? Zone::coastal : Zone::inland);
  }
  return profile;
}

TEST(P1812Laws, EveryValidPathHasAFiniteLoss) {
  std::mt19937_64 random(1812);
  const auto between = [&](double a, double b) {
    return std::uniform_real_distribution<double>(a, b)(random);
  };
  for (int i = 0; i < 20000; ++i) {
    auto link = usual_link();
    link.frequency = Megahertz(std::pow(10, between(1.48, 3.77)));
    link.transmitter_height = Metres(std::pow(10, between(0, 3.47)));
    link.receiver_height = Metres(std::pow(10, between(0, 3.47)));
    link.polarisation = random() % 2 == 0 ? Polarisation::horizontal : Polarisation::vertical;
    link.time = Percent(between(1, 50));
    link.location = Percent(between(0.5, 99.5));
    const P1812Setting setting{.refractivity_lapse = between(1, 150),
                               .transmitter_to_coast = Metres(between(0, 20000)),
                               .location_spread = Decibels(5.5)};
    const auto profile = random_profile(random);
    const auto result = p1812(profile, link, setting);
    ASSERT_TRUE(result.loss_db) << i << ": " << p1812_code_name(result.code);
    EXPECT_GT(*result.loss_db, -20) << i;
    EXPECT_LT(*result.loss_db, 700) << i;
    for (const auto &step : named_values(result))
      if (step.value) EXPECT_FALSE(std::isnan(*step.value)) << i << ": " << step.name;
  }
}

TEST(P1812Laws, APointThatJustTouchesTheLineIsNoHole) {
  // Both rays run along the line then, and their crossing is 0 divided by 0.
  auto profile = flat(4, 4);
  profile.heights_m[2] = 10;
  const auto touched = p1812_parts::bullington(p1812_parts::Path(profile), {10, 10}, 2.998, infinite);
  EXPECT_EQ(touched.nu, 0);
  EXPECT_EQ(touched.luc, knife_edge_loss_db(0));
  EXPECT_FALSE(touched.dbp);
  for (const double off : {-1e-9, 1e-9}) {
    profile.heights_m[2] = 10 + off;
    const auto beside = p1812_parts::bullington(p1812_parts::Path(profile), {10, 10}, 2.998, infinite);
    EXPECT_NEAR(beside.loss, touched.loss, 1e-6);
  }
}

TEST(P1812Laws, NearTheMastFreeSpaceStandsIn) {
  const auto near = p1812(flat(0.2, 2), usual_link());
  EXPECT_EQ(near.code, P1812Code::warned);
  EXPECT_EQ(near.warnings, p1812_warning::near_mast);
  EXPECT_NEAR(*near.loss_db, 92.4 - 20 + 10 * std::log10(0.04 + 0.0025), 1e-9);
  EXPECT_EQ(named_values(near).size(), 8U) << "what was not computed is not told as 0";
  EXPECT_EQ(p1812(flat(0.25, 4), usual_link()).warnings, 0U);
}

} // namespace
