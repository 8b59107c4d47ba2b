#include "gis/radio/coverage.h"

#include "gis/base/Error.h"
#include "tests/gis/radio/stations.h"
#include "tests/whole_and_stoppable.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

namespace gis::radio {
namespace {

using namespace tests::radio;

TEST(Coverage, IsTheFieldOfTheModelOverTheProfile) {
  const auto terrain = hills();
  const geo::Point place{517'000, 1'311'000};
  const auto got = run(request({mast("A", middle)}, {place}), terrain);
  const auto spots = terrain.locate(geo::Crs::from_text("EPSG:5899"), {middle, place});
  const auto profile = terrain.profile(spots[0], spots[1]);
  const Link link{.frequency = Megahertz(100),
                  .transmitter_height = base::Metres(60),
                  .receiver_height = base::Metres(10),
                  .transmitter = spots[0].position,
                  .receiver = spots[1].position};
  const auto wanted = p1812(*profile, link);
  ASSERT_TRUE(wanted.field_dbuvm);
  EXPECT_EQ(got.at(0, 0).field_dbuvm, wanted.field_dbuvm);
  const double spread = location_spread(Megahertz(100), base::Metres(150), base::Metres(10), {}).value;
  EXPECT_NEAR(spread, (0.52 + 0.0024) * std::pow(150, 0.28), 1e-12);
  EXPECT_NEAR(*got.at(0, 0).low_dbuvm, *wanted.field_dbuvm - spread, 1e-12);
  EXPECT_NEAR(*got.at(0, 0).high_dbuvm, *wanted.field_dbuvm + spread, 1e-12);
}

TEST(Coverage, DoublePowerAddsTenTimesItsLogarithm) {
  const auto terrain = hills();
  auto one = mast("A", middle), two = one;
  two.power = Kilowatts(2);
  const auto places = scattered(200);
  const auto weak = run(request({one}, places), terrain), strong = run(request({two}, places), terrain);
  for (std::size_t p = 0; p < places.size(); ++p)
    EXPECT_NEAR(*strong.at(p, 0).field_dbuvm - *weak.at(p, 0).field_dbuvm, 10 * std::log10(2.0), 1e-9);
}

TEST(Coverage, OverFlatEarthIsACircle) {
  const auto terrain = tests::radio::flat(500);
  for (const auto &model : {p1812_model(), knife_edge_model()}) {
    std::vector<geo::Point> ring;
    for (int i = 0; i < 72; ++i) {
      const double angle = i * std::numbers::pi / 36;
      ring.push_back({middle.x + 20'000 * std::sin(angle), middle.y + 20'000 * std::cos(angle)});
    }
    auto asked = request({mast("A", middle)}, ring);
    asked.model = model;
    const auto got = run(asked, terrain);
    // The scale of the grid differs by 5 in a million across the ring: far below a hundredth of a dB.
    for (std::size_t p = 1; p < ring.size(); ++p)
      EXPECT_NEAR(*got.at(p, 0).field_dbuvm, *got.at(0, 0).field_dbuvm, 1e-3) << p;
  }
}

TEST(Coverage, FallsWithDistanceThroughTheThreeClasses) {
  const auto terrain = tests::radio::flat(500);
  std::vector<geo::Point> ray;
  for (int km = 1; km < 29; ++km) ray.push_back({middle.x + km * 1000, middle.y});
  const auto got = run(request({mast("A", middle)}, ray, 60), terrain);
  std::vector<Reception> seen;
  for (std::size_t p = 0; p < ray.size(); ++p) {
    const auto &field = got.at(p, 0);
    const double e = *field.field_dbuvm;
    EXPECT_EQ(field.reception, e >= 66 ? Reception::good : e >= 60 ? Reception::marginal : Reception::none);
    if (seen.empty() || seen.back() != field.reception) seen.push_back(field.reception);
    if (p > 0) EXPECT_LT(e, *got.at(p - 1, 0).field_dbuvm);
  }
  EXPECT_EQ(seen, (std::vector{Reception::good, Reception::marginal, Reception::none}));
}

TEST(Coverage, TheThresholdItselfIsReceivedAndTheMarginIsGood) {
  const auto terrain = tests::radio::flat(500);
  auto asked = request({mast("A", middle)}, {{510'000, 1'300'000}}, 60);
  const auto with = [&](double e) {
    asked.model = [e](const Link &, const Profile &) { return Prediction{.field_dbuvm = e}; };
    return run(asked, terrain).at(0, 0).reception;
  };
  EXPECT_EQ(with(66), Reception::good);
  EXPECT_EQ(with(std::nextafter(66, 0)), Reception::marginal);
  EXPECT_EQ(with(60), Reception::marginal);
  EXPECT_EQ(with(std::nextafter(60, 0)), Reception::none);
}

TEST(Coverage, AModelWithoutAnAnswerLeavesItUnknown) {
  const auto terrain = tests::radio::flat(500);
  auto asked = request({mast("A", middle)}, {{510'000, 1'300'000}});
  asked.model = [](const Link &, const Profile &) { return Prediction{}; };
  EXPECT_EQ(run(asked, terrain).at(0, 0).reception, Reception::unknown);
}

TEST(Coverage, OutOfRangeIsNoneWhateverTheTerrain) {
  const auto terrain = study_terrain(
      [](geo::Point p) { return std::fabs(p.x - 510'000) < 150 ? static_cast<double>(hole) : 500; });
  auto asked =
      request({mast("A", middle)}, {{515'000, 1'300'000}, {515'000, 1'325'000}, {460'000, 1'300'000}});
  asked.radius = base::Metres(16'000);
  const auto got = run(asked, terrain);
  EXPECT_EQ(got.at(0, 0).reception, Reception::unknown);
  for (const std::size_t p : {1U, 2U}) {
    EXPECT_EQ(got.at(p, 0).reception, Reception::none);
    EXPECT_FALSE(got.at(p, 0).field_dbuvm);
  }
  asked.radius = base::Metres(14'000);
  EXPECT_EQ(run(asked, terrain).at(0, 0).reception, Reception::none);
  asked.radius = base::Metres(0);
  EXPECT_THROW(run(asked, terrain), std::invalid_argument);
}

TEST(Coverage, AHigherThresholdNeverCoversMore) {
  const auto terrain = hills();
  const auto places = scattered(300);
  const auto rank = [](Reception r) { return r == Reception::good ? 2 : r == Reception::marginal ? 1 : 0; };
  std::vector<int> ranks(places.size() * 3, 2);
  int changes = 0;
  for (int dbuvm = 40; dbuvm <= 100; dbuvm += 5) {
    const auto got = run(request(network(), places, dbuvm), terrain);
    ASSERT_EQ(got.fields.size(), ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const int now = rank(got.fields[i].reception);
      EXPECT_LE(now, ranks[i]);
      changes += now != ranks[i];
      ranks[i] = now;
    }
  }
  EXPECT_GT(changes, 500);
}

TEST(Coverage, ThreadsChangeNoBit) {
  const auto terrain = hills();
  auto asked = request(network(), scattered(700));
  const auto one = run(asked, terrain);
  for (const int threads : {2, 7}) {
    asked.threads = threads;
    const auto many = run(asked, terrain);
    ASSERT_EQ(one.fields.size(), many.fields.size());
    for (std::size_t i = 0; i < one.fields.size(); ++i) ASSERT_TRUE(same(one.fields[i], many.fields[i])) << i;
  }
}

TEST(Coverage, EachEnvironmentHasItsThreshold) {
  const auto terrain = tests::radio::flat(500);
  auto asked = request({mast("A", middle)}, std::vector<geo::Point>(3, {513'000, 1'300'000}));
  asked.points[1].environment = Environment::urban;
  asked.points[2].environment = Environment::large_city;
  asked.thresholds = read_thresholds({}, {});
  const auto got = run(asked, terrain);
  EXPECT_EQ(got.at(0, 0).field_dbuvm, got.at(2, 0).field_dbuvm);
  EXPECT_EQ(got.at(0, 0).reception, Reception::good) << *got.at(0, 0).field_dbuvm;
  EXPECT_EQ(got.at(1, 0).reception, Reception::marginal);
  EXPECT_EQ(got.at(2, 0).reception, Reception::none);
}

/// More of the places asked for: the field that so many exceed is lower, by P.1812's own quantile.
TEST(Coverage, TheShareOfPlacesIsThatOfTheThreshold) {
  const auto terrain = hills();
  auto asked = request({mast("A", middle)}, scattered(50));
  const auto median = run(asked, terrain);
  asked.thresholds = thresholds_from(sources::parse_csv(
      "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,margin_db,source\n"
      "fm_stereo,rural,fixed,54,10,95,50,6,test\n",
      "thresholds.csv"));
  asked.model = p1812_model({}, {.fixed = Decibels(5.5)});
  const auto most = run(asked, terrain);
  for (std::size_t p = 0; p < asked.points.size(); ++p) {
    EXPECT_NEAR(*median.at(p, 0).field_dbuvm - *most.at(p, 0).field_dbuvm, 1.645 * 5.5, 0.01);
    EXPECT_NEAR(*most.at(p, 0).high_dbuvm - *most.at(p, 0).field_dbuvm, 5.5, 1e-9);
  }
}

TEST(Coverage, OnlyWhatIsInUseNeedsAThreshold) {
  const auto terrain = tests::radio::flat(500);
  auto asked = request({mast("A", middle)}, {{505'000, 1'300'000}});
  const std::string heads =
      "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
      "margin_db,source\n";
  asked.thresholds = thresholds_from(
      sources::parse_csv(heads + "fm_stereo,rural,fixed,54,10,50,50,6,test\n", "thresholds.csv"));
  EXPECT_NO_THROW(run(asked, terrain));
  asked.points[0].environment = Environment::urban;
  try {
    run(asked, terrain);
    FAIL() << "no threshold for urban places";
  } catch (const base::Error &error) {
    EXPECT_EQ(error.code(), "threshold_missing");
    EXPECT_EQ(error.finding().facts.at("service"), "fm_stereo");
    EXPECT_EQ(error.finding().facts.at("environment"), "urban");
  }
}

TEST(Coverage, ProgressEndsAtOneAndAStopIsHeard) {
  const auto terrain = hills();
  const auto asked = request(network(), scattered(300));
  tests::expect_whole_and_stoppable([&](base::Progress &progress) { coverage(asked, terrain, progress); });
}

} // namespace
} // namespace gis::radio
