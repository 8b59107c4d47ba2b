#include "gis/allocation/Allocation.h"
#include "gis/base/Error.h"
#include "tests/gis/allocation/Oracle.h"
#include "tests/gis/allocation/RandomTown.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <numeric>

namespace gis::allocation {
namespace {

using Part = Allocation::Part;

Allocation allocated(const Reaches &reaches, const std::vector<std::int64_t> &capacity) {
  base::Progress quiet;
  return allocate(reaches, capacity, quiet);
}

/// Nobody twice, no place twice, nobody beyond what is reached, and the sums of the parts.
void expect_sound(const Reaches &reaches, const std::vector<std::int64_t> &capacity, const Allocation &a) {
  std::vector<std::int64_t> people(reaches.origins.size()), places(capacity.size());
  std::int64_t served = 0, cost = 0, all = 0;
  for (const auto &part : a.parts) {
    const auto *reach = std::find_if(reaches.begin(part.origin), reaches.end(part.origin),
                                     [&](const Reach &r) { return r.facility == part.facility; });
    ASSERT_NE(reach, reaches.end(part.origin));
    ASSERT_GT(part.people, 0);
    people[part.origin] += part.people;
    places[part.facility] += part.people;
    served += part.people;
    cost += part.people * reach->milliseconds;
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    EXPECT_LE(people[i], reaches.origins[i].people);
    all += reaches.origins[i].people;
  }
  for (std::size_t j = 0; j < places.size(); ++j) {
    EXPECT_LE(places[j], capacity[j]);
    EXPECT_EQ(places[j], a.facilities[j].served);
  }
  EXPECT_EQ(a.served, served);
  EXPECT_EQ(a.cost, cost);
  EXPECT_EQ(a.served + a.turned_away + a.out_of_reach, all);
  EXPECT_EQ(std::accumulate(a.facilities.begin(), a.facilities.end(), std::int64_t{0},
                            [](std::int64_t sum, const auto &f) { return sum + f.turned_away; }),
            a.turned_away);
}

TEST(OrderFree, MakesRoomSoThatMoreAreServed) {
  // Home 1 reaches both, home 2 only the first: nearest first gives the one place to home 1.
  Reaches town;
  town.list = {{0, 1000}, {1, 9000}};
  town.close({0, 1, 1000});
  town.list.push_back({0, 5000});
  town.close({0, 2, 1000});
  const auto best = allocated(town, {1000, 1000});
  EXPECT_THAT(best.parts, testing::ElementsAre(Part{0, 1, 1000}, Part{1, 0, 1000}));
  EXPECT_EQ(best.cost, 14000 * 1000);
  EXPECT_EQ(best.facilities[0].sent_on, 1000);
  base::Progress quiet;
  const auto nearest = nearest_first(town, {1000, 1000}, quiet);
  EXPECT_THAT(nearest.parts, testing::ElementsAre(Part{0, 0, 1000}));
  EXPECT_EQ(nearest.turned_away, 1000);
  EXPECT_EQ(nearest.facilities[0].turned_away, 1000);
}

TEST(OrderFree, OfEqualWaysTheLowestFacilityUnitAndCellComeFirst) {
  // Three cells a second from both facilities; three places for nine people.
  Reaches town;
  for (const Origin &origin : {Origin{1, 7, 3000}, Origin{0, 9, 3000}, Origin{0, 8, 3000}}) {
    town.list.insert(town.list.end(), {{0, 1000}, {1, 1000}});
    town.close(origin);
  }
  EXPECT_THAT(allocated(town, {4000, 1000}).parts,
              testing::ElementsAre(Part{1, 0, 1000}, Part{1, 1, 1000}, Part{2, 0, 3000}));
  EXPECT_THAT(allocated(town, {50000, 50000}).parts,
              testing::ElementsAre(Part{0, 0, 3000}, Part{1, 0, 3000}, Part{2, 0, 3000}));
}

TEST(OrderFree, OddTables) {
  EXPECT_TRUE(allocated({}, {}).parts.empty());
  Reaches town;
  town.close({0, 0, 5000}); // reaches nothing
  town.list.push_back({0, 10});
  town.close({0, 1, 0}); // nobody lives here
  town.list.push_back({0, 0});
  town.close({0, 2, 7000}); // in the facility's own cell
  const auto full = allocated(town, {0});
  EXPECT_EQ(full.out_of_reach, 5000);
  EXPECT_EQ(full.turned_away, 7000);
  EXPECT_EQ(full.cost_bound, 0);
  EXPECT_EQ(allocated(town, {9000}).served, 7000);
}

TEST(OrderFree, RefusesWhatDoesNotFitSixtyTwoBits) {
  Reaches town;
  town.list.push_back({0, 1U << 29});
  town.close({0, 0, std::int64_t{1} << 40});
  try {
    allocated(town, {1});
    FAIL() << "was taken";
  } catch (const base::Error &error) {
    EXPECT_EQ(error.code(), "allocation_too_large");
  }
}

struct Kind {
  double places; ///< per person
  unsigned grain;
};
class AgainstNetworkSimplex : public testing::TestWithParam<Kind> {};

TEST_P(AgainstNetworkSimplex, ServesAsManyAtTheSameCost) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const RandomTown town(100 * seed + GetParam().grain, 200, 20, GetParam().places, GetParam().grain);
    const auto found = allocated(town.reaches, town.capacity);
    expect_sound(town.reaches, town.capacity, found);
    const auto oracle = ask_network_simplex(town.reaches, town.capacity);
    EXPECT_EQ(found.served, oracle.served) << "seed " << seed;
    EXPECT_EQ(found.cost, oracle.cost) << "seed " << seed;
    EXPECT_EQ(found.cost_bound, oracle.cost) << "seed " << seed;
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(PlacesAndGrains, AgainstNetworkSimplex,
                         testing::Values(Kind{0.3, 1}, Kind{0.9, 1}, Kind{1.0, 60000}, Kind{1.1, 600000},
                                         Kind{3, 1}, Kind{0.5, 4000000}));

TEST(OrderFree, LearnsPricesOnFewerPlacesWithoutLosingTheOptimum) {
  for (unsigned seed = 0; seed < 6; ++seed) {
    const RandomTown town(seed, 4500, 20, 0.4 + 0.2 * seed, seed % 2 == 0 ? 1 : 60000);
    const auto found = allocated(town.reaches, town.capacity);
    expect_sound(town.reaches, town.capacity, found);
    const auto oracle = ask_network_simplex(town.reaches, town.capacity);
    EXPECT_EQ(found.served, oracle.served) << "seed " << seed;
    EXPECT_EQ(found.cost, oracle.cost) << "seed " << seed;
  }
}

TEST(OrderFree, IsTheAnswerItsDefinitionGives) {
  int tied = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    const RandomTown town(seed, 40, 5, 0.5 + (seed % 4) * 0.25, seed % 2 == 0 ? 600000 : 4000000);
    const auto found = allocated(town.reaches, town.capacity);
    EXPECT_EQ(per_facility_and_unit(town.reaches, found), defined_answer(town.reaches, town.capacity))
        << "seed " << seed;
    if (HasFailure()) return;
    tied += found.turned_away > 0;
  }
  EXPECT_GT(tied, 10);
}

/// The same people in another order, each cell in up to three pieces.
Reaches shuffled_and_cut(const RandomTown &given, unsigned seed) {
  RandomTown dice(seed, 1, 1, 1, 1);
  std::vector<std::pair<std::size_t, Origin>> pieces;
  for (std::size_t i = 0; i < given.reaches.origins.size(); ++i) {
    auto rest = given.reaches.origins[i];
    for (int cut = 0; cut < 2; ++cut) {
      auto piece = rest;
      piece.people = dice.below(static_cast<unsigned>(rest.people) + 1);
      rest.people -= piece.people;
      pieces.emplace_back(i, piece);
    }
    pieces.emplace_back(i, rest);
  }
  for (std::size_t i = pieces.size() - 1; i > 0; --i)
    std::swap(pieces[i], pieces[dice.below(static_cast<unsigned>(i) + 1)]);
  Reaches result;
  for (const auto &[origin, piece] : pieces) {
    result.list.insert(result.list.end(), given.reaches.begin(origin), given.reaches.end(origin));
    result.close(piece);
  }
  return result;
}

TEST(OrderFree, ServesTheSameHoweverFilesAreShuffledAndCellsAreCut) {
  base::Progress quiet;
  for (unsigned seed = 0; seed < 60; ++seed) {
    const RandomTown town(seed, seed % 10 == 0 ? 1500 : 150, 12, 0.6 + (seed % 3) * 0.3,
                          seed % 4 < 2 ? 1 : 1200000);
    const auto cut = shuffled_and_cut(town, seed + 1);
    const auto a = allocated(town.reaches, town.capacity), b = allocated(cut, town.capacity);
    EXPECT_EQ(per_facility_and_unit(town.reaches, a), per_facility_and_unit(cut, b)) << "seed " << seed;
    const auto c = nearest_first(town.reaches, town.capacity, quiet),
               d = nearest_first(cut, town.capacity, quiet);
    EXPECT_EQ(per_facility_and_unit(town.reaches, c), per_facility_and_unit(cut, d)) << "seed " << seed;
    EXPECT_LE(c.served, a.served);
    if (HasFailure()) return;
  }
}

} // namespace
} // namespace gis::allocation
