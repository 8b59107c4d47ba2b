#include "gis/water/rankings.h"

#include <gtest/gtest.h>

#include <random>

using namespace gis::water;

namespace {

Supply point(std::string id, std::int64_t people, State state = State::functional) {
  return {std::move(id), false, state, people * 1000};
}

std::int64_t served(const ClassRequest &request) {
  std::int64_t sum = 0;
  for (const auto &place : classify(request))
    for (std::size_t c = 0; c < 6; ++c) sum += place[c];
  return sum;
}

} // namespace

TEST(WaterRankings, RepairGainsThoseWhoHaveNothingElse) {
  ClassRequest request;
  request.supplies = {point("A", 1000), point("B", 30, State::broken), point("C", 1000, State::abandoned)};
  request.places = {{"a", 10'000, false, {}, {{0, 1}, {1, 1}}},
                    {"b", 40'000, false, {}, {{1, 2}, {2, 1}}},
                    {"c", 5'000, false, {}, {{2, 1}}}};
  EXPECT_EQ(repair_gains(request), (std::vector<std::int64_t>{0, 30'000, 0}))
      << "those of a have water, and B has it for 30";
}

TEST(WaterRankings, OneAloneIsCrucialAndTwoAlikeHalf) {
  ClassRequest request;
  request.supplies = {point("A", 100), point("B", 50), point("C", 50, State::broken)};
  request.places = {{"a", 100'000, false, {}, {{0, 1}, {2, 1}}}};
  auto found = standings(request);
  EXPECT_EQ(found[0].crucialness, 1.0) << "a broken one helps nobody";
  EXPECT_EQ(found[0].pressure, 1.0);
  EXPECT_FALSE(found[1].crucialness) << "nobody in reach";
  EXPECT_FALSE(found[2].crucialness);
  request.places[0].near.push_back({1, 9});
  found = standings(request);
  EXPECT_EQ(found[0].crucialness, 0.5);
  EXPECT_EQ(found[1].crucialness, 0.5);
  EXPECT_EQ(found[1].pressure, 1.0);
  EXPECT_EQ(found[2].potential, 100'000);
}

TEST(WaterRankings, WhatWasSeenTwentyYearsAgoIsATenthAsSure) {
  EXPECT_EQ(staleness(0), 1);
  EXPECT_NEAR(staleness(20), 0.1, 1e-15);
  EXPECT_NEAR(staleness(10), 0.31622776601683794, 1e-15);
  EXPECT_EQ(staleness(-1), 1) << "dated in the future";
}

TEST(WaterRankings, GainInTheSurroundingsIsTheGainOfAll) {
  std::mt19937 random(8);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  for (int n = 0; n < 1000; ++n) {
    ClassRequest request;
    for (std::size_t s = 0; s < 6; ++s) {
      request.supplies.push_back(
          point("s" + std::to_string(s), static_cast<std::int64_t>(below(5)), static_cast<State>(below(5))));
      request.supplies.back().piped = below(3) == 0;
    }
    request.counts.push_back({10, static_cast<std::int64_t>(below(8)), 1, 2});
    for (std::size_t p = 0; p < 8; ++p) {
      Place place{"p" + std::to_string(p), static_cast<std::int64_t>(below(4000))};
      if (below(4) == 0) place.counted = 0;
      for (std::size_t s = 0; s < 6; ++s)
        if (below(5) == 0) place.near.push_back({s, static_cast<double>(below(3))});
      request.places.push_back(place);
    }
    const auto gains = repair_gains(request);
    for (std::size_t s = 0; s < 6; ++s) {
      auto repaired = request;
      const auto state = request.supplies[s].state;
      if (state == State::broken || state == State::unknown) repaired.supplies[s].state = State::functional;
      EXPECT_EQ(gains[s], served(repaired) - served(request)) << n;
    }
  }
}
