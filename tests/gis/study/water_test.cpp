#include "gis/study/water_inputs.h"
#include "gis/study/water_reach.h"

#include "gis/sources/write.h"
#include "gis/study/Inputs.h"
#include "tests/process.h"

#include <gtest/gtest.h>
#include <numeric>

namespace gis::study {
namespace {

/// Two units side by side, each of 5 × 5 cells of 100 m with 10 people in every cell and one settlement. The
/// western one lies from 0 to 500 m, the eastern from 500 to 1000 m.
struct Land {
  Inputs inputs;
  area::People people;

  Land() {
    inputs.crs = geo::Crs::from_text("EPSG:5899");
    inputs.area.edition.levels = {{.id = "commune", .units = {{.code = "w"}, {.code = "e"}}}};
    for (std::uint32_t unit = 0; unit < 2; ++unit) {
      inputs.area.edition.levels[0].units[unit].households = 50;
      inputs.area.settlements.push_back(
          {.id = std::to_string(unit), .unit = unit, .people = 250, .households = 50, .poor_households = 5});
    }
    for (const char *service : {"water", "wastewater"}) inputs.questions.push_back({.service = service});
    inputs.water.given = true;
    inputs.water.works.points_listed = true;
    inputs.water.count_of_unit.resize(2);
    inputs.water.count_of_settlement.resize(2);
    people.grid = {0, 500, 100, 100, 10, 5};
    for (std::uint32_t unit = 0; unit < 2; ++unit) {
      people.places.push_back({.unit = unit, .settlement = unit, .people = 250});
      for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 5; ++column) {
          const geo::Cell cell{row, column + 5 * static_cast<int>(unit)};
          people.cells.push_back({.place = unit,
                                  .people = 10,
                                  .first_member = static_cast<std::uint32_t>(people.members.size()),
                                  .members = 1});
          people.members.push_back(static_cast<std::uint32_t>(people.grid.index(cell)));
        }
    }
  }

  static geo::Geometry box(double x0, double y0, double x1, double y1) {
    geo::Geometry area;
    area.polygons.push_back({{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}});
    return area;
  }

  void scheme(const water::Supply &supply, const geo::Geometry &zone, base::Measure litres = 60) {
    auto &works = inputs.water.works;
    works.zones.push_back({supply.id, works.supplies.size(), zone});
    works.supplies.push_back(supply);
    works.schemes.push_back({.litres = litres});
  }
  void point(const water::Supply &supply, geo::Point at, base::Measure year = {}) {
    auto &works = inputs.water.works;
    works.points.push_back({.supply = works.supplies.size(), .at = at, .year = year});
    works.supplies.push_back(supply);
  }

