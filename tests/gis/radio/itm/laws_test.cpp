#include "tests/gis/radio/itm/Cases.h"

#include <cmath>
#include <limits>
#include <random>
#include <thread>

/// What holds for every path, and that no number from outside makes a crash or a false figure.
namespace gis::radio {
namespace {

ItmLink random_link(std::mt19937 &dice) {
  const auto of = [&](std::vector<double> values) { return values[dice() % values.size()]; };
  ItmLink link{.transmitter_m = of({0.5, 1.5, 10, 60, 300, 2000}),
               .receiver_m = of({0.5, 1.5, 10, 30}),
               .climate = static_cast<ItmClimate>(1 + dice() % 7),
               .refractivity = of({250, 301, 320, 400}),
               .frequency_mhz = of({20, 54, 100, 600, 5000, 20000}),
               .polarisation = static_cast<Polarisation>(dice() % 2),
               .permittivity = of({4, 15, 81}),
               .conductivity = of({0.001, 0.005, 0.02}),
               .variability = static_cast<int>(10 * (dice() % 4) + dice() % 4)};
  link.statistics = ItmTimes{of({1, 50, 90, 99.9}), of({10, 50, 80}), of({5, 50, 95})};
  return link;
}

/// Steps of a whole number of 1/1024 m: sums of distances are exact, so that a path and its reverse are cut
/// to the same points.
Ground random_ground(std::mt19937 &dice, double rough_m) {
  Ground ground{"random", 30 + static_cast<double>(dice() % 100000) / 1024, {}};
  const std::size_t points = 3 + dice() % 400;
  double height = 200;
  for (std::size_t i = 0; i < points; ++i) {
    height += rough_m * (static_cast<double>(dice() % 2001) / 1000 - 1);
    ground.heights_m.push_back(height);
  }
  return ground;
}

Ground reversed(Ground ground) {
  std::reverse(ground.heights_m.begin(), ground.heights_m.end());
  return ground;
}

ItmLink exchanged(ItmLink link) {
  std::swap(link.transmitter_m, link.receiver_m);
  return link;
}

TEST(ItmLaws, ThePathBackHasTheSameLoss) {
  std::mt19937 dice(1);
  int computed = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto ground = random_ground(dice, i % 3 == 0 ? 0.5 : i % 3 == 1 ? 5 : 40);
    const auto back_ground = reversed(ground);
    const auto link = random_link(dice);
    const auto there = itm(ground.profile(), link);
    const auto back = itm(back_ground.profile(), exchanged(link));
    ASSERT_EQ(there.computed(), back.computed()) << i;
    if (!there.computed()) continue;
    ++computed;
    EXPECT_NEAR(*there.loss_db, *back.loss_db, 1e-8) << i;
    EXPECT_EQ(there.mode, back.mode) << i;
  }
  EXPECT_GT(computed, 2500);
}

TEST(ItmLaws, PublishedProfilesHaveTheSameLossBack) {
  NEEDS_SHARED("vectors/radio/itm_derived/profiles.csv");
  std::mt19937 dice(2);
  for (auto ground : grounds("itm_derived/profiles.csv", true)) {
    ground.spacing_m = std::round(ground.spacing_m * 1024) / 1024;
    for (int i = 0; i < 3; ++i) {
      const auto back_ground = reversed(ground);
      const auto link = random_link(dice);
      const auto there = itm(ground.profile(), link), back = itm(back_ground.profile(), exchanged(link));
      ASSERT_TRUE(there.computed() && back.computed()) << ground.name;
      EXPECT_NEAR(*there.loss_db, *back.loss_db, 1e-8) << ground.name;
    }
  }
}

TEST(ItmLaws, AnAreaHasTheSameLossBack) {
  std::mt19937 dice(3);
  for (int i = 0; i < 2000; ++i) {
    const auto link = random_link(dice);
    ItmArea area{0.5 + static_cast<double>(dice() % 500), static_cast<double>(dice() % 500),
                 static_cast<ItmSiting>(dice() % 3), static_cast<ItmSiting>(dice() % 3)};
    const auto there = itm_area(area, link);
    std::swap(area.transmitter, area.receiver);
    const auto back = itm_area(area, exchanged(link));
    ASSERT_EQ(there.code == ItmCode::not_computable, back.code == ItmCode::not_computable);
    if (there.computed()) EXPECT_NEAR(*there.loss_db, *back.loss_db, 1e-8) << i;
  }
}

/// All figures of a result, to the last bit.
std::vector<base::Measure> bits(const ItmResult &result) {
  std::vector<base::Measure> all{result.loss_db, result.field_dbuvm};
  for (const auto &value : named_values(result.steps)) all.push_back(value.value);
  return all;
}

TEST(ItmLaws, NothingIsRememberedBetweenPaths) {
  std::mt19937 dice(4);
  std::vector<Ground> paths;
  std::vector<ItmLink> links;
  for (int i = 0; i < 300; ++i) {
    paths.push_back(random_ground(dice, 20));
    links.push_back(random_link(dice));
  }
  const auto run = [&](std::size_t step, std::vector<std::vector<base::Measure>> &out) {
    out.resize(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const std::size_t at = i * step % paths.size(); // every path once, in another order
      out[at] = bits(itm(paths[at].profile(), links[at]));
    }
  };
  std::vector<std::vector<base::Measure>> forward, other, beside;
  run(1, forward);
  std::thread first([&] { run(7, other); }), second([&] { run(299, beside); });
  first.join();
  second.join();
  EXPECT_EQ(forward, other);
  EXPECT_EQ(forward, beside);
}

TEST(ItmLaws, FieldAndLossAreOneFigure) {
  std::mt19937 dice(5);
  for (int i = 0; i < 100; ++i) {
    const auto ground = random_ground(dice, 20);
    const auto link = random_link(dice);
    const auto found = itm(ground.profile(), link);
    if (!found.computed()) continue;
    // 1 kW e.r.p. in free space: 106.9 dBµV/m at 1 km, within the rounding of the two constants.
    const double free_space = 106.9 - 20 * std::log10(found.steps.path->distance_m / 1000);
    EXPECT_NEAR(*found.field_dbuvm + *found.loss_db, free_space + *found.steps.free_space_db, 0.011);
  }
}

TEST(ItmLaws, LongerSharesOfTimeLoseMore) {
  std::mt19937 dice(6);
  for (int i = 0; i < 300; ++i) {
    const auto ground = random_ground(dice, 10);
    auto link = random_link(dice);
    link.variability = 12;
    double before = -HUGE_VAL;
    for (const double time : {1.0, 10.0, 50.0, 90.0, 99.0}) {
      link.statistics = ItmTimes{time, 50, 50};
      const auto found = itm(ground.profile(), link);
      if (!found.computed()) break;
      EXPECT_GE(*found.loss_db, before) << i;
      before = *found.loss_db;
    }
  }
}

TEST(ItmLaws, OneStepAloneIsFreeSpaceAndToldSo) {
  Ground ground{"", 100, {5, 9}};
  const ItmLink link{.transmitter_m = 30, .receiver_m = 5, .frequency_mhz = 100};
  const auto found = itm(ground.profile(), link);
  EXPECT_EQ(found.code, ItmCode::fine_with_warnings);
  EXPECT_EQ(found.warnings, itm_near_mast);
  EXPECT_NEAR(*found.loss_db, 32.45 + 40 - 20, 1e-12);
  EXPECT_FALSE(found.mode);
  ground.heights_m.pop_back();
  EXPECT_EQ(itm(ground.profile(), link).code, ItmCode::profile_too_short);
}

TEST(ItmLaws, AHoleInTheGroundIsNeverSeaLevel) {
  const ItmLink link{.transmitter_m = 30, .receiver_m = 5, .frequency_mhz = 100};
  for (const double hole : {std::nan(""), HUGE_VAL, -1e30, 3.4e38})
    for (std::size_t at = 0; at < 5; ++at) {
      Ground ground{"", 100, {5, 9, 7, 6, 5}};
      ground.heights_m[at] = hole;
      const auto found = itm(ground.profile(), link);
      EXPECT_EQ(found.code, ItmCode::profile_hole);
      EXPECT_FALSE(found.loss_db);
    }
}

/// A result is a finite figure or a code without one.
void expect_sound(const ItmResult &found) {
  ASSERT_EQ(found.computed(), found.loss_db.has_value());
  ASSERT_STRNE(itm_code_name(found.code), "");
  if (found.computed()) {
    ASSERT_TRUE(std::isfinite(*found.loss_db) && std::isfinite(*found.field_dbuvm));
    ASSERT_EQ(found.code == ItmCode::fine_with_warnings, found.warnings != 0);
  }
  for (const auto &value : named_values(found.steps))
    ASSERT_TRUE(!value.value || std::isfinite(*value.value));
}

TEST(ItmLaws, NoNumberFromOutsideBreaksIt) {
  constexpr double largest = std::numeric_limits<double>::max(), least = 5e-324;
  const std::vector<double> bad{std::nan(""), HUGE_VAL, -HUGE_VAL, largest, -largest,
                                least,        0,        -1,        1e-300,  1e300};
  std::mt19937 dice(7);
  const auto maybe = [&](double &value) {
    if (dice() % 6 == 0) value = bad[dice() % bad.size()];
  };
  int computed = 0;
  for (int i = 0; i < 60000; ++i) {
    auto link = random_link(dice);
    auto ground = random_ground(dice, i % 2 == 0 ? 20 : 20000);
    ground.heights_m.resize(dice() % 40, 50);
    auto times = std::get<ItmTimes>(link.statistics);
    for (double *value :
         {&link.transmitter_m, &link.receiver_m, &link.refractivity, &link.frequency_mhz, &link.permittivity,
          &link.conductivity, &times.time, &times.location, &times.situation, &ground.spacing_m})
      if (i % 3 == 0) maybe(*value);
    for (double &height : ground.heights_m)
      if (i % 3 == 1) maybe(height);
    if (i % 11 == 0) link.climate = static_cast<ItmClimate>(static_cast<int>(dice() % 12) - 2);
    if (i % 13 == 0) link.variability = static_cast<int>(dice());
    if (dice() % 2 == 0)
      link.statistics = times;
    else
      link.statistics = ItmConfidence{times.situation, times.time};
    const auto found = itm(ground.profile(), link);
    expect_sound(found);
    computed += found.computed();
    ItmArea area{static_cast<double>(dice() % 2000), static_cast<double>(dice() % 3000),
                 static_cast<ItmSiting>(static_cast<int>(dice() % 5) - 1),
                 static_cast<ItmSiting>(dice() % 4)};
    maybe(area.distance_km);
    maybe(area.irregularity_m);
    expect_sound(itm_area(area, link));
  }
  EXPECT_GT(computed, 5000);
}

} // namespace
} // namespace gis::radio
