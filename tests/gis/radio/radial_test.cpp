#include "gis/radio/quick/Radial.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace gis::radio::quick {
namespace {

struct Dice {
  std::mt19937 engine;
  double share() { return static_cast<double>(engine()) / 4294967296.0; }
  bool one_in(unsigned n) { return engine() % n == 0; }
};

enum class Relief { sea, flat, rolling, mountains, noise, walls };

/// Heights every 90 m, above the sea.
std::vector<double> heights(Relief relief, std::size_t count, Dice &dice) {
  std::vector<double> list;
  const double size = std::pow(10, 1 + 2.2 * dice.share());
  double walk = 300 + 900 * dice.share();
  for (std::size_t k = 0; k < count; ++k) {
    const auto i = static_cast<double>(k);
    double h = relief == Relief::sea ? 0 : 400;
    if (relief == Relief::rolling) h += 600 + size / 3 * std::sin(i / 17) * std::sin(i / 41);
    if (relief == Relief::mountains) h = walk += size * (dice.share() - 0.5);
    if (relief == Relief::noise) h += size * dice.share();
    if (relief == Relief::walls) h += k % 20 == 7 ? size : 0;
    list.push_back(std::clamp(h, 0.0, 6000.0));
  }
  return list;
}

struct Scene {
  Link link;
  std::vector<double> ground;
  static constexpr double step_km = 0.09;

  Scene(Relief relief, double ghz, Dice &dice) : ground(heights(relief, 1200, dice)) {
    link.frequency = Megahertz(1000 * ghz);
    link.transmitter_height = base::Metres(8 * std::pow(60, dice.share()));
    link.receiver_height = base::Metres(dice.one_in(3) ? 1.5 : 10);
    link.transmitter = {Degrees(11.5), Degrees(108)};
  }

  Radial::Receiver receiver(double km, double ground_m) const {
    return {km, ground_m, {Degrees(11.5 + km / 160), Degrees(108 + km / 150)}};
  }

  double plain(const std::vector<Radial::Point> &points, const Radial::Receiver &receiver) const {
    Profile profile{.distances_m = {0}, .heights_m = {ground[0]}};
    for (const auto &point : points) {
      profile.distances_m.push_back(1000 * point.km);
      profile.heights_m.push_back(ground[0] + point.rise);
    }
    profile.distances_m.push_back(1000 * receiver.km);
    profile.heights_m.push_back(receiver.ground_m);
    Link own = link;
    own.receiver = receiver.place;
    return p1812(profile, own).loss_db.value();
  }
};

/// Receivers further and further out, now and then with a tail of their own, and what the plain model says
/// of each over the same points. The greatest difference.
double worst_difference(const Scene &scene, Dice &dice, std::size_t receivers) {
  static const auto least = std::make_shared<LeastDucting>(Degrees(11.5));
  const LossFinder finder(scene.link, {}, least);
  Radial radial(finder);
  radial.begin(scene.ground[0]);
  std::vector<Radial::Point> pushed, tail;
  double worst = 0;
  const double most = static_cast<double>(scene.ground.size() - 20);
  std::vector<double> places;
  for (std::size_t k = 0; k < receivers; ++k) places.push_back(5 + (most - 5) * std::pow(dice.share(), 2));
  std::sort(places.begin(), places.end());
  for (const double place : places) {
    const double km = place * Scene::step_km;
    const auto own = std::min(static_cast<std::size_t>(0.8 * place), // the tail begins behind the mast
                              dice.one_in(2) ? std::size_t{0} : static_cast<std::size_t>(17 * dice.share()));
    const double tail_km = Scene::step_km * (0.9 + 0.2 * dice.share());
    const double end = km - tail_km * (static_cast<double>(own) + 0.4);
    while (static_cast<double>(pushed.size() + 1) * Scene::step_km < end) {
      const std::size_t i = pushed.size() + 1;
      pushed.push_back({static_cast<double>(i) * Scene::step_km, scene.ground[i] - scene.ground[0]});
      radial.push(pushed.back());
    }
    tail.clear();
    const auto near = static_cast<std::size_t>(place);
    for (std::size_t k = own; k-- > 0;) {
      const double at = km - tail_km * static_cast<double>(k + 1);
      if (pushed.empty() || at > pushed.back().km) // an earlier receiver may have asked for that ground
        tail.push_back({at, scene.ground[near - k] * (1 + 0.02 * (dice.share() - 0.5)) - scene.ground[0]});
    }
    if (pushed.size() + tail.size() < 3) continue;
    const auto receiver = scene.receiver(km, scene.ground[near + 1]);
    auto all = pushed;
    all.insert(all.end(), tail.begin(), tail.end());
    const auto said = radial.loss(receiver, tail);
    worst = std::max(worst, std::fabs(said.db.value() - scene.plain(all, receiver)));
  }
  return worst;
}

class RadialOver : public testing::TestWithParam<std::tuple<Relief, double>> {};

TEST_P(RadialOver, IsThePlainModelOnTheSameProfile) {
  const auto [relief, ghz] = GetParam();
  double worst = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    Dice dice{std::mt19937(seed)};
    const Scene scene(relief, ghz, dice);
    const double here = worst_difference(scene, dice, 60);
    worst = std::max(worst, here);
    ASSERT_LT(here, 1e-6) << "seed " << seed << ", mast " << scene.link.transmitter_height.value;
  }
  std::printf("worst difference %.1e dB\n", worst);
}

