#include "gis/allocation/ordered.h"
#include "tests/gis/allocation/RandomTown.h"

#include <gmock/gmock.h>

namespace gis::allocation {
namespace {

Ordered in_order(const Reaches &reaches, std::vector<std::int64_t> capacity,
                 std::vector<std::uint32_t> order) {
  base::Progress quiet;
  return allocate_in_order({.reaches = &reaches,
                            .capacity = std::move(capacity),
                            .order = std::move(order),
                            .limit = base::Minutes(4)},
                           quiet);
}

/// AccessMod's cases: capacity 10, limit 4 minutes, people cumulated at minute 0 to 4.
struct Case {
  const char *name;
  std::vector<int> cumulated;
  int inside, outer, left, edge;
};
class AccessMod : public testing::TestWithParam<Case> {};

TEST_P(AccessMod, FillsBandByBand) {
  const auto &given = GetParam();
  Reaches town;
  int before = 0;
  for (std::uint32_t minute = 0; minute < given.cumulated.size(); ++minute) {
    town.list.push_back({0, minute * 60000});
    town.close({0, minute, 1000 * (given.cumulated[minute] - before)});
    before = given.cumulated[minute];
  }
  const auto found = in_order(town, {10000}, {0});
  ASSERT_EQ(found.turns.size(), 1U);
  EXPECT_EQ(found.turns[0].inside, 1000 * given.inside);
  EXPECT_EQ(found.turns[0].outer, 1000 * given.outer);
  EXPECT_EQ(found.turns[0].left, 1000 * given.left);
  EXPECT_EQ(found.turns[0].edge, given.edge);
  EXPECT_EQ(found.allocation.served, 1000 * (given.inside + given.outer));
}

INSTANTIATE_TEST_SUITE_P(Cases, AccessMod,
                         testing::Values(Case{"A", {1, 3, 5, 9, 15}, 9, 1, 0, 4},
                                         Case{"B", {11, 13, 20, 25, 50}, 0, 10, 0, 0},
                                         Case{"C", {1, 3, 4, 5, 6}, 6, 0, 4, 4},
                                         Case{"D", {2, 4, 9, 10, 11}, 10, 0, 0, 3}),
                         [](const auto &one) { return one.param.name; });

TEST(Ordered, TheNextFacilityGetsWhomTheFirstLeft) {
  // Three homes in the second minute of both; the first facility takes half of each.
  Reaches town;
  for (std::uint64_t home = 0; home < 3; ++home) {
    town.list.insert(town.list.end(), {{0, 60001}, {1, 120000}});
    town.close({0, home, 1001});
  }
  const auto found = in_order(town, {9000, 1502}, {1, 0});
  ASSERT_EQ(found.turns.size(), 2U);
  EXPECT_EQ(found.turns[0].facility, 1U);
  EXPECT_EQ(found.turns[0].outer, 1502);
  EXPECT_EQ(found.turns[0].edge, 2);
  EXPECT_EQ(found.turns[1].inside, 3003 - 1502);
  EXPECT_EQ(found.turns[1].edge, 4);
  using Part = Allocation::Part;
  EXPECT_THAT(found.allocation.parts,
              testing::ElementsAre(Part{0, 0, 501}, Part{0, 1, 500}, Part{1, 0, 500}, Part{1, 1, 501},
                                   Part{2, 0, 500}, Part{2, 1, 501}));
}

TEST(Ordered, WithoutPlacesThereIsNoEdge) {
  Reaches town;
  town.list.push_back({0, 0});
  town.close({0, 0, 1000});
  const auto found = in_order(town, {0}, {0});
  EXPECT_FALSE(found.turns[0].edge);
  EXPECT_EQ(found.allocation.turned_away, 1000);
  EXPECT_THROW(in_order(town, {0}, {0, 0}), std::invalid_argument);
  EXPECT_THROW(in_order(town, {0}, {1}), std::invalid_argument);
}

TEST(Ordered, NeverServesMoreThanTheOrderFree) {
  base::Progress quiet;
  bool fewer = false;
  for (unsigned seed = 0; seed < 30; ++seed) {
    const RandomTown town(seed, 100, 8, 0.9, 1);
    std::vector<std::uint32_t> order;
    for (std::uint32_t j = 0; j < 8; ++j) order.push_back(7 - j);
    const auto found = in_order(town.reaches, town.capacity, order).allocation;
    const auto best = allocate(town.reaches, town.capacity, quiet);
    EXPECT_LE(found.served, best.served);
    if (found.served == best.served) EXPECT_GE(found.cost, best.cost);
    fewer = fewer || found.served < best.served;
  }
  EXPECT_TRUE(fewer);
}

} // namespace
} // namespace gis::allocation
