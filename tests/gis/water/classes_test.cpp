#include "gis/water/classes.h"

#include "gis/base/Error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

using namespace gis::water;

namespace {

using enum WaterClass;

std::int64_t total(const std::vector<ClassPeople> &classes, WaterClass one) {
  std::int64_t sum = 0;
  for (const auto &place : classes) sum += place[static_cast<std::size_t>(one)];
  return sum;
}

/// Whole people by class, in the order of the classes.
std::vector<std::int64_t> people(const std::vector<ClassPeople> &classes) {
  std::vector<std::int64_t> sums;
  for (std::size_t c = 0; c < class_count; ++c) {
    const auto thousandths = total(classes, static_cast<WaterClass>(c));
    EXPECT_EQ(thousandths % 1000, 0) << c;
    sums.push_back(thousandths / 1000);
  }
  return sums;
}

std::int64_t served(const std::vector<ClassPeople> &classes) {
  std::int64_t sum = 0;
  for (const auto one :
       {piped_clean, piped_not_clean, own_compliant, own_hygienic, point_year_round, point_seasonal})
    sum += total(classes, one);
  return sum;
}

Supply scheme(std::string id, std::int64_t capacity, std::optional<bool> clean = true,
              State state = State::functional) {
  return {std::move(id), true, state, capacity * 1000, clean};
}
Supply point(std::string id, std::int64_t capacity, State state = State::functional, bool seasonal = false) {
  return {std::move(id), false, state, capacity * 1000, {}, seasonal};
}

/// A 5 × 5 grid with 10 people in each cell, row by row: "00" … "44". What is at (row, column) is 1 away from
/// the cells beside it.
struct Village {
  ClassRequest request;

