#include "gis/travel/LiveSurface.h"

#include "tests/gis/travel/PlainSearch.h"
#include "tests/gis/travel/RandomCase.h"

#include <array>
#include <gtest/gtest.h>
#include <map>

namespace gis::travel {
namespace {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr unsigned cases = 30;
#else
constexpr unsigned cases = 250;
#endif

/// A surface that is edited, and what it should say: the plain search and a recount.
struct Edited {
  RandomCase given;
  LivePeople people;
  std::vector<SearchSource> sources;

  explicit Edited(unsigned seed) : given(seed) {
    given.request.allocation = false;
    if (!given.request.max_seconds) given.request.max_seconds = base::Seconds(50000);
    people.units = 3;
    people.groups.resize(2);
    const double most = given.request.max_seconds->value;
    people.limits = {base::Seconds(most / 10), base::Seconds(most / 2), base::Seconds(std::floor(most))};
    for (std::size_t i = 0; i < given.cost.grid.size(); ++i) {
      for (auto &group : people.groups) group.push_back(given.below(5000));
      people.unit.push_back(given.one_in(4) ? LivePeople::nowhere : given.below(3));
    }
    sources = given.sources;
  }

  geo::Cell any_cell() {
    const auto &grid = given.cost.grid;
    return {static_cast<int>(given.below(static_cast<unsigned>(grid.rows))),
            static_cast<int>(given.below(static_cast<unsigned>(grid.columns)))};
  }

  /// A wandering line of cells with new costs.
  std::vector<LiveSurface::CostChange> road() {
    std::vector<LiveSurface::CostChange> changes;
    auto cell = any_cell();
    const bool alike = given.one_in(2);
    const float kinds[] = {-1, 0.02F, 5, 1, 1e8F, 0};
    const auto value = [&] { return kinds[given.below(6)]; };
    const float one = value();
    for (unsigned n = 1 + given.below(40); n > 0; --n) {
      if (given.cost.grid.holds(cell)) changes.push_back({cell, alike ? one : value()});
      cell.row += static_cast<int>(given.below(3)) - 1;
      cell.column += static_cast<int>(given.below(3)) - 1;
    }
    return changes;
  }

  void edit(LiveSurface &live) {
    const unsigned kind = given.below(4);
    if (kind == 0) {
      sources.push_back({any_cell(), 0});
      live.add(sources.back().cell);
    } else if (kind == 1 && !sources.empty()) {
      const auto i = given.below(static_cast<unsigned>(sources.size()));
      live.remove(sources[i].cell);
      sources.erase(sources.begin() + i);
    } else if (kind == 2 && !sources.empty()) {
      auto &source = sources[given.below(static_cast<unsigned>(sources.size()))];
      const auto to = any_cell();
      live.move(source.cell, to);
      source.cell = to;
    } else {
      const auto changes = road();
      live.set_costs(changes);
      for (const auto &change : changes)
        given.cost.seconds_per_metre[given.cost.grid.index(change.cell)] = change.seconds_per_metre;
    }
  }

  void expect_right(const LiveSurface &live, const std::string &text) const {
    const auto plain = plain_search(given.cost, sources, given.request);
    ASSERT_EQ(live.shift(), plain.shift) << text;
    std::map<std::array<std::size_t, 3>, std::int64_t> sums; ///< by unit, group and limit
    for (std::size_t i = 0; i < plain.time.size(); ++i) {
      ASSERT_EQ(live.reached(i), plain.reached(i)) << text << ", cell " << i;
      if (!plain.reached(i)) continue;
      ASSERT_EQ(live.time(i), plain.time[i]) << text << ", cell " << i;
      if (people.unit[i] == LivePeople::nowhere) continue;
      for (std::size_t k = 0; k < people.limits.size(); ++k)
        if (plain.tenths(i) <= static_cast<std::uint32_t>(std::floor(people.limits[k].value * 10 + 0.5)))
          for (std::size_t group : {0U, 1U}) sums[{people.unit[i], group, k}] += people.groups[group][i];
    }
    for (std::size_t unit = 0; unit < people.units; ++unit)
      for (std::size_t group : {0U, 1U})
        for (std::size_t k = 0; k < people.limits.size(); ++k)
          ASSERT_EQ(live.within(unit, group, k), (sums[{unit, group, k}])) << text << ", unit " << unit;
  }
};

TEST(LiveSurface, EqualsASearchFromTheBeginningAfterEveryEdit) {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Edited edited(500000 + seed);
    LiveSurface live(edited.given.cost, edited.sources, edited.given.request, edited.people);
    edited.expect_right(live, edited.given.text);
    for (int n = 0; n < 6 && !testing::Test::HasFatalFailure(); ++n) {
      edited.edit(live);
      edited.expect_right(live, edited.given.text + ", edit " + std::to_string(n));
    }
    if (HasFatalFailure()) return;
  }
}

TEST(LiveSurface, TwoFacilitiesInACellAreTakenAwayOneByOne) {
  CostSurface cost{.grid = {0, 0, 1, 1, 5, 1}, .seconds_per_metre = {1, 1, 1, 1, 1}};
  LiveSurface live(cost, {{{0, 0}, 0}, {{0, 0}, 1}}, {.max_seconds = base::Seconds(100)});
  live.remove({0, 0});
  EXPECT_TRUE(live.reached(4));
  live.remove({0, 0});
  EXPECT_FALSE(live.reached(0));
  live.remove({0, 0});
  live.remove({7, 7});
  live.add({0, 4});
  EXPECT_EQ(live.time(4), 0U);
  EXPECT_TRUE(live.reached(0));
}

TEST(LiveSurface, AClosedCellOpensAgain) {
  CostSurface cost{.grid = {0, 0, 1, 1, 3, 1}, .seconds_per_metre = {1, 1, 1}};
  LiveSurface live(cost, {{{0, 0}, 0}}, {.max_seconds = base::Seconds(100)});
  const auto before = live.time(2);
  live.set_costs({{{0, 1}, -1}});
  EXPECT_FALSE(live.reached(1));
  EXPECT_FALSE(live.reached(2));
  live.set_costs({{{0, 1}, 1}, {{9, 9}, 1}});
  EXPECT_EQ(live.time(2), before);
}

} // namespace
} // namespace gis::travel
