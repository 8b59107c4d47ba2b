#include "gis/radio/quick/QuickP1812.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace gis::radio::quick {
namespace {

/// A made path and the link over it, grown from a seed.
struct Case {
  std::mt19937 dice;
  Link link;
  Profile profile;
  std::string text;

  explicit Case(unsigned seed) : dice(seed) {
    link.frequency = Megahertz(50 * std::pow(40, share()));
    link.transmitter_height = base::Metres(5 * std::pow(100, share()));
    link.receiver_height = base::Metres(one_in(2) ? 1.5 : 10);
    link.polarisation = one_in(2) ? Polarisation::horizontal : Polarisation::vertical;
    link.transmitter = {Degrees(11.5 + share()), Degrees(107 + share())};
    link.receiver = {Degrees(11.5 + share()), Degrees(107 + share())};
    const double length = 300 * std::pow(300, share());
    const int steps = std::max(4, static_cast<int>(length / (30 + 60 * share())));
    for (int i = 0; i <= steps; ++i) profile.distances_m.push_back(length * i / steps);
    raise(steps);
    text = "seed " + std::to_string(seed) + ", " + std::to_string(length / 1000) + " km, " +
           std::to_string(link.frequency.value) + " MHz, mast " +
           std::to_string(link.transmitter_height.value);
  }

  double share() { return static_cast<double>(dice()) / 4294967296.0; }
  bool one_in(unsigned n) { return dice() % n == 0; }

  /// Flat, rolling, mountains, noise, walls, spikes of one height.
  void raise(int steps) {
    const auto kind = dice() % 6;
    const double size = kind == 0 ? 0 : std::pow(10, 3.2 * share());
    double walk = 200 + 800 * share();
    const double base = walk;
    for (int i = 0; i <= steps; ++i) {
      double h = base;
      if (kind == 1) h += size * std::sin(i / 17.0) * std::sin(i / 41.0);
      if (kind == 2) h = walk += size / std::sqrt(steps) * (share() - 0.5) * 4;
      if (kind == 3) h += size * share();
      if (kind == 4) h += one_in(40) ? size : 0;
      if (kind == 5) h += i % 20 == 7 ? size : 0;
      profile.heights_m.push_back(h);
    }
  }

  base::Measure quick(bool plain = false) const {
    std::vector<float> rise;
    for (const double h : profile.heights_m) rise.push_back(static_cast<float>(h - profile.heights_m[0]));
    rise.resize(rise.size() + 8, 1e6F); // what lies behind must not matter
    return QuickP1812(link, {}, plain)
        .loss_db({.rise = rise.data(),
                  .steps = static_cast<int>(profile.size()) - 1,
                  .distance_km = profile.distances_m.back() / 1000,
                  .first_m = profile.heights_m.front(),
                  .last_m = profile.heights_m.back(),
                  .receiver = link.receiver});
  }
};

TEST(QuickP1812, IsThePlainModelOnEveryGround) {
  double worst = 0;
  for (unsigned seed = 0; seed < 40000; ++seed) {
    const Case given(seed);
    const auto plain = p1812(given.profile, given.link);
    ASSERT_TRUE(plain.loss_db) << given.text;
    const auto quick = given.quick();
    ASSERT_TRUE(quick) << given.text;
    worst = std::max(worst, std::fabs(*quick - *plain.loss_db));
    ASSERT_NEAR(*quick, *plain.loss_db, 0.002) << given.text;
  }
  RecordProperty("worst_db", std::to_string(worst));
  std::printf("worst difference %.6f dB\n", worst);
}

TEST(QuickP1812, HasTheSameBitsWithoutAvx2) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const Case given(100000 + seed);
    EXPECT_EQ(given.quick(), given.quick(true)) << given.text;
  }
}

TEST(QuickP1812, AHoleOnThePathLeavesItUnknown) {
  Case given(7);
  given.profile.heights_m[given.profile.size() / 2] = std::nan("");
  EXPECT_FALSE(given.quick());
}

} // namespace
} // namespace gis::radio::quick
