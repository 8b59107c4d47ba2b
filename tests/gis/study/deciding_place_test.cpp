#include "gis/study/deciding_place.h"

#include "gis/base/Error.h"
#include "gis/study/results_layers.h"
#include "tests/gis/study/hills.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace gis::study {
namespace {

constexpr geo::Point beside_mast = {503'000, 1'300'000}, behind_mast = {481'000, 1'283'000},
                     in_the_hole = {518'000, 1'318'000};

/// The hills with more masts: another national one in the west and a local one in the south.
Inputs three_masts() {
  auto inputs = tests::study::hills();
  auto west = inputs.masts.front(), south = west;
  west.id = "B";
  west.channel = "VOV2";
  west.pattern = {};
  west.at = {487'000, 1'297'000};
  south.id = "C";
  south.channel = "local";
  south.scope = radio::Scope::local;
  south.pattern = {};
  south.at = {505'000, 1'286'000};
  inputs.masts.push_back(west);
  inputs.masts.push_back(south);
  return inputs;
}

std::optional<DecidingPlace> decide(const Inputs &inputs, const std::vector<Dwelling> &dwellings,
                                    const std::string &limit) {
  base::Progress quiet;
  return deciding_place(inputs, dwellings, {"radio", limit}, quiet);
}

TEST(DecidingPlace, IsTheSettlementWhereMostDoNotReceive) {
  const auto inputs = tests::study::hills();
  const std::vector<Dwelling> dwellings = {
      {beside_mast, 1000, 0, 1}, {{behind_mast.x, behind_mast.y + 300}, 30, 0, 0},
      {behind_mast, 40, 0, 0},   {{behind_mast.x + 300, behind_mast.y}, 60, 1, {}},
      {in_the_hole, 5000, 0, 2},
  };
  const auto place = decide(inputs, dwellings, "national");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->heard, Heard::no);
  EXPECT_EQ(place->people, 70) << "of the settlement's two cells";
  EXPECT_EQ(place->listener.name, "Xã Một, Nhỏ");
  EXPECT_EQ(place->listener.at.y, behind_mast.y) << "the larger of them";
  ASSERT_EQ(place->parts.size(), 1U);
  EXPECT_EQ(place->parts[0].heard, Heard::no);
  ASSERT_TRUE(place->parts[0].path);
  EXPECT_LT(*place->parts[0].path->account.budget->margin_db, 0);
}

TEST(DecidingPlace, WhereAllReceiveIsWhereMostPeopleLive) {
  const auto place =
      decide(tests::study::hills(),
             {{beside_mast, 10, 0, 0}, {{beside_mast.x + 500, beside_mast.y}, 11, 1, {}}}, "national");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->heard, Heard::yes);
  EXPECT_EQ(place->listener.name, "Xã Hai");
  EXPECT_GE(*place->parts.at(0).path->account.budget->margin_db, 0);
}

TEST(DecidingPlace, BehindAHoleNobodyKnowsAndNoPathIsMadeUp) {
  const auto place = decide(tests::study::hills(), {{in_the_hole, 5, 0, 2}, {beside_mast, 50, 0, 1}}, "fm");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->heard, Heard::unknown);
  EXPECT_EQ(place->parts.at(0).heard, Heard::unknown);
  EXPECT_FALSE(place->parts.at(0).path);
}

TEST(DecidingPlace, APartWithoutAMastIsTold) {
  const auto place = decide(tests::study::hills(), {{beside_mast, 5, 0, 1}}, "receive");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->heard, Heard::no) << "a local channel too is needed";
  ASSERT_EQ(place->parts.size(), 2U);
  EXPECT_EQ(place->parts[0].name, "national");
  EXPECT_EQ(place->parts[0].heard, Heard::yes);
  EXPECT_EQ(place->parts[1].name, "local");
  EXPECT_EQ(place->parts[1].heard, Heard::no);
  EXPECT_FALSE(place->parts[1].path);
}

TEST(DecidingPlace, ItsPathsAreTheBestOfAllMasts) {
  const auto inputs = three_masts();
  std::mt19937 random(3);
  std::uniform_real_distribution<double> x(481'000, 509'000), y(1'281'000, 1'308'000);
  for (int n = 0; n < 30; ++n) {
    const Listener listener{.at = {x(random), y(random)}, .crs = inputs.crs};
    const auto place = decide(inputs, {{listener.at, 1, 0, {}}}, "receive");
    ASSERT_TRUE(place && place->parts.size() == 2);
    const auto margin = [&](const char *mast) {
      return *radio_path(inputs, mast, listener).account.budget->margin_db;
    };
    const double a = margin("A"), b = margin("B");
    EXPECT_EQ(place->parts[0].path->mast.id, a >= b ? "A" : "B") << a << " " << b;
    EXPECT_EQ(place->parts[0].heard, std::max(a, b) >= 0 ? Heard::yes : Heard::no);
    EXPECT_EQ(place->parts[1].path->mast.id, "C");
    EXPECT_EQ(place->parts[1].heard, margin("C") >= 0 ? Heard::yes : Heard::no);
  }
}

TEST(DecidingPlace, WhatHangsOnOneSiteIsLookedForFirst) {
  const auto inputs = three_masts();
  const Dwelling near{{505'400, 1'286'400}, 10, 0, 0};
  const auto place = decide(inputs, {near, {in_the_hole, 500, 0, 1}}, "one_site");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->heard, Heard::yes) << "one local mast";
  EXPECT_EQ(place->people, 10);
}

TEST(DecidingPlace, WhereNobodyLivesThereIsNoneAndWithoutMastsAnError) {
  auto inputs = tests::study::hills();
  EXPECT_FALSE(decide(inputs, {}, "receive"));
  inputs.masts.clear();
  EXPECT_THROW(decide(inputs, {{beside_mast, 5, 0, 1}}, "receive"), base::Error);
}

TEST(DwellingsOf, AreThePeopleOfUnitGroupAndScope) {
  auto inputs = tests::study::hills();
  inputs.groups = {{.id = "all", .unit_share = {1, 1}},
                   {.id = "minority", .unit_share = {0.5, 0}},
                   {.id = "remote", .of_units = false, .unit_share = {0, 0}, .known = false}};
  sources::Layer cells{.fields = {"unit_code", "settlement", "people", group_field + "remote"}};
  const auto add = [&](const char *unit, const char *settlement, const char *people, const char *remote) {
    cells.rows.push_back({0, {unit, settlement, people, remote}, {.points = {beside_mast}}});
  };
  add("001", "1", "10", "1");
  add("001", "2", "20", "0");
  add("002", "", "40", "1");
  const auto people = [&](const FigurePeople &counted) {
    double sum = 0;
    for (const auto &dwelling : dwellings_of(inputs, cells, counted)) sum += dwelling.people;
    return sum;
  };
  EXPECT_EQ(people({"commune", "001"}), 30);
  EXPECT_EQ(people({"commune", "002"}), 40);
  EXPECT_EQ(people({"commune", "001", "minority"}), 15);
  EXPECT_EQ(people({"commune", "001", "all", "remote"}), 10) << "found by the run, kept with the cells";
  EXPECT_EQ(people({"commune", "001", "minority", "remote"}), 5);
  EXPECT_EQ(dwellings_of(inputs, cells, {"commune", "001"}).at(1).settlement, 1U);
  EXPECT_FALSE(dwellings_of(inputs, cells, {"commune", "002"}).at(0).settlement);
  EXPECT_THROW(people({"commune", "003"}), base::Error);
  EXPECT_THROW(people({"district", "001"}), base::Error);
}

} // namespace
} // namespace gis::study