  Village() {
    for (int row = 0; row < 5; ++row)
      for (int column = 0; column < 5; ++column)
        request.places.push_back({std::to_string(row) + std::to_string(column), 10'000});
  }
  /// The zone of a scheme over whole rows, measured from its first one.
  void zone(Supply supply, int from, int to) {
    for (int row = from; row <= to; ++row)
      for (int column = 0; column < 5; ++column) reach(row, column, row - from);
    request.supplies.push_back(std::move(supply));
  }
  /// A point with the cells within `radius` steps.
  void well(Supply supply, int row, int column, int radius) {
    for (int r = 0; r < 5; ++r)
      for (int c = 0; c < 5; ++c)
        if (const int steps = std::abs(r - row) + std::abs(c - column); steps <= radius) reach(r, c, steps);
    request.supplies.push_back(std::move(supply));
  }
  void count(const Count &one, int from, int to) {
    for (int row = from; row <= to; ++row)
      for (int column = 0; column < 5; ++column)
        request.places[static_cast<std::size_t>(row * 5 + column)].counted = request.counts.size();
    request.counts.push_back(one);
  }
  std::vector<std::int64_t> classes() const { return people(classify(request)); }

private:
  void reach(int row, int column, int distance) {
    request.places[static_cast<std::size_t>(row * 5 + column)].near.push_back(
        {request.supplies.size(), static_cast<double>(distance)});
  }
};

} // namespace

TEST(WaterClasses, EveryClassOfAVillageIsAWholeNumber) {
  Village village;
  village.zone(scheme("A", 30), 0, 0);         // 50 people, water for 30
  village.zone(scheme("B", 100, false), 1, 1); // 50
  village.well(point("C", 1000), 2, 0, 0);     // 10
  village.well(point("D", 1000, State::partial, true), 2, 1, 0);
  village.well(point("E", 1000, State::broken), 2, 2, 0);
  village.well(point("F", 1000, State::unknown), 2, 3, 0);
  village.count({10, 0, 4, 7}, 3, 3); // 50 people: 20 compliant, 15 hygienic only
  village.request.places[24].unknown = true;
  EXPECT_EQ(village.classes(), (std::vector<std::int64_t>{30, 50, 20, 15, 10, 10, 20, 10, 10, 65, 10}));
  village.request.season = WaterSeason::dry;
  const auto dry = classify(village.request);
  EXPECT_EQ(people(dry), (std::vector<std::int64_t>{30, 50, 20, 15, 10, 10, 20, 10, 10, 65, 10}))
      << "whoever hangs on a dry point is still told apart";
}

TEST(WaterClasses, NobodyIsServedTwiceWhereZonesOverlap) {
  Village village;
  village.zone(scheme("A", 1000, false), 0, 2);
  village.zone(scheme("B", 60), 1, 4);
  EXPECT_EQ(village.classes(), (std::vector<std::int64_t>{60, 90, 0, 0, 0, 0, 100, 0, 0, 0, 0}))
      << "the clean scheme first, to those nearest to it";
}

TEST(WaterClasses, CapacityGoesToTheNearestAndTiesToTheFirstName) {
  Village village;
  village.well(point("A", 25), 2, 2, 1);
  const auto classes = classify(village.request);
  EXPECT_EQ(classes[12][4], 10'000);
  EXPECT_EQ(classes[7][4], 10'000) << "12";
  EXPECT_EQ(classes[11][4], 5'000) << "21";
  EXPECT_EQ(classes[13][6], 10'000) << "23 comes too late";
}

TEST(WaterClasses, SchemeOfUnsaidCapacityIsUnknownAndUnlimitedOnlyIfSaidSo) {
  Village village;
  village.zone(scheme("A", 0), 0, 0);
  village.request.supplies[0].capacity.reset();
  EXPECT_EQ(total(classify(village.request), only_unknown), 50'000);
  village.request.supplies[0].capacity = unlimited;
  EXPECT_EQ(total(classify(village.request), piped_clean), 50'000);
}

TEST(WaterClasses, AZoneWithoutAWorkingSchemeWaitsForARepairAndAnAbandonedOneIsNotThere) {
  Village village;
  village.zone(scheme("A", 1000, true, State::broken), 0, 0);
  village.zone(scheme("B", 1000, true, State::abandoned), 1, 1);
  EXPECT_EQ(village.classes(), (std::vector<std::int64_t>{0, 0, 0, 0, 0, 0, 0, 50, 0, 200, 0}));
  village.request.points_listed = false;
  EXPECT_EQ(total(classify(village.request), no_data), 200'000) << "nobody listed the points";
}

TEST(WaterClasses, CountsComeFirstAndStandWhereTheZonesAre) {
  Village village;
  village.zone(scheme("A", 20), 0, 0);
  village.count({50, 12, 0, 0}, 0, 1); // 24 of 100 people, though the scheme has water for 20 and 50 are near
  auto classes = classify(village.request);
  EXPECT_EQ(total(classes, piped_clean), 24'000) << "a count is not held back by capacity";
  EXPECT_EQ(classes[0][0] + classes[1][0] + classes[2][0], 24'000) << "nearest first, then by name";
  EXPECT_EQ(total(classes, beyond_reach), 226'000) << "nobody but the counted is connected";
  village.request.counts[0].piped = 40; // 80 people, 50 of them in the zone: the others evenly
  classes = classify(village.request);
  EXPECT_EQ(total(classes, piped_clean), 80'000) << "they are on the same scheme, whose zone is drawn small";
  EXPECT_EQ(classes[5][0], 6'000);
  village.request.supplies[0].clean = false;
  EXPECT_EQ(total(classify(village.request), piped_not_clean), 80'000);
  for (auto &place : village.request.places) place.near.clear();
  village.request.supplies[0].clean = true;
  EXPECT_EQ(total(classify(village.request), piped_not_clean), 80'000) << "nobody says what they drink";
  village.request.unplaced_is_clean = true;
  EXPECT_EQ(total(classify(village.request), piped_clean), 80'000);
}

TEST(WaterClasses, CountedConnectionsUseUpWhatOthersWouldDraw) {
  Village village;
  village.zone(scheme("A", 60), 0, 1);
  village.count({10, 8, 0, 0}, 0, 0); // 40 people
  EXPECT_EQ(village.classes(), (std::vector<std::int64_t>{60, 0, 0, 0, 0, 0, 30, 0, 0, 160, 0}));
}

TEST(WaterClasses, CountsAboveTheHouseholdsFillNoMoreThanThePeople) {
  Village village;
  village.count({10, 9, 4, 4}, 0, 0);
  EXPECT_EQ(village.classes(), (std::vector<std::int64_t>{0, 45, 5, 0, 0, 0, 0, 0, 0, 200, 0}));
}

TEST(WaterClasses, WhoAsksForCleanWaterDoesNotSeeTheOthers) {
  Village village;
  village.zone(scheme("A", 1000, false), 0, 0);
  village.zone(scheme("B", 1000, std::nullopt), 1, 1);
  village.zone(scheme("C", 1000), 2, 2);
  village.request.supplies = only_clean(village.request.supplies);
  EXPECT_EQ(village.classes(), (std::vector<std::int64_t>{50, 0, 0, 0, 0, 0, 0, 0, 50, 150, 0}));
  village.request.supplies = if_unknown_were_good(village.request.supplies);
  EXPECT_EQ(total(classify(village.request), piped_clean), 100'000);
}

TEST(WaterClasses, VolumeServesWholeThousandthsOfPeople) {
  EXPECT_EQ(people_served(6, 60), 100'000);
  EXPECT_EQ(people_served(1, 60), 16'666);
  EXPECT_EQ(people_served(0, 60), 0);
  EXPECT_THROW(people_served(6, 0), gis::base::Error);
}

namespace {

ClassRequest random_request(std::mt19937 &random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  ClassRequest request;
  request.season = below(2) == 0 ? WaterSeason::dry : WaterSeason::year_round;
  for (std::size_t i = 1 + below(6); i > 0; --i) {
    Supply supply{"s" + std::to_string(i), below(2) == 0, static_cast<State>(below(5))};
    if (below(6) > 0) supply.capacity = static_cast<std::int64_t>(below(9));
    if (below(3) > 0) supply.clean = below(2) == 0;
    supply.seasonal = !supply.piped && below(2) == 0;
    request.supplies.push_back(supply);
  }
  for (std::size_t i = below(3); i > 0; --i)
    request.counts.push_back({static_cast<std::int64_t>(1 + below(9)), static_cast<std::int64_t>(below(6)),
                              static_cast<std::int64_t>(below(4)), static_cast<std::int64_t>(below(4))});
  for (std::size_t i = 1 + below(7); i > 0; --i) {
    Place place{"p" + std::to_string(i), static_cast<std::int64_t>(below(7))};
    place.unknown = below(9) == 0;
    if (!request.counts.empty() && below(2) == 0) place.counted = below(request.counts.size());
    for (std::size_t s = 0; s < request.supplies.size(); ++s)
      if (below(2) == 0) place.near.push_back({s, static_cast<double>(below(4))});
    request.places.push_back(place);
  }
  return request;
}

/// Without counts: one thousandth of a person after the other takes the best that is still free, found by
/// looking at everything.
std::vector<ClassPeople> one_by_one(const ClassRequest &request) {
  std::vector<ClassPeople> classes(request.places.size(), ClassPeople{});
  std::vector<std::int64_t> waiting, used(request.supplies.size());
  for (const auto &place : request.places) waiting.push_back(place.unknown ? 0 : place.people);
  const auto quality = [&](const Supply &s) -> std::optional<std::size_t> {
    if ((s.state != State::functional && s.state != State::partial) || !s.capacity) return {};
    if (s.piped) return s.clean.has_value() && *s.clean ? 0 : 1;
    if (!s.seasonal) return 4;
    return request.season == WaterSeason::dry ? std::nullopt : std::optional<std::size_t>(5);
  };
  for (;;) {
    std::optional<std::tuple<std::size_t, double, std::string, std::string, std::size_t, std::size_t>> best;
    for (std::size_t p = 0; p < request.places.size(); ++p)
      for (const auto &near : request.places[p].near) {
        const auto &s = request.supplies[near.supply];
        const auto c = quality(s);
        if (waiting[p] == 0 || !c || used[near.supply] >= *s.capacity) continue;
        const auto pair = std::tuple(*c, near.distance, request.places[p].id, s.id, p, near.supply);
        if (!best || pair < *best) best = pair;
      }
    if (!best) break;
    const auto &[c, distance, place_id, supply_id, p, s] = *best;
    classes[p][c] += 1;
    waiting[p] -= 1;
    used[s] += 1;
  }
  for (std::size_t p = 0; p < request.places.size(); ++p) {
    std::size_t why = 9;
    for (const auto &near : request.places[p].near) {
      const auto &s = request.supplies[near.supply];
      const bool running = s.state == State::functional || s.state == State::partial;
      const std::size_t reason = running && s.capacity         ? (quality(s) ? 6 : 5)
                                 : s.state == State::broken    ? 7
                                 : s.state == State::abandoned ? 9
                                                               : 8;
      why = std::min(why, reason);
    }
    if (request.places[p].unknown)
      classes[p][10] = request.places[p].people;
    else
      classes[p][why] += waiting[p];
  }
  return classes;
}

} // namespace

TEST(WaterClasses, EqualWhatOnePersonAfterTheOtherWouldFind) {
  std::mt19937 random(5);
  for (int n = 0; n < 2000; ++n) {
    auto request = random_request(random);
    for (auto &place : request.places) place.counted.reset();
    EXPECT_EQ(classify(request), one_by_one(request)) << n;
  }
}

TEST(WaterClasses, SumToThePeopleAndDoNotDependOnTheOrder) {
  std::mt19937 random(6);
  for (int n = 0; n < 2000; ++n) {
    const auto request = random_request(random);
    const auto classes = classify(request);
    for (std::size_t p = 0; p < request.places.size(); ++p)
      EXPECT_EQ(std::accumulate(classes[p].begin(), classes[p].end(), std::int64_t{}),
                request.places[p].people);
    std::vector<std::size_t> places(request.places.size()), supplies(request.supplies.size());
    std::iota(places.begin(), places.end(), 0);
    std::iota(supplies.begin(), supplies.end(), 0);
    std::shuffle(places.begin(), places.end(), random);
    std::shuffle(supplies.begin(), supplies.end(), random);
    auto shuffled = request;
    std::vector<std::size_t> now(supplies.size());
    for (std::size_t s = 0; s < supplies.size(); ++s) {
      shuffled.supplies[s] = request.supplies[supplies[s]];
      now[supplies[s]] = s;
    }
    for (std::size_t p = 0; p < places.size(); ++p) {
      shuffled.places[p] = request.places[places[p]];
      for (auto &near : shuffled.places[p].near) near.supply = now[near.supply];
      std::shuffle(shuffled.places[p].near.begin(), shuffled.places[p].near.end(), random);
    }
    const auto again = classify(shuffled);
    for (std::size_t p = 0; p < places.size(); ++p) EXPECT_EQ(again[p], classes[places[p]]) << n;
  }
}

TEST(WaterClasses, BreakingNeverRaisesThePeopleServedAndCapacityNeverLowersThem) {
  std::mt19937 random(7);
  for (int n = 0; n < 4000; ++n) {
    const auto request = random_request(random);
    const auto before = classify(request);
    for (std::size_t s = 0; s < request.supplies.size(); ++s) {
      auto broken = request;
      broken.supplies[s].state = State::broken;
      const auto without = classify(broken);
      EXPECT_LE(served(without), served(before)) << n;
      EXPECT_LE(total(without, piped_clean), total(before, piped_clean)) << n;
      auto larger = request;
      if (larger.supplies[s].capacity) *larger.supplies[s].capacity += 2;
      EXPECT_GE(served(classify(larger)), served(before)) << n;
    }
  }
}
