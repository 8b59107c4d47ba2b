#include "gis/radio/coverage.h"

#include "gis/base/Error.h"
#include "gis/radio/beam.h"
#include "tests/gis/radio/stations.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace gis::radio {
namespace {

using namespace tests::radio;

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

} // namespace
} // namespace gis::radio