INSTANTIATE_TEST_SUITE_P(Grounds, RadialOver,
                         testing::Combine(testing::Values(Relief::sea, Relief::flat, Relief::rolling,
                                                          Relief::mountains, Relief::noise, Relief::walls),
                                          testing::Values(0.1, 0.6)));

TEST(Radial, BeginsAnewWithoutMemory) {
  Dice dice{std::mt19937(3)};
  const Scene scene(Relief::mountains, 0.1, dice);
  const LossFinder finder(scene.link, {}, std::make_shared<LeastDucting>(Degrees(11.5)));
  Radial radial(finder);
  const auto answer = [&] {
    radial.begin(scene.ground[0]);
    for (std::size_t i = 1; i < 300; ++i)
      radial.push({static_cast<double>(i) * Scene::step_km, scene.ground[i] - scene.ground[0]});
    return radial.loss(scene.receiver(300 * Scene::step_km, scene.ground[300]), {}).db;
  };
  const auto first = answer();
  EXPECT_TRUE(first);
  EXPECT_EQ(answer(), first);
}

TEST(Radial, AHoleLeavesAllBehindItUnknown) {
  Dice dice{std::mt19937(4)};
  const Scene scene(Relief::mountains, 0.1, dice);
  const LossFinder finder(scene.link, {}, std::make_shared<LeastDucting>(Degrees(11.5)));
  Radial radial(finder);
  radial.begin(scene.ground[0]);
  const double hole = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 1; i < 100; ++i)
    radial.push({static_cast<double>(i) * Scene::step_km, i == 50 ? hole : scene.ground[i]});
  EXPECT_FALSE(radial.loss(scene.receiver(9.0, 500), {}).db);
  radial.begin(scene.ground[0]);
  for (std::size_t i = 1; i < 100; ++i)
    radial.push({static_cast<double>(i) * Scene::step_km, scene.ground[i] - scene.ground[0]});
  const Radial::Point behind{8.95, hole};
  EXPECT_FALSE(radial.loss(scene.receiver(9.0, 500), {&behind, 1}).db);
  EXPECT_TRUE(radial.loss(scene.receiver(9.0, 500), {}).db);
}

TEST(UpperHull, SeesTheHighestOfAllPoints) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    Dice dice{std::mt19937(seed)};
    UpperHull hull;
    std::vector<std::pair<double, double>> points;
    const bool arch = seed % 3 == 0; // keeps all its points
    const double size = std::pow(10, 3 * dice.share());
    for (std::size_t i = 0; i < 400; ++i) {
      const auto x = static_cast<double>(i + 1);
      const double y = (arch ? -0.01 * x * x : 0) + (seed % 3 == 1 ? std::floor(3 * dice.share()) : 0) +
                       (seed % 3 == 2 ? size * dice.share() : 0);
      points.emplace_back(x, y);
      hull.push(x, y, i);
      const double at_x = x + 0.1 + dice.share(), at_y = y + size * (dice.share() - 0.5);
      double slope = -1e300, far = -1e300;
      for (const auto &[px, py] : points) {
        slope = std::max(slope, (py - at_y) / (at_x - px));
        far = std::max(far, py - at_y * px);
      }
      ASSERT_NEAR(hull.tangent(at_x, at_y).slope, slope, 1e-9 * std::fabs(slope));
      ASSERT_NEAR(hull.farthest(at_y), far, 1e-9 * std::fabs(far) + 1e-9);
    }
  }
}

} // namespace
} // namespace gis::radio::quick