  WaterFound find() {
    base::Progress quiet;
    return find_water(inputs, {}, people, 1, quiet);
  }
};

constexpr std::int64_t plenty = 1'000'000;

const indicators::PlaceReach &reach_of(const WaterFound &found, const std::string &limit,
                                       const std::string &season = "all") {
  for (const auto &reach : found.reaches)
    if (reach.limit == limit && reach.season == season) return reach;
  throw std::runtime_error("no reach " + limit);
}

TEST(StudyWater, ZonesGiveTheirCellsAndTheRadiusGivesPoints) {
  Land land;
  land.scheme({"A", true, water::State::functional, plenty, true},
              Land::box(0, 300, 500, 500)); // 2 rows of 5
  land.point({"B", false, water::State::functional, plenty, true, true}, {950, 50});
  land.inputs.recipe.water.radius = base::Metres(150);
  const auto found = land.find();
  EXPECT_DOUBLE_EQ(found.classes[0][0][0], 100);
  EXPECT_DOUBLE_EQ(found.classes[0][1][5], 40) << "its own cell, two beside and the one across";
  EXPECT_DOUBLE_EQ(found.classes[1][1][5], 40) << "told apart in the dry season too";
  EXPECT_DOUBLE_EQ(reach_of(found, "hygienic").ledgers[0][1].covered, 40);
  EXPECT_DOUBLE_EQ(reach_of(found, "hygienic").ledgers[1][1].covered, 30) << "120 m: not across";
  EXPECT_DOUBLE_EQ(reach_of(found, "hygienic", "dry").ledgers[0][1].covered, 0);
  EXPECT_DOUBLE_EQ(reach_of(found, "clean").ledgers[0][0].covered, 100);
  EXPECT_DOUBLE_EQ(reach_of(found, "piped").ledgers[0][1].covered, 0);
  for (const auto &reach : found.reaches)
    for (const auto &variant : reach.ledgers)
      for (const auto &ledger : variant) EXPECT_NEAR(ledger.total(), 250, 1e-9) << reach.limit;
}

TEST(StudyWater, WhatNobodyKnowsOpensTheIntervalOnly) {
  Land land;
  land.scheme({"A", true, water::State::functional, plenty, {}}, Land::box(0, 0, 500, 500));
  land.scheme({"B", true, water::State::unknown, plenty, true}, Land::box(500, 0, 1000, 500));
  const auto found = land.find();
  EXPECT_DOUBLE_EQ(reach_of(found, "piped").ledgers[0][0].covered, 250);
  EXPECT_DOUBLE_EQ(reach_of(found, "clean").ledgers[0][0].outside_data, 250) << "of unknown quality";
  EXPECT_DOUBLE_EQ(reach_of(found, "piped").ledgers[0][1].outside_data, 250);
  EXPECT_DOUBLE_EQ(reach_of(found, "piped").ledgers[4][1].covered, 250);
  EXPECT_DOUBLE_EQ(reach_of(found, "clean").ledgers[4][0].covered, 250);
}

TEST(StudyWater, LitresAreThoseOfTheSchemePeopleAreOn) {
  Land land;
  land.scheme({"A", true, water::State::functional, 100'000, true}, Land::box(0, 0, 500, 500), 80);
  const auto found = land.find();
  ASSERT_EQ(found.supplies.size(), 1U);
  EXPECT_DOUBLE_EQ(found.supplies[0].things[0][0], 8000) << "100 people of 250";
  EXPECT_DOUBLE_EQ(found.supplies[0].unknown[0], 0);
}

TEST(StudyWater, RanksBeginWithTheRepairThatHelpsMost) {
  Land land;
  land.inputs.recipe.year = 2024;
  land.point({"a", false, water::State::functional, plenty}, {50, 50}, 2004);
  land.point({"b", false, water::State::broken, 30'000}, {950, 450});
  const auto found = land.find();
  ASSERT_EQ(found.ranks.size(), 2U);
  EXPECT_EQ(found.ranks[0].id, "a") << "a serves everybody within 1000 m: no repair gains";
  land.inputs.recipe.water.radius = base::Metres(100);
  const auto near = land.find();
  EXPECT_EQ(near.ranks[0].id, "b");
  EXPECT_DOUBLE_EQ(near.ranks[0].repair_gain, 30);
  EXPECT_NEAR(*near.ranks[1].staleness, 0.1, 1e-12);
}

TEST(StudyWater, WastewaterIsSharedByAllWhoAreConnected) {
  Land land;
  land.inputs.wastewater.given = true;
  land.inputs.recipe.wastewater.litres = 100;
  land.inputs.wastewater.plants = {{.id = "P", .capacity = 7.5}}; // inflow 25 m³ of the west
  land.inputs.wastewater.zones = {{"1", 0, Land::box(0, 0, 500, 500)},
                                  {"2", {}, Land::box(500, 200, 1000, 500)}};
  const auto found = land.find();
  const auto &ledgers = reach_of(found, "treated").ledgers[0];
  EXPECT_NEAR(ledgers[0].covered, 75, 1e-9);
  EXPECT_NEAR(ledgers[0].no_capacity, 175, 1e-9);
  EXPECT_NEAR(ledgers[1].beyond_limit, 250, 1e-9) << "collected, but led to no plant";
  EXPECT_EQ(found.collected, (std::vector<std::optional<bool>>{true, true})) << "60 % of the east is inside";
  land.inputs.recipe.wastewater.counts_from = 61;
  EXPECT_EQ(land.find().collected[1], false);
  land.inputs.area.settlements[1].wastewater_collected = true;
  EXPECT_EQ(land.find().collected[1], true) << "its own word first";
}

TEST(StudyWater, NothingIsFoundWhereNothingIsAsked) {
  Land land;
  land.inputs.questions.clear();
  land.scheme({"A", true, water::State::functional, plenty, true}, Land::box(0, 0, 500, 500));
  const auto found = land.find();
  EXPECT_TRUE(found.reaches.empty());
  EXPECT_TRUE(found.classes[0].empty());
}

/// A study folder with a table of connections.
struct Counted {
  tests::Folder folder;
  Land land;

  explicit Counted(const std::string &rows) {
    auto &inputs = land.inputs;
    inputs.water = {};
    inputs.recipe.file = folder / "study.toml";
    inputs.recipe.roots = {folder.path()};
    inputs.recipe.year = 2024;
    tests::write_file(folder / "counts.csv", "code,year,piped,compliant,hygienic\n" + rows);
    inputs.recipe.sources["counts"] = {.id = "counts", .path = folder / "counts.csv"};
    inputs.recipe.water.connections = {"counts",
                                       {{"code", "code"},
                                        {"year", "year"},
                                        {"piped", "piped"},
                                        {"own_compliant", "compliant"},
                                        {"own_hygienic", "hygienic"}}};
  }
  void read() {
    base::Progress quiet;
    read_water(land.inputs, quiet);
  }
  bool told(const std::string &code) const {
    for (const auto &finding : land.inputs.findings)
      if (finding.code == code) return true;
    return false;
  }
};

TEST(WaterInputs, TheLatestCountUpToTheYearHolds) {
  Counted counted("w,2023,10,5,8\nw,2024,20,5,8\nw,2025,40,5,8\n");
  counted.read();
  const auto &water = counted.land.inputs.water;
  ASSERT_EQ(water.counts.size(), 1U);
  EXPECT_EQ(water.counts[0].piped, 20);
  EXPECT_EQ(water.counts[0].households, 50);
  EXPECT_EQ(water.count_of_unit[0], 0U);
  EXPECT_FALSE(water.count_of_unit[1]);
  EXPECT_TRUE(counted.land.inputs.findings.empty());
}

TEST(WaterInputs, CountsAboveTheHouseholdsAreTold) {
  Counted counted("w,2024,45,5,8\ne,2024,10,5,3\n");
  counted.read();
  EXPECT_TRUE(counted.told("water_counts_above"));
  EXPECT_TRUE(counted.told("water_counts_mixed"));
}

TEST(WaterInputs, SettlementsThatCountThemselvesLeaveTheRestToTheirUnit) {
  Counted counted("w,2024,30,5,8\n");
  auto &settlement = counted.land.inputs.area.settlements[0];
  settlement.households = 20;
  settlement.piped = 12;
  counted.read();
  const auto &water = counted.land.inputs.water;
  ASSERT_EQ(water.counts.size(), 2U);
  EXPECT_EQ(water.counts[0].households, 20);
  EXPECT_EQ(water.counts[1].households, 30);
  EXPECT_EQ(water.counts[1].piped, 18);
  EXPECT_EQ(water.counts[1].own_hygienic, 8);
}

TEST(WaterInputs, AUnitThatIsNotThereIsAnError) {
  Counted counted("x,2024,30,5,8\n");
  counted.read();
  EXPECT_TRUE(counted.told("code_unmatched"));
}

} // namespace
} // namespace gis::study
