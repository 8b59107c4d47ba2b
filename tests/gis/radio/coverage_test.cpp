#include "gis/radio/coverage.h"

#include "gis/base/Error.h"
#include "gis/radio/beam.h"
#include "gis/radio/masts.h"
#include "gis/sources/csv.h"
#include "tests/Shared.h"
#include "tests/gis/radio/grounds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <numbers>
#include <random>

namespace gis::radio {
namespace {

using tests::radio::hole;
using tests::radio::study_terrain;

const geo::Point middle{500'000, 1'300'000};

Mast mast(const std::string &id, geo::Point at, const std::string &channel = "VOV1") {
  return {.id = id,
          .channel = channel,
          .frequency = Megahertz(100),
          .power = Kilowatts(1),
          .antenna = base::Metres(60),
          .at = at};
}

/// One threshold for every environment; 6 dB more is good.
Thresholds threshold(double dbuvm) {
  std::string table = "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
                      "margin_db,source\n";
  for (const std::string service : {"fm_stereo", "dvbt2", "loudspeaker"})
    for (const std::string environment : {"rural", "urban", "large_city"})
      table += service + "," + environment + ",fixed," + std::to_string(dbuvm) + ",10,50,50,6,test\n";
  return thresholds_from(sources::parse_csv(table, "thresholds.csv"));
}

CoverageRequest request(std::vector<Mast> masts, const std::vector<geo::Point> &places, double dbuvm = 54) {
  CoverageRequest request{.masts = std::move(masts),
                          .crs = geo::Crs::from_text("EPSG:5899"),
                          .thresholds = threshold(dbuvm),
                          .threads = 1};
  for (const auto place : places) request.points.push_back({place});
  return request;
}

Coverage run(const CoverageRequest &request, const Terrain &terrain) {
  base::Progress quiet;
  return coverage(request, terrain, quiet);
}

/// Hills that leave some places in the shade.
Terrain hills() {
  return study_terrain([](geo::Point p) {
    return 600 + 250 * std::sin(p.x / 1900) * std::cos(p.y / 2700) + 120 * std::sin((p.x + p.y) / 700);
  });
}

std::vector<geo::Point> scattered(std::size_t n, unsigned seed = 5) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> x(471'000, 529'000), y(1'271'000, 1'329'000);
  std::vector<geo::Point> places;
  for (std::size_t i = 0; i < n; ++i) {
    const double east = x(random);
    places.push_back({east, y(random)});
  }
  return places;
}

std::vector<Mast> network() {
  auto local = mast("D", {510'000, 1'280'000}, "LĐ FM");
  local.scope = Scope::local;
  auto television = mast("C", middle, "VTV1");
  television.broadcast = Broadcast::television;
  television.medium = Medium::dvbt2;
  television.frequency = Megahertz(554);
  television.pattern = radio::beam(Degrees(120), Degrees(90));
  return {mast("B", {480'000, 1'310'000}), mast("A", middle), television, local};
}

bool same(const ChannelField &a, const ChannelField &b) {
  return a.reception == b.reception && a.field_dbuvm == b.field_dbuvm && a.low_dbuvm == b.low_dbuvm &&
         a.high_dbuvm == b.high_dbuvm && a.server == b.server && a.near_mast == b.near_mast &&
         a.at_least == b.at_least && a.elsewhere_dbuvm == b.elsewhere_dbuvm;
}

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

TEST(Coverage, BehindAHoleNothingIsKnown) {
  const auto terrain = study_terrain(
      [](geo::Point p) { return std::fabs(p.x - 510'000) < 150 ? static_cast<double>(hole) : 500; });
  const geo::Point before{505'000, 1'300'000}, behind{515'000, 1'300'000}, in{510'000, 1'300'000};
  const auto got = run(request({mast("A", middle)}, {before, behind, in}), terrain);
  EXPECT_EQ(got.at(0, 0).reception, Reception::good);
  for (const std::size_t p : {1U, 2U}) {
    EXPECT_EQ(got.at(p, 0).reception, Reception::unknown);
    EXPECT_FALSE(got.at(p, 0).field_dbuvm) << "Missing, never a number";
    EXPECT_FALSE(got.at(p, 0).low_dbuvm);
    EXPECT_EQ(got.at(p, 0).server, ChannelField::no_server);
  }
  // A mast on the other side is enough to be received, and says that it may be more.
  const auto both =
      run(request({mast("A", middle), mast("B", {520'000, 1'300'000})}, {before, behind}), terrain);
  EXPECT_EQ(both.at(1, 0).reception, Reception::good);
  EXPECT_EQ(both.at(1, 0).server, 1U);
  EXPECT_TRUE(both.at(1, 0).at_least);
  // But one that is too weak does not prove that nothing comes over the hole.
  auto feeble = mast("B", {520'000, 1'300'000});
  feeble.power = Kilowatts(1e-6);
  const auto weak = run(request({mast("A", middle), feeble}, {behind}), terrain);
  EXPECT_EQ(weak.at(0, 0).reception, Reception::unknown);
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

TEST(Coverage, TheOrderOfFilesChangesNothing) {
  const auto terrain = hills();
  const auto places = scattered(150);
  auto asked = request(network(), places);
  const auto one = run(asked, terrain);
  std::mt19937 random(9);
  std::shuffle(asked.masts.begin(), asked.masts.end(), random);
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::shuffle(order.begin(), order.end(), random);
  for (std::size_t i = 0; i < order.size(); ++i) asked.points[i].at = places[order[i]];
  const auto other = run(asked, terrain);
  EXPECT_EQ(one.masts, other.masts);
  ASSERT_EQ(one.channels.size(), 3U);
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t c = 0; c < 3; ++c) EXPECT_TRUE(same(one.at(order[i], c), other.at(i, c))) << i;
}

TEST(Coverage, TheStrongestMastOfTheChannelServes) {
  const auto terrain = hills();
  const auto places = scattered(150);
  const auto all = run(request(network(), places), terrain);
  EXPECT_EQ(all.masts, (std::vector<std::string>{"A", "B", "C", "D"}));
  EXPECT_EQ(all.channels[0].name, "LĐ FM");
  EXPECT_EQ(all.channels[0].scope, Scope::local);
  EXPECT_EQ(all.channels[1].name, "VOV1");
  EXPECT_EQ(all.channels[2].name, "VTV1");
  EXPECT_EQ(all.channels[2].broadcast, Broadcast::television);
  const auto a = run(request({mast("A", middle)}, places), terrain);
  const auto b = run(request({mast("B", {480'000, 1'310'000})}, places), terrain);
  int by_b = 0;
  for (std::size_t p = 0; p < places.size(); ++p) {
    EXPECT_EQ(*all.at(p, 1).field_dbuvm, std::max(*a.at(p, 0).field_dbuvm, *b.at(p, 0).field_dbuvm));
    EXPECT_EQ(all.at(p, 1).server, *a.at(p, 0).field_dbuvm >= *b.at(p, 0).field_dbuvm ? 0U : 1U);
    by_b += all.at(p, 1).server == 1;
  }
  EXPECT_GT(by_b, 10);
  EXPECT_LT(by_b, 140);
}

TEST(Coverage, TheNextStrongestIsOneOfAnotherSite) {
  const auto terrain = hills();
  const auto places = scattered(100);
  const std::vector<Mast> masts = {mast("A", middle), mast("A2", middle), mast("B", {480'000, 1'310'000}),
                                   mast("C", {515'000, 1'285'000})};
  const auto all = run(request(masts, places), terrain);
  std::vector<radio::Coverage> alone;
  for (const auto &one : masts) alone.push_back(run(request({one}, places), terrain));
  for (std::size_t p = 0; p < places.size(); ++p) {
    const auto &field = all.at(p, 0);
    base::Measure next;
    for (std::size_t m = 0; m < masts.size(); ++m) {
      const bool there = masts[m].at.x == masts[field.server].at.x;
      const auto &strength = alone[m].at(p, 0).field_dbuvm;
      if (!there && (!next || *strength > *next)) next = strength;
    }
    EXPECT_EQ(field.elsewhere_dbuvm, next) << p;
  }
  EXPECT_FALSE(alone[0].at(0, 0).elsewhere_dbuvm);
}

TEST(Coverage, EqualMastsAreServedByTheLowestId) {
  const auto terrain = tests::radio::flat(500);
  auto asked = request({mast("Z", middle), mast("Y", middle)}, {{505'000, 1'300'000}});
  const auto one_site = run(asked, terrain);
  EXPECT_EQ(one_site.masts[one_site.at(0, 0).server], "Y");
  // Z's site is looked at before Y's, since A of another channel stands there too.
  asked.masts = {mast("Z", middle), mast("Y", {510'000, 1'300'000}), mast("A", middle, "LĐ FM")};
  asked.model = [](const Link &, const Profile &) { return Prediction{.field_dbuvm = 70}; };
  const auto two_sites = run(asked, terrain);
  EXPECT_EQ(two_sites.masts[two_sites.at(0, 1).server], "Y");
}

TEST(Coverage, ABeamWeakensWhatLiesBehindIt) {
  const auto terrain = tests::radio::flat(500);
  auto beam = mast("A", middle);
  beam.pattern = radio::beam(Degrees(90), Degrees(60));
  const std::vector<geo::Point> places = {{510'000, 1'300'000}, {490'000, 1'300'000}, {500'000, 1'310'000}};
  const auto round = run(request({mast("A", middle)}, places), terrain);
  const auto got = run(request({beam}, places), terrain);
  EXPECT_NEAR(*round.at(0, 0).field_dbuvm, *got.at(0, 0).field_dbuvm, 0.01);
  EXPECT_NEAR(*round.at(1, 0).field_dbuvm - *got.at(1, 0).field_dbuvm, 20, 1e-9);
  EXPECT_NEAR(*round.at(2, 0).field_dbuvm - *got.at(2, 0).field_dbuvm, 20, 1e-9);
}

TEST(Coverage, AVerticalPatternIsAskedForTheElevationOfTheRay) {
  const auto terrain = tests::radio::flat(500);
  auto tilted = mast("A", middle);
  tilted.antenna = base::Metres(1010);
  tilted.pattern = AntennaPattern(
      {}, {{Degrees(-50), Decibels(30)}, {Degrees(-45), Decibels(7)}, {Degrees(-40), Decibels(0)}});
  auto plain = tilted;
  plain.pattern = {};
  const std::vector<geo::Point> places = {{501'000, 1'300'000}, {510'000, 1'300'000}};
  const auto with = run(request({tilted}, places), terrain), without = run(request({plain}, places), terrain);
  EXPECT_NEAR(*without.at(0, 0).field_dbuvm - *with.at(0, 0).field_dbuvm, 7, 0.1) << "45° down";
  EXPECT_EQ(*without.at(1, 0).field_dbuvm, *with.at(1, 0).field_dbuvm);
}

TEST(Coverage, NearTheMastFreeSpaceStandsForTheModel) {
  const auto terrain = tests::radio::flat(500);
  const std::vector<geo::Point> places = {middle, {500'240, 1'300'000}, {500'260, 1'300'000}};
  for (const auto &model : {p1812_model(), knife_edge_model()}) {
    auto asked = request({mast("A", middle)}, places);
    asked.model = model;
    const auto got = run(asked, terrain);
    EXPECT_TRUE(got.at(0, 0).near_mast);
    EXPECT_TRUE(got.at(1, 0).near_mast);
    EXPECT_FALSE(got.at(2, 0).near_mast);
    const double slant = std::hypot(0.24, 0.05);
    EXPECT_NEAR(*got.at(1, 0).field_dbuvm, 106.9 - 20 * std::log10(slant), 0.1);
    EXPECT_NEAR(*got.at(0, 0).field_dbuvm, 106.9 - 20 * std::log10(0.05), 0.1) << "under the antenna";
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

/// Across the sea P.1812 asks how far the coast is from either end; the zones of the profile say it.
TEST(Coverage, TheCoastIsWhereTheProfileHasIt) {
  geo::Geometry sea;
  sea.polygons.push_back({{{475'000, 1'260'000},
                           {526'000, 1'260'000},
                           {526'000, 1'340'000},
                           {475'000, 1'340'000},
                           {475'000, 1'260'000}},
                          {}});
  const auto ground = [](geo::Point p) { return p.x > 475'000 && p.x < 526'000 ? 0.0 : 10.0; };
  const Terrain terrain(
      {.heights = tests::radio::raster("EPSG:5899", tests::radio::study_grid(), ground), .sea = {sea}});
  const geo::Point island{528'000, 1'300'000};
  auto low = mast("A", {473'000, 1'300'000}); // beyond the horizon of the island, so that ducts count
  low.antenna = base::Metres(5);
  auto asked = request({low}, {island});
  asked.thresholds = thresholds_from(sources::parse_csv(
      "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,margin_db,source\n"
      "fm_stereo,rural,fixed,54,10,50,1,6,test\n",
      "thresholds.csv"));
  const auto got = run(asked, terrain);
  const auto spots = terrain.locate(geo::Crs::from_text("EPSG:5899"), {low.at, island});
  const auto profile = terrain.profile(spots[0], spots[1]);
  ASSERT_TRUE(profile);
  const Link link{.frequency = Megahertz(100),
                  .transmitter_height = low.antenna,
                  .receiver_height = base::Metres(10),
                  .time = Percent(1),
                  .transmitter = spots[0].position,
                  .receiver = spots[1].position};
  std::size_t first = 0;
  while (profile->zone(first) != Zone::sea) ++first;
  EXPECT_NEAR(profile->distances_m[first], 2000, 150);
  P1812Setting setting;
  const auto inland = p1812(*profile, link, setting);
  setting.transmitter_to_coast = base::Metres(profile->distances_m[first]);
  std::size_t last = profile->size() - 1;
  while (profile->zone(last) != Zone::sea) --last;
  setting.receiver_to_coast = base::Metres(profile->distances_m.back() - profile->distances_m[last]);
  EXPECT_NEAR(setting.receiver_to_coast.value, 2000, 150);
  const auto coastal = p1812(*profile, link, setting);
  EXPECT_EQ(got.at(0, 0).field_dbuvm, coastal.field_dbuvm);
  EXPECT_NE(coastal.field_dbuvm, inland.field_dbuvm);
}

TEST(Coverage, TheSpreadFallsWhereTheReceiverStandsOverTheRoofs) {
  const auto spread = [](double clutter) {
    return location_spread(Megahertz(600), base::Metres(150), base::Metres(10), base::Metres(clutter)).value;
  };
  const double whole = (0.52 + 0.024 * 0.6) * std::pow(150, 0.28);
  EXPECT_NEAR(spread(15), whole, 1e-12);
  EXPECT_NEAR(spread(5), whole / 2, 1e-12);
  EXPECT_EQ(spread(0), 0);
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

TEST(Coverage, AnIdStandsOnce) {
  const auto terrain = tests::radio::flat(500);
  EXPECT_THROW(run(request({mast("A", middle), mast("A", middle)}, {{505'000, 1'300'000}}), terrain),
               base::Error);
}

TEST(Coverage, OfNobodyOrWithoutMastsIsEmpty) {
  const auto terrain = tests::radio::flat(500);
  EXPECT_TRUE(run(request({mast("A", middle)}, {}), terrain).fields.empty());
  EXPECT_TRUE(run(request({}, {middle}), terrain).fields.empty());
}

TEST(Coverage, ProgressEndsAtOneAndAStopIsHeard) {
  const auto terrain = hills();
  const auto asked = request(network(), scattered(300));
  double last = 0;
  base::Progress progress([&](double share, const std::string &) {
    EXPECT_GE(share, last);
    last = share;
    return true;
  });
  coverage(asked, terrain, progress);
  EXPECT_EQ(last, 1);
  base::Progress stop([](double, const std::string &) { return false; });
  EXPECT_THROW(coverage(asked, terrain, stop), base::Cancelled);
}

/// Every settlement of the province and its (illustrative) masts, over real terrain with its hole.
TEST(Coverage, OfTheProvinceKnowsWhatItDoesNotKnow) {
  NEEDS_SHARED("data/lamdong/illustrative.gpkg");
  NEEDS_SHARED("data/lamdong/dem_150m_above_505m.tif");
  const auto data = tests::shared_folder() / "data/lamdong";
  base::Findings findings;
  base::Progress quiet;
  const auto read = [&](const char *layer) {
    sources::Provenance source{.id = layer, .path = data / "illustrative.gpkg", .layer = layer};
    return sources::read_layer(
        {.source = &source, .crs = geo::Crs::from_text("EPSG:5899"), .shape = sources::Shape::point},
        findings, quiet);
  };
  sources::Provenance dem{.id = "dem", .path = data / "dem_150m_above_505m.tif"};
  const Terrain terrain({.heights = sources::read_raw_surface(dem, findings, quiet)});
  const auto layer = read("masts");
  findings.clear();
  auto asked = request(masts_from(layer, {}, {}, findings), {});
  asked.thresholds = read_thresholds({}, {});
  for (const auto &row : read("settlements").rows) asked.points.push_back({row.geometry.points.front()});
  ASSERT_EQ(asked.points.size(), 1791U);
  check_ground(asked.masts, layer, terrain, findings);
  std::size_t over_holes = 0;
  for (const auto &finding : findings) over_holes += finding.code == "mast_outside_terrain";
  const auto one = run(asked, terrain);
  asked.threads = 0;
  const auto many = run(asked, terrain);
  ASSERT_EQ(one.fields.size(), 1791 * one.channels.size());
  for (std::size_t i = 0; i < one.fields.size(); ++i) ASSERT_TRUE(same(one.fields[i], many.fields[i]));
  for (std::size_t c = 0; c < one.channels.size(); ++c) {
    std::array<int, 4> counts{};
    for (std::size_t p = 0; p < asked.points.size(); ++p) {
      const auto &field = one.at(p, c);
      counts.at(static_cast<std::size_t>(field.reception)) += 1;
      if (field.reception == Reception::unknown) EXPECT_FALSE(field.field_dbuvm);
      if (field.field_dbuvm) {
        EXPECT_GT(*field.field_dbuvm, -100);
        EXPECT_LT(*field.field_dbuvm, 140);
      }
    }
    std::printf("%s: good %d, marginal %d, none %d, unknown %d\n", one.channels[c].name.c_str(), counts[0],
                counts[1], counts[2], counts[3]);
    EXPECT_GT(counts[0], 100) << one.channels[c].name;
    EXPECT_GT(counts[3], 0) << "settlements below 510 m stand in the hole";
  }
  std::printf("masts over the hole: %zu\n", over_holes);
}

} // namespace
} // namespace gis::radio
