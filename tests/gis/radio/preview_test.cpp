#include "gis/radio/preview.h"

#include "gis/base/Error.h"
#include "tests/gis/radio/grounds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace gis::radio {
namespace {

using tests::radio::hole;
using tests::radio::study_terrain;

const geo::Point middle{500'000, 1'300'000};

/// Mountains at random: waves from 40 km down to the size of a cell, and some noise.
class Mountains {
public:
  explicit Mountains(unsigned seed) {
    std::mt19937 dice(seed);
    const auto share = [&] { return static_cast<double>(dice() % 10'000) / 10'000; };
    double length = 40'000;
    for (auto &wave : waves_) {
      const double turn = 6.283 * share();
      wave = {std::cos(turn) / length * 6.283, std::sin(turn) / length * 6.283, 6.283 * share(),
              3.2 * std::pow(length / 100, 0.75)};
      length /= 1.35;
    }
  }
  double operator()(geo::Point p) const {
    double height = 900;
    for (const auto &wave : waves_) height += wave[3] * std::sin(wave[0] * p.x + wave[1] * p.y + wave[2]);
    return std::max(0.0, height);
  }

private:
  std::array<std::array<double, 4>, 20> waves_;
};

Terrain ground(bool degrees, unsigned seed, bool with_hole = false) {
  return tests::radio::ground_of(Mountains(seed), degrees, with_hole ? 700 : 0);
}

Mast mast(const std::string &id, geo::Point at, const std::string &channel = "VOV1", double mhz = 100) {
  return {.id = id,
          .channel = channel,
          .frequency = Megahertz(mhz),
          .power = Kilowatts(1),
          .antenna = base::Metres(60),
          .at = at};
}

/// What is asked around masts given in EPSG:5899, in the cells of the terrain.
AreaRequest request(const Terrain &terrain, std::vector<Mast> masts, double radius_m) {
  AreaRequest request{.servers = true, .margins = true, .threads = 2};
  std::vector<geo::Point> places;
  for (const auto &one : masts) places.push_back(one.at);
  const auto spots = terrain.locate(geo::Crs::from_text("EPSG:5899"), places);
  for (std::size_t i = 0; i < masts.size(); ++i) masts[i].at = spots[i].at;
  request.question = {.masts = std::move(masts), .crs = terrain.crs(), .radius = base::Metres(radius_m)};
  request.question.threshold = Threshold{.value_dbuvm = 60};
  request.question.quick.emplace();
  request.grid = area_grid(terrain, request.question.masts, base::Metres(radius_m));
  return request;
}

Area whole(const AreaRequest &request, const Terrain &terrain) {
  base::Progress quiet;
  return area(request, terrain, quiet);
}
Area first_look(const AreaRequest &request, const Terrain &terrain) {
  base::Progress quiet;
  return preview(request, terrain, quiet);
}

/// Differences of the cells both know, smallest first; how many only one knows.
struct Differences {
  std::vector<double> db;
  std::size_t one_sided = 0;
  Differences(const geo::Surface &a, const geo::Surface &b) {
    for (std::size_t i = 0; i < a.values.size(); ++i) {
      if (a.has_value(i) != b.has_value(i)) ++one_sided;
      if (a.has_value(i) && b.has_value(i)) db.push_back(std::fabs(a.values[i] - b.values[i]));
    }
    std::sort(db.begin(), db.end());
  }
  double at(double share) const {
    return db[static_cast<std::size_t>(share * static_cast<double>(db.size() - 1))];
  }
  double within(double limit) const {
    return static_cast<double>(std::upper_bound(db.begin(), db.end(), limit) - db.begin()) /
           static_cast<double>(db.size());
  }
};

bool same(const geo::Surface &a, const geo::Surface &b) {
  for (std::size_t i = 0; i < a.values.size(); ++i)
    if (a.has_value(i) != b.has_value(i) || (a.has_value(i) && a.values[i] != b.values[i])) return false;
  return a.values.size() == b.values.size();
}

class PreviewOnRasters : public testing::TestWithParam<bool> {};

TEST_P(PreviewOnRasters, InMountainsIsCloseToEveryOwnPath) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const auto terrain = ground(GetParam(), seed);
    const auto asked = request(terrain, {mast("A", middle)}, 25'000);
    const auto exact = whole(asked, terrain), quick = first_look(asked, terrain);
    const Differences differences(exact.field, quick.field);
    EXPECT_GE(differences.within(0.5), 0.95) << seed;
    EXPECT_EQ(differences.one_sided, 0U) << seed;
    EXPECT_EQ(quick.known, exact.known);
    EXPECT_EQ(quick.out_of_range, exact.out_of_range);
    EXPECT_GT(quick.out_of_range, 10'000U);
    std::printf("seed %u: %zu cells, %.2f %% within 0.5 dB, p99 %.2f dB, greatest %.2f dB\n", seed,
                differences.db.size(), 100 * differences.within(0.5), differences.at(0.99),
                differences.at(1));
  }
}

TEST_P(PreviewOnRasters, ThreadsChangeNoBit) {
  const auto terrain = ground(GetParam(), 6, true);
  auto asked = request(terrain, {mast("A", middle), mast("B", {494'000, 1'296'000})}, 20'000);
  asked.threads = 1;
  const auto one = first_look(asked, terrain);
  asked.threads = 2;
  const auto two = first_look(asked, terrain);
  EXPECT_TRUE(same(one.field, two.field));
  EXPECT_TRUE(same(one.server, two.server));
  EXPECT_TRUE(same(one.margin, two.margin));
  EXPECT_EQ(one.unknown, two.unknown);
  EXPECT_GT(one.unknown, 100U);
}

TEST_P(PreviewOnRasters, NearTheMastHasTheValuesOfTheWholeAnswer) {
  const auto terrain = ground(GetParam(), 7);
  const auto asked = request(terrain, {mast("A", middle)}, 1'900); // 19 steps
  const auto exact = whole(asked, terrain), quick = first_look(asked, terrain);
  EXPECT_GT(exact.known, 900U);
  EXPECT_TRUE(same(exact.field, quick.field));
}

INSTANTIATE_TEST_SUITE_P(Rasters, PreviewOnRasters, testing::Bool());

TEST(Preview, OverFlatEarthFieldsAreCircles) {
  const auto terrain = tests::radio::flat(500);
  const auto asked = request(terrain, {mast("A", middle)}, 12'000);
  const auto got = first_look(asked, terrain);
  EXPECT_GT(tests::radio::compared_on_circles(got.field, middle, 12'000), 30'000);
}

TEST(Preview, NothingIsKnownInAndBehindAHole) {
  const auto terrain = study_terrain(
      [](geo::Point p) { return p.x > 504'000 && p.x < 504'600 ? static_cast<double>(hole) : 20; });
  const auto asked = request(terrain, {mast("A", middle)}, 12'000);
  const auto got = first_look(asked, terrain);
  for (std::size_t i = 0; i < asked.grid.size(); ++i) {
    const auto at = asked.grid.centre(asked.grid.cell_at(i));
    if (at.x > 504'000) ASSERT_FALSE(got.field.has_value(i) || got.margin.has_value(i)) << at.x;
    if (at.x < 503'800 && std::hypot(at.x - middle.x, at.y - middle.y) < 11'900)
      ASSERT_TRUE(got.field.has_value(i)) << at.x;
  }
  EXPECT_GT(got.unknown, 10'000U);
  EXPECT_EQ(got.known + got.unknown + got.out_of_range, asked.grid.size());
}

TEST(Preview, ReachesTheEdgeOfTheTerrain) {
  const auto terrain = ground(false, 8);
  const auto asked = request(terrain, {mast("A", {471'000, 1'329'000})}, 15'000);
  const auto exact = whole(asked, terrain), quick = first_look(asked, terrain);
  EXPECT_EQ(Differences(exact.field, quick.field).one_sided, 0U);
  EXPECT_EQ(quick.unknown, exact.unknown);
}

TEST(Preview, OfSeveralMastsAndChannelsTheStrongestServes) {
  const auto terrain = ground(false, 9, true);
  auto television = mast("C", {503'000, 1'305'000}, "VTV1", 554);
  television.broadcast = Broadcast::television;
  const auto a = mast("A", middle), b = mast("B", {494'000, 1'296'000});
  auto asked = request(terrain, {television, b, a}, 15'000);
  const auto together = first_look(asked, terrain), exact = whole(asked, terrain);
  EXPECT_EQ(together.masts, exact.masts);
  std::map<float, std::size_t> served;
  std::size_t same_server = 0;
  std::vector<Area> alone;
  for (const auto &one : {a, b, television}) {
    auto own = asked;
    own.question.masts = {one};
    alone.push_back(first_look(own, terrain));
  }
  for (std::size_t i = 0; i < asked.grid.size(); ++i) {
    if (!together.field.has_value(i)) continue;
    float best = -1e30F;
    for (const auto &one : alone)
      if (one.field.has_value(i)) best = std::max(best, one.field.values[i]);
    ASSERT_EQ(together.field.values[i], best);
    ASSERT_EQ(together.margin.values[i], best - 60);
    served[together.server.values[i]] += 1;
    same_server += exact.server.has_value(i) && together.server.values[i] == exact.server.values[i];
  }
  for (const float number : {1.0F, 2.0F, 3.0F}) EXPECT_GT(served[number], 1000U);
  EXPECT_GT(same_server, together.known * 98 / 100);
  EXPECT_NEAR(static_cast<double>(together.unknown), static_cast<double>(exact.unknown),
              0.05 * static_cast<double>(exact.unknown));
}

TEST(Preview, AnAntennaThatLooksOneWayIsHeardThere) {
  const auto terrain = tests::radio::flat(100);
  auto east = mast("A", middle);
  east.pattern = AntennaPattern({{Degrees(0), Decibels(20)},
                                 {Degrees(60), Decibels(0)},
                                 {Degrees(120), Decibels(0)},
                                 {Degrees(180), Decibels(20)}},
                                {});
  const auto asked = request(terrain, {east}, 10'000);
  const Differences differences(whole(asked, terrain).field, first_look(asked, terrain).field);
  EXPECT_LT(differences.at(1), 0.2) << "a radial's azimuth stands for those of its cells";
}

TEST(Preview, ProgressEndsAtOneAndAStopIsHeard) {
  const auto terrain = ground(false, 11);
  const auto asked = request(terrain, {mast("A", middle), mast("B", {494'000, 1'296'000})}, 10'000);
  double last = 0;
  base::Progress progress([&](double share, const std::string &) {
    EXPECT_GE(share, last);
    last = share;
    return true;
  });
  preview(asked, terrain, progress);
  EXPECT_EQ(last, 1);
  base::Progress stop([](double, const std::string &) { return false; });
  EXPECT_THROW(preview(asked, terrain, stop), base::Cancelled);
}

TEST(Preview, RefusesWhatItHasNoAnswerFor) {
  const auto terrain = tests::radio::flat();
  auto asked = request(terrain, {mast("A", middle)}, 5'000);
  const auto refused = [&](auto change) {
    auto other = asked;
    change(other.question);
    EXPECT_THROW(first_look(other, terrain), std::invalid_argument);
  };
  refused([](auto &question) { question.quick.reset(); });
  refused([](auto &question) { question.radius = base::Metres(160'000); });
  refused([](auto &question) { question.threshold->time = Percent(10); });
  refused([](auto &question) { question.crs = geo::Crs::from_text("EPSG:4326"); });
  auto twice = asked;
  twice.question.masts.push_back(twice.question.masts.front());
  EXPECT_THROW(first_look(twice, terrain), base::Error);
}

} // namespace
} // namespace gis::radio
