#include "gis/study/count_places.h"

#include <cmath>
#include <gtest/gtest.h>

namespace gis::study {
namespace {

/// A row of cells of 30 m with one place; times are given in tenths of a second through the search itself.
struct Street {
  travel::CostSurface cost;
  area::People people;
  travel::SearchRequest request{.max_seconds = base::Seconds(86400)};
  travel::SearchSource facility{{0, 0}, 0};

  /// Seconds per metre of every cell.
  explicit Street(std::vector<float> seconds_per_metre) {
    const int n = static_cast<int>(seconds_per_metre.size());
    cost = {.grid = {0, 30, 30, 30, n, 1}, .seconds_per_metre = std::move(seconds_per_metre)};
    people.grid = cost.grid;
    people.places = {{.unit = 0}};
  }
  void settle(std::vector<std::uint32_t> members, double n, std::uint32_t place = 0) {
    area::PeopleCell cell{.place = place, .people = n};
    cell.first_member = static_cast<std::uint32_t>(people.members.size());
    cell.members = static_cast<std::uint32_t>(members.size());
    people.members.insert(people.members.end(), members.begin(), members.end());
    people.cells.push_back(cell);
    people.places[place].people += n;
  }
  indicators::PlaceReach count(const LimitRecipe &limit,
                               const std::vector<CellSignal> *signal = nullptr) const {
    base::Progress quiet;
    indicators::PlaceReach reach;
    const auto found = travel::search(cost, {facility}, request, quiet);
    const std::vector<std::uint8_t> all(cost.grid.size(), 1);
    count_places(people, cost, reach_surface(cost.grid, found, all), limit, reach, signal);
    return reach;
  }
};

LimitRecipe minutes(double n, bool inclusive = true) {
  return {.id = "limit", .minutes = n, .metres = {}, .inclusive = inclusive};
}

TEST(CountPlaces, TwelveKilometresAtFiveKmhAreWithin144Minutes) {
  Street street(std::vector<float>(401, 3.6F / 5));
  street.settle({400}, 10); // 400 steps of 30 m
  EXPECT_EQ(street.count(minutes(144)).ledgers[0][0].covered, 10);
  EXPECT_EQ(street.count(minutes(143.99)).ledgers[0][0].beyond_limit, 10);
  EXPECT_EQ(street.count(minutes(144, false)).ledgers[0][0].beyond_limit, 10) << "the limit excludes itself";
  EXPECT_EQ(street.count(minutes(144.01, false)).ledgers[0][0].covered, 10);
}

TEST(CountPlaces, FromFourKilometresIsTooFarIsALimitInMetresThatExcludesItself) {
  Street street(std::vector<float>(401, 1)); // one metre per metre
  street.settle({100}, 7);                   // 3000 m
  street.settle({133}, 5);                   // 3990 m
  const LimitRecipe far{.id = "far", .minutes = {}, .metres = 3990, .inclusive = false};
  EXPECT_EQ(street.count(far).ledgers[0][0].covered, 7);
  EXPECT_EQ(street.count(far).ledgers[0][0].beyond_limit, 5);
  const LimitRecipe within{.id = "near", .minutes = {}, .metres = 3990};
  EXPECT_EQ(street.count(within).ledgers[0][0].covered, 12);
}

TEST(CountPlaces, TheStoredTenthIsWhatIsCompared) {
  // One step takes 30.04 s: stored 30.0; the next one 30.06 s: stored 30.1.
  Street early({30.04F / 30, 30.04F / 30}), late({30.06F / 30, 30.06F / 30});
  early.settle({1}, 1);
  late.settle({1}, 1);
  EXPECT_EQ(early.count(minutes(0.5)).ledgers[0][0].covered, 1);
  EXPECT_EQ(late.count(minutes(0.5)).ledgers[0][0].covered, 0);
}

TEST(CountPlaces, EveryMemberCellCountsItsShare) {
  Street street(std::vector<float>(11, 2)); // a minute a step
  street.settle({1, 2, 3, 4}, 100);
  const auto reach = street.count(minutes(3));
  EXPECT_EQ(reach.ledgers[0][0].covered, 75);
  EXPECT_EQ(reach.ledgers[0][0].beyond_limit, 25);
}

TEST(CountPlaces, TheIntervalsVariantsAreTheLimitsAndTheEvenSpread) {
  Street street(std::vector<float>(21, 2));
  street.settle({4}, 10);
  street.settle({5}, 20);
  street.settle({6}, 40);
  street.settle({7}, 130);
  const auto reach = street.count(minutes(5));
  EXPECT_EQ(reach.ledgers[0][0].covered, 30);
  EXPECT_EQ(reach.ledgers[1][0].covered, 10);  // 4 minutes
  EXPECT_EQ(reach.ledgers[2][0].covered, 70);  // 6 minutes
  EXPECT_EQ(reach.ledgers[3][0].covered, 100); // 50 people on each settled cell
  for (const auto &ledgers : reach.ledgers) EXPECT_EQ(ledgers[0].total(), 200);
}

TEST(CountPlaces, ClassesExcludeEachOtherAndTheFirstMatchWins) {
  // 0 facility · 1 near · 2 far · 3 a wall · 4 behind it
  Street street({2, 2, 2, -1, 2});
  street.people.places.push_back({.unit = 1, .unknown = true});
  street.settle({1}, 1);
  street.settle({2}, 2);
  street.settle({3}, 4);
  street.settle({4}, 8);
  street.settle({1}, 16, 1); // nobody officially, however near
  street.settle({3}, 32);
  street.people.cells.back().on_barrier = true;
  street.settle({1}, 64);
  street.people.cells.back().moved = 60;
  auto reach = street.count(minutes(1));
  const auto &ledger = reach.ledgers[0][0];
  EXPECT_EQ(ledger.covered, 1 + 64);
  EXPECT_EQ(ledger.beyond_limit, 2);
  EXPECT_EQ(ledger.outside_data, 4) << "no speed there";
  EXPECT_EQ(ledger.unreachable, 8);
  EXPECT_EQ(ledger.on_barrier, 32);
  EXPECT_EQ(ledger.unknown, 0);
  EXPECT_EQ(ledger.total(), street.people.places[0].people);
  EXPECT_EQ(reach.ledgers[0][1].unknown, 16);
  EXPECT_EQ(reach.ledgers[0][1].total(), 16);
  EXPECT_EQ(reach.moved[0], 60);
  // Found, but after the search gave up: beyond the limit, not unreachable.
  street.request.max_seconds = base::Seconds(60);
  reach = street.count(minutes(1));
  EXPECT_EQ(reach.ledgers[0][0].beyond_limit, 2);
  EXPECT_EQ(reach.ledgers[0][0].unreachable, 8);
}

TEST(CountPlaces, PeopleInATerrainHoleAreCountedAndKeepTheirTime) {
  Street street(std::vector<float>(4, 2));
  const float hole = std::numeric_limits<float>::quiet_NaN();
  street.cost.height = {100, 100, hole, hole};
  street.cost.slope_free = {0, 0, 0, 1}; // the last cell is ridden: no slope is missing there
  street.settle({1, 2}, 10);
  street.settle({3}, 3);
  const auto reach = street.count(minutes(5));
  EXPECT_EQ(reach.ledgers[0][0].covered, 13);
  EXPECT_EQ(reach.flat[0], 5);
}

} // namespace
TEST(CountPlaces, WithASignalOnlyThoseWhoHearItAreCovered) {
  // 0 facility · 1 near · 2 far · 3 a wall · 4 behind it
  Street street({2, 2, 2, -1, 2});
  for (const std::uint32_t cell : {1U, 1U, 1U, 2U, 2U, 4U})
    street.settle({cell}, 1 << street.people.cells.size());
  constexpr auto yes = Heard::yes, no = Heard::no, unknown = Heard::unknown;
  const std::vector<CellSignal> signal = {{yes, no, yes},  {no, no, yes}, {unknown, unknown, unknown},
                                          {yes, yes, yes}, {no, no, no},  {unknown, unknown, unknown}};
  const auto reach = street.count(minutes(1), &signal);
  ASSERT_EQ(reach.ledgers.size(), 6U);
  const auto &ledger = reach.ledgers[0][0];
  EXPECT_EQ(ledger.covered, 1);
  EXPECT_EQ(ledger.beyond_limit, 2 + 8 + 16) << "unheard near by, and far away heard or not";
  EXPECT_EQ(ledger.outside_data, 4 + 32) << "not known comes before not reached";
  EXPECT_EQ(ledger.total(), 63);
  EXPECT_EQ(reach.ledgers[4][0].covered, 0) << "the signal weaker";
  EXPECT_EQ(reach.ledgers[5][0].covered, 3) << "the signal stronger";
  for (const auto &variant : reach.ledgers) EXPECT_NEAR(variant[0].total(), 63, 1e-9);
}

} // namespace gis::study
