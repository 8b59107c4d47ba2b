#include "gis/allocation/catchments.h"
#include "gis/base/Error.h"

#include <cmath>
#include <gmock/gmock.h>
#include <limits>
#include <random>

namespace gis::allocation {
namespace {

using Method = CatchmentMethod;

std::vector<base::Measure> access_to(const std::vector<double> &supply, const CatchmentRequest &request) {
  base::Progress quiet;
  return catchments(request, supply, quiet).accessibility;
}

void expect_near(const std::vector<base::Measure> &found, const std::vector<double> &wanted,
                 double tolerance = 5e-10) {
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    ASSERT_TRUE(found[i]) << i;
    EXPECT_NEAR(*found[i], wanted[i], tolerance) << i;
  }
}

/// All pairs of three places from a matrix of minutes.
std::vector<Trip> trips_of(const double (&minutes)[3][3]) {
  std::vector<Trip> trips;
  for (std::uint32_t i = 0; i < 3; ++i)
    for (std::uint32_t j = 0; j < 3; ++j) trips.push_back({i, j, minutes[i][j]});
  return trips;
}

CatchmentRequest three_places(Method method) {
  return {.method = method,
          .people = {100, 50, 10},
          .trips = trips_of({{1, 40, 20}, {40, 1, 20}, {20, 20, 1}}),
          .decay = Decay::from_text("inverse")};
}
const std::vector<double> three_supplies = {15, 20, 100};

// The cases of PySAL's package access, to nine places.
TEST(Catchments, TwoStep) {
  expect_near(access_to(three_supplies, three_places(Method::two_step)),
              {0.442568395, 0.666758280, 5.740524646});
}

TEST(Catchments, ThreeStep) {
  expect_near(access_to(three_supplies, three_places(Method::three_step)),
              {0.174802148, 0.424035509, 9.631800976});
}

TEST(Catchments, ModifiedTwoStep) {
  expect_near(access_to(three_supplies, three_places(Method::modified_two_step)),
              {0.161941711, 0.391736342, 5.715597661});
}

TEST(Catchments, StepsAreClosedAboveAndZeroBeyondTheLast) {
  const CatchmentRequest request{.people = {100, 50, 10},
                                 .trips = trips_of({{1, 80, 20}, {80, 1, 20}, {40, 40, 1}}),
                                 .decay = Decay::from_text("step:10=1,20=0.68,30=0.22")};
  expect_near(access_to(three_supplies, request), {0.757142857, 1.007142857, 0.892857143});
  const auto decay = Decay::from_text("step:10=1,20=0.68,30=0.22");
  EXPECT_EQ(decay.weight(base::Minutes(10)), 1);
  EXPECT_EQ(decay.weight(base::Minutes(10.001)), 0.68);
  EXPECT_EQ(decay.weight(base::Minutes(30.001)), 0);
}

TEST(Catchments, GaussianIsOneAtHome) {
  const auto decay = Decay::from_text("gaussian:20");
  EXPECT_EQ(decay.weight(base::Minutes(0)), 1);
  EXPECT_NEAR(decay.weight(base::Minutes(20)), std::exp(-0.5), 1e-15);
}

TEST(Catchments, DecaysThatAreNoneAreErrors) {
  for (const char *text :
       {"", "linear", "gaussian", "gaussian:0", "gaussian:-1", "gaussian:x", "step:", "step:10", "step:10=a",
        "step:20=1,10=0.5", "step:10=1,10=0.5", "step:10=-1", "inverse:2"})
    EXPECT_THROW(Decay::from_text(text), base::Error) << text;
}

TEST(Catchments, NobodyLooksBeyondTheCutoff) {
  // Beyond 20 minutes nothing counts, in the shares of three-step catchments as little as elsewhere.
  auto cut = three_places(Method::three_step);
  cut.cutoff = base::Minutes(20);
  auto without = cut;
  std::erase_if(without.trips, [](const Trip &trip) { return trip.minutes > 20; });
  without.cutoff.reset();
  EXPECT_EQ(access_to(three_supplies, cut), access_to(three_supplies, without));
  EXPECT_NE(access_to(three_supplies, cut), access_to(three_supplies, three_places(Method::three_step)));
}

TEST(Catchments, WhatIsSuppliedIsSharedOutWhole) {
  std::mt19937 dice(11);
  const auto below = [&](unsigned n) { return static_cast<double>(dice() % n); };
  for (const auto method : {Method::two_step, Method::three_step})
    for (const char *decay : {"none", "gaussian:15", "inverse", "step:5=1,12=0.4"}) {
      CatchmentRequest request{.method = method, .decay = Decay::from_text(decay)};
      std::vector<double> supply;
      for (int i = 0; i < 60; ++i) request.people.push_back(below(4) == 0 ? 0 : below(500));
      for (int j = 0; j < 9; ++j) supply.push_back(below(90));
      for (std::uint32_t i = 0; i < 60; ++i)
        for (std::uint32_t j = 0; j < 9; ++j)
          if (below(3) == 0 && j != 4) request.trips.push_back({i, j, 0.5 + below(40)});
      request.cutoff = base::Minutes(25);
      base::Progress quiet;
      const auto found = catchments(request, supply, quiet);
      double given = 0, shared = 0;
      for (const auto places : supply) given += places;
      for (const auto site : found.unused_sites) given -= supply[site];
      for (std::size_t i = 0; i < 60; ++i) shared += request.people[i] * found.accessibility[i].value();
      EXPECT_NEAR(shared, given, 1e-9 * given) << decay;
      EXPECT_THAT(found.unused_sites, testing::Contains(4U)) << "a site without trips";
    }
}

TEST(Catchments, ListWhoReachesNothingAndWhatNobodyReaches) {
  // Site 1 is reached only from where nobody lives, site 2 by nobody, site 3 has nothing to offer.
  const CatchmentRequest request{.people = {10, 0, 5}, .trips = {{0, 0, 3}, {1, 1, 3}}};
  base::Progress quiet;
  const auto found = catchments(request, {20, 7, 8, 0}, quiet);
  EXPECT_THAT(found.unused_sites, testing::ElementsAre(1U, 2U));
  EXPECT_THAT(found.cut_off, testing::ElementsAre(2U));
  expect_near(found.accessibility, {2, 0, 0});
}

TEST(Catchments, RefuseTablesThatBreakTheirPromise) {
  base::Progress quiet;
  const auto refused = [&](const CatchmentRequest &request, const std::vector<double> &supply) {
    EXPECT_THROW(catchments(request, supply, quiet), std::invalid_argument);
  };
  refused({.people = {1}, .trips = {{0, 0, 1}, {0, 0, 2}}}, {1});
  refused({.people = {-1}, .trips = {{0, 0, 1}}}, {1});
  refused({.people = {1}, .trips = {{0, 1, 1}}}, {1});
  refused({.people = {1}, .trips = {{0, 0, 0}}, .decay = Decay::from_text("inverse")}, {1});
}

// ---- rational agents ---------------------------------------------------------------------------------

CatchmentRequest agents(std::vector<double> people, std::vector<Trip> trips) {
  return {.method = Method::rational_agent, .people = std::move(people), .trips = std::move(trips)};
}

TEST(RationalAgents, SpreadUntilNobodyGains) {
  // 62.5 of 100 go to the near site: 62.5 / 50 = 37.5 / 50 + 30 / 60.
  expect_near(access_to({1, 1}, agents({100}, {{0, 0, 0}, {0, 1, 30}})), {1.25}, 1e-12);
}

TEST(RationalAgents, LeaveASiteThatIsTooFarAndPassOneWithoutPlaces) {
  expect_near(access_to({1, 1, 0}, agents({100}, {{0, 0, 0}, {0, 1, 200}, {0, 2, 0}})), {2}, 1e-12);
  auto near = agents({100, 0}, {{0, 0, 0}, {0, 1, 30}, {1, 0, 6}});
  near.cutoff = base::Minutes(29);
  expect_near(access_to({1, 1}, near), {2, 2.1}, 1e-12); // where nobody lives: the cost one more would have
  EXPECT_FALSE(access_to({0, 1}, agents({100}, {{0, 0, 0}}))[0]);
  EXPECT_FALSE(access_to({1}, agents({0}, {{0, 0, 0}}))[0]) << "without people there is no mean crowding";
}

TEST(RationalAgents, ThatDoNotSettleAreAnError) {
  auto request = agents({100, 100}, {{0, 0, 0}, {0, 1, 30}, {1, 1, 0}});
  EXPECT_NO_THROW(access_to({1, 1}, request));
  request.most_rounds = 1;
  try {
    access_to({1, 1}, request);
    FAIL() << "settled in one round";
  } catch (const base::Error &error) {
    EXPECT_EQ(error.code(), "raam_unsettled");
  }
}

/// The slow way: again and again a shrinking share of all people goes where it is cheapest just now.
std::vector<double> averaged_costs(const std::vector<double> &people, const std::vector<double> &supply,
                                   const std::vector<Trip> &trips) {
  double all = 0, places = 0;
  for (const auto some : people) all += some;
  for (const auto some : supply) places += some;
  std::vector<double> there(supply.size(), 0), least;
  for (int n = 1; n <= 20000; ++n) {
    least.assign(people.size(), INFINITY);
    std::vector<std::uint32_t> best(people.size(), 0);
    for (const auto &trip : trips) {
      const double cost = there[trip.site] * places / all / supply[trip.site] + trip.minutes / 60;
      if (cost >= least[trip.origin]) continue;
      least[trip.origin] = cost;
      best[trip.origin] = trip.site;
    }
    for (auto &some : there) some *= 1 - 1.0 / n;
    for (std::size_t i = 0; i < people.size(); ++i)
      if (least[i] < INFINITY) there[best[i]] += people[i] / n;
  }
  return least;
}

TEST(RationalAgents, AreContentInALargeTownWhateverTheBeginning) {
  std::mt19937 dice(5);
  const auto below = [&](unsigned n) { return static_cast<double>(dice() % n); };
  std::vector<double> people, supply;
  std::vector<Trip> trips;
  for (std::uint32_t j = 0; j < 25; ++j) supply.push_back(1 + below(20));
  for (std::uint32_t i = 0; i < 400; ++i) {
    people.push_back(below(900));
    for (std::uint32_t j = 0; j < 25; ++j)
      if (below(4) == 0) trips.push_back({i, j, below(90)});
  }
  const auto costs = access_to(supply, agents(people, trips));
  const auto slow = averaged_costs(people, supply, trips);
  for (std::size_t i = 0; i < 400; ++i)
    if (costs[i]) EXPECT_NEAR(*costs[i], slow[i], 5e-3);
  // The same town told backwards.
  std::vector<Trip> turned;
  for (const auto &trip : trips) turned.push_back({399 - trip.origin, 24 - trip.site, trip.minutes});
  std::sort(turned.begin(), turned.end(), [](const Trip &a, const Trip &b) {
    return std::pair(a.origin, a.site) < std::pair(b.origin, b.site);
  });
  const auto backwards = access_to({supply.rbegin(), supply.rend()},
                                   agents({people.rbegin(), people.rend()}, std::move(turned)));
  for (std::size_t i = 0; i < 400; ++i) {
    ASSERT_EQ(costs[i].has_value(), backwards[399 - i].has_value());
    if (costs[i]) EXPECT_NEAR(*costs[i], *backwards[399 - i], 1e-8);
  }
}

} // namespace
} // namespace gis::allocation
