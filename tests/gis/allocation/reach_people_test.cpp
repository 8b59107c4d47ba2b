#include "gis/allocation/reach_people.h"
#include "tests/gis/travel/RandomCase.h"

#include <gmock/gmock.h>
#include <map>
#include <set>

namespace gis::allocation {
namespace {

/// Blocks of three by three cells, one place for each half of the ground, some blocks without people.
area::People people_on(const geo::Grid &grid, travel::RandomCase &dice) {
  area::People people{.grid = grid, .places = {{.unit = 0}, {.unit = 1}}};
  for (std::uint32_t place = 0; place < 2; ++place)
    for (int row = 0; row < grid.rows; row += 3)
      for (int column = 0; column < grid.columns; column += 3) {
        if ((2 * row < grid.rows) != (place == 0) || dice.one_in(5)) continue;
        area::PeopleCell cell{.place = place,
                              .block = static_cast<std::uint32_t>(row * 1000 + column),
                              .people = dice.share() * 30,
                              .first_member = static_cast<std::uint32_t>(people.members.size())};
        for (int r = row; r < std::min(row + 3, grid.rows); ++r)
          for (int c = column; c < std::min(column + 3, grid.columns); ++c)
            people.members.push_back(static_cast<std::uint32_t>(grid.index({r, c})));
        cell.members = static_cast<std::uint32_t>(people.members.size()) - cell.first_member;
        cell.on_barrier = dice.one_in(40);
        people.cells.push_back(cell);
      }
  return people;
}

struct Town {
  travel::RandomCase ground;
  area::People people;
  ReachPeopleRequest request;

  explicit Town(unsigned seed) : ground(seed), people(people_on(ground.cost.grid, ground)) {
    request = {.cost = &ground.cost, .people = &people, .search = ground.request};
    const auto size = static_cast<unsigned>(ground.cost.grid.size());
    for (int j = 0; j < 5; ++j) {
      request.facilities.emplace_back();
      for (int site = 0; site < (j == 2 ? 2 : 1); ++site)
        request.facilities.back().push_back(ground.cost.grid.cell_at(ground.below(size)));
    }
    request.limit = base::Seconds(std::floor(std::pow(10, 3 * ground.share())));
  }
};

/// What every study cell reaches by a search over all the ground, gathered by people cell and set of
/// facilities: people and times.
struct Gathered {
  double people = 0;
  std::vector<std::uint32_t> milliseconds;
};
using ByPlace = std::map<std::tuple<std::uint32_t, std::uint64_t, std::set<std::uint32_t>>, Gathered>;

ByPlace gathered_slowly(const Town &town) {
  base::Progress quiet;
  std::vector<travel::SearchResult> found;
  for (const auto &starts : town.request.facilities) {
    std::vector<travel::SearchSource> sources;
    for (const auto &start : starts) sources.push_back({start, 0});
    auto search = town.request.search;
    search.max_seconds = base::Seconds(town.request.limit.value + 0.1);
    search.allocation = false;
    found.push_back(travel::search(town.ground.cost, sources, search, quiet));
  }
  const auto latest = static_cast<std::uint32_t>(town.request.limit.value * 10);
  ByPlace result;
  for (const auto &cell : town.people.cells) {
    std::vector<double> sum(found.size()), n(found.size());
    std::vector<std::set<std::uint32_t>> reached(cell.members);
    for (std::uint32_t k = 0; k < cell.members && !cell.on_barrier; ++k)
      for (std::uint32_t j = 0; j < found.size(); ++j) {
        const auto at = town.people.members[cell.first_member + k];
        if (!found[j].reached(at) || found[j].tenths(at) > latest) continue;
        reached[k].insert(j);
        sum[j] += found[j].tenths(at);
        n[j] += 1;
      }
    for (const auto &set : reached) {
      auto &entry = result[{town.people.places[cell.place].unit, cell.block, set}];
      entry.people += cell.people / cell.members;
      entry.milliseconds.clear();
      for (const auto j : set)
        entry.milliseconds.push_back(static_cast<std::uint32_t>(std::floor(sum[j] * 100 / n[j] + 0.5)));
    }
  }
  return result;
}

TEST(ReachPeople, IsWhatEveryStudyCellReaches) {
  base::Progress quiet;
  std::size_t split = 0, pairs = 0;
  for (unsigned seed = 0; seed < 150; ++seed) {
    const Town town(700 + seed);
    const auto found = reach_people(town.request, quiet);
    check(found, std::vector<std::int64_t>(5, 0));
    const auto slow = gathered_slowly(town);
    ASSERT_EQ(found.origins.size(), slow.size()) << town.ground.text;
    for (std::size_t i = 0; i < found.origins.size(); ++i) {
      std::set<std::uint32_t> set;
      std::vector<std::uint32_t> times;
      for (const auto *reach = found.begin(i); reach != found.end(i); ++reach) {
        set.insert(reach->facility);
        times.push_back(reach->milliseconds);
      }
      const auto &origin = found.origins[i];
      const auto same = slow.find({origin.unit, origin.cell, set});
      ASSERT_NE(same, slow.end()) << town.ground.text;
      EXPECT_EQ(times, same->second.milliseconds) << town.ground.text;
      EXPECT_NEAR(static_cast<double>(origin.people), 1000 * same->second.people, 1.01) << town.ground.text;
      pairs += times.size();
    }
    split += found.origins.size() - town.people.cells.size();
    if (HasFailure()) return;
  }
  EXPECT_GT(split, 100U);
  EXPECT_GT(pairs, 1000U);
}

TEST(ReachPeople, KeepsTheTotalsOfUnitsAndTheBitsOfOneThread) {
  base::Progress quiet;
  for (unsigned seed = 0; seed < 30; ++seed) {
    Town town(seed);
    town.request.unit_ranks = {1, 0};
    const auto one = reach_people(town.request, quiet);
    town.request.threads = 3;
    const auto three = reach_people(town.request, quiet);
    EXPECT_EQ(one.origins, three.origins);
    EXPECT_EQ(one.list, three.list);
    EXPECT_EQ(one.first, three.first);
    double people[2] = {0, 0}, given[2] = {0, 0};
    for (const auto &cell : town.people.cells) people[1 - cell.place] += cell.people;
    for (const auto &origin : one.origins) given[origin.unit] += static_cast<double>(origin.people) / 1000;
    EXPECT_NEAR(given[0], people[0], 0.00051);
    EXPECT_NEAR(given[1], people[1], 0.00051);
  }
}

} // namespace
} // namespace gis::allocation
