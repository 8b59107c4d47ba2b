#include "gis/area/People.h"

#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace gis::area {
namespace {

geo::Geometry rectangle(double west, double south, double east, double north) {
  return {
      .polygons = {{.shell = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}};
}

/// Two units side by side on a grid of 12 × 6 cells of 10 m: w (x 0 … 60) and e (60 … 120).
struct Land {
  std::vector<geo::Geometry> areas = {rectangle(0, 0, 60, 60), rectangle(60, 0, 120, 60)};
  PeopleRequest request;
  std::vector<std::uint8_t> barrier = std::vector<std::uint8_t>(72, 0);
  geo::Surface coarse;
  base::Findings findings;
  Land() {
    request.grid = {0, 60, 10, 10, 12, 6};
    request.block_cells = 3;
    request.units = {{"w", &areas[0], 900.0}, {"e", &areas[1], 90.0}};
    request.barrier = &barrier;
  }
  People people() {
    base::Progress quiet;
    findings.clear();
    return distribute_people(request, findings, quiet);
  }
  std::size_t cell(int row, int column) const { return request.grid.index({row, column}); }
};

std::map<std::uint32_t, double> by_place(const People &people) {
  std::map<std::uint32_t, double> sums;
  for (const auto &cell : people.cells) sums[cell.place] += cell.people;
  return sums;
}

/// People per study cell: each member of a people cell holds an equal part.
std::vector<double> by_study_cell(const People &people) {
  std::vector<double> sums(people.grid.size());
  for (const auto &cell : people.cells)
    for (std::uint32_t m = 0; m < cell.members; ++m)
      sums[people.members[cell.first_member + m]] += cell.people / cell.members;
  return sums;
}

int count(const base::Findings &findings, const std::string &code) {
  int n = 0;
  for (const auto &finding : findings) n += finding.code == code ? 1 : 0;
  return n;
}

TEST(People, WithoutASurfaceTheyStandEvenlyWithAFinding) {
  Land land;
  const auto people = land.people();
  const auto cells = by_study_cell(people);
  for (int row = 0; row < 6; ++row)
    for (int column = 0; column < 12; ++column)
      EXPECT_NEAR(cells[land.cell(row, column)], column < 6 ? 25 : 2.5, 1e-9);
  ASSERT_EQ(count(land.findings, "people_no_surface"), 2);
  EXPECT_EQ(land.findings[0].unit_code, "w");
  EXPECT_EQ(land.findings[0].facts.at("n"), "900");
}

TEST(People, ACoarseSurfaceIsSplitByExactAreaAndScaledToTheOfficialTotal) {
  Land land;
  // Cells of 45 m: the second one lies 15 m in w and 30 m in e.
  land.coarse = {{0, 60, 45, 60, 3, 1}, {100, 60, 0}};
  land.request.weights = &land.coarse;
  const auto people = land.people();
  const auto cells = by_study_cell(people);
  // w weighs 100 + 60 · 15/45 = 120, of which each of its 900 people stands for 120/900.
  EXPECT_NEAR(by_place(people)[0], 900, 1e-9);
  EXPECT_NEAR(by_place(people)[1], 90, 1e-9);
  const auto column_sum = [&](int column) {
    double sum = 0;
    for (int row = 0; row < 6; ++row) sum += cells[land.cell(row, column)];
    return sum;
  };
  double west_block = 0;
  for (int column = 0; column < 3; ++column) west_block += column_sum(column);
  EXPECT_NEAR(west_block, 900 * (100.0 * 30 / 45) / 120, 1e-3);
  double east_half = 0; // columns 6 … 8 hold all of e's 40: 30 m of the second coarse cell
  for (int column = 6; column < 9; ++column) east_half += column_sum(column);
  EXPECT_NEAR(east_half, 90, 1e-3);
  EXPECT_EQ(count(land.findings, "people_no_surface"), 0);
}

TEST(People, ACoarseCellPartlyOffTheGridGivesItsPartOnly) {
  Land land;
  // One cell from x −60 to 60 with 200 people, one from 60 to 180 with 200: half of each is outside.
  land.areas = {rectangle(0, 0, 120, 60)};
  land.request.units = {{"u", &land.areas[0], 300.0}};
  land.coarse = {{-60, 60, 60, 60, 4, 1}, {0, 100, 200, 0}};
  land.request.weights = &land.coarse;
  auto one = by_study_cell(land.people());
  land.coarse = {{-60, 60, 120, 60, 2, 1}, {200, 400}};
  const auto two = by_study_cell(land.people());
  for (std::size_t i = 0; i < one.size(); ++i)
    EXPECT_NEAR(one[i], two[i], 1e-3) << "half on the grid, half off";
  land.coarse = {{-60, 60, 120, 60, 2, 1}, {200, 100}};
  land.coarse.grid.cell_width = 90; // −60 … 30 … 120: one third of the first, all of the second
  const auto three = by_study_cell(land.people());
  double west = 0;
  for (int row = 0; row < 6; ++row)
    for (int column = 0; column < 3; ++column) west += three[land.cell(row, column)];
  EXPECT_NEAR(west, 300 * (200.0 / 3) / (200.0 / 3 + 100), 1e-3);
}

TEST(People, ASettlementsPeopleStandOnTheCellsNearestToItAndAddUpToTheUnit) {
  Land land;
  land.request.settlements = {{0, {15, 30}, 10.0}, {0, {45, 30}, 20.0}};
  const auto people = land.people();
  ASSERT_EQ(people.places.size(), 3U);
  EXPECT_NEAR(people.places[0].people, 300, 1e-9);
  EXPECT_NEAR(people.places[1].people, 600, 1e-9);
  for (const auto &[place, sum] : by_place(people)) EXPECT_NEAR(sum, people.places[place].people, 1e-9);
  const auto cells = by_study_cell(people);
  EXPECT_NEAR(cells[land.cell(2, 1)], 300.0 / 18, 1e-9);
  EXPECT_NEAR(cells[land.cell(2, 4)], 600.0 / 18, 1e-9);
}

TEST(People, ASettlementWithoutAFigureIsNotEmpty) {
  Land land;
  land.request.settlements = {{0, {15, 30}, 10.0}, {0, {30, 30}, {}}, {0, {45, 30}, 20.0}};
  const auto people = land.people();
  EXPECT_NEAR(people.places[1].people, 300, 1e-9) << "the mean of the two that have one";
  land.request.settlements = {{0, {15, 30}, {}}, {0, {45, 30}, {}}};
  EXPECT_NEAR(land.people().places[0].people, 450, 1e-9);
}

TEST(People, AUnitWithoutOfficialFigureKeepsThePeopleOfTheSurfaceAsUnknown) {
  Land land;
  land.request.units[1].people.reset();
  land.coarse = {{0, 60, 60, 60, 2, 1}, {100, 44}};
  land.request.weights = &land.coarse;
  const auto people = land.people();
  EXPECT_TRUE(people.places[1].unknown);
  EXPECT_NEAR(people.places[1].people, 44, 1e-3);
  EXPECT_FALSE(people.places[0].unknown);
}

TEST(People, AUnitTheSurfaceKnowsNothingOfIsToldEvenWhereItListsSettlements) {
  Land land;
  land.coarse = {{0, 60, 60, 60, 2, 1}, {100, 0}};
  land.request.weights = &land.coarse;
  land.request.settlements = {{1, {75, 30}, 1.0}, {1, {105, 30}, 2.0}};
  land.people();
  ASSERT_EQ(count(land.findings, "people_no_surface"), 1);
  EXPECT_EQ(land.findings[0].unit_code, "e");
}

TEST(People, NobodyStandsOnABarrierUnlessThereIsNothingElse) {
  Land land;
  for (int row = 0; row < 6; ++row)
    for (int column = 2; column < 7; ++column) land.barrier[land.cell(row, column)] = 1;
  land.coarse = {{0, 60, 20, 60, 6, 1}, {1, 5, 5, 5, 1, 1}}; // two coarse cells lie wholly in the water
  land.request.weights = &land.coarse;
  auto people = land.people();
  auto cells = by_study_cell(people);
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (land.barrier[i] != 0) EXPECT_EQ(cells[i], 0) << i;
  EXPECT_NEAR(by_place(people)[0], 900, 1e-9);
  // w: weights 1 on land, 10 in the water (x 20 … 60): ten elevenths of its people moved.
  double moved = 0;
  for (const auto &cell : people.cells) moved += cell.moved;
  // e: 5 of the cell x 60 … 80 stand on its dry half, nobody in the water.
  EXPECT_NEAR(moved, 900 * 10.0 / 11, 0.01);
  ASSERT_EQ(count(land.findings, "people_moved"), 1);

  for (int row = 0; row < 6; ++row)
    for (int column = 0; column < 6; ++column) land.barrier[land.cell(row, column)] = 1;
  people = land.people(); // w is all water
  double on_barrier = 0;
  for (const auto &cell : people.cells)
    if (cell.on_barrier) {
      EXPECT_EQ(people.places[cell.place].unit, 0U);
      EXPECT_EQ(cell.moved, 0);
      on_barrier += cell.people;
    }
  EXPECT_NEAR(on_barrier, 900, 1e-9);
}

TEST(People, MovedPeopleGoToTheNearestPassableCellOfTheirOwnUnit) {
  Land land;
  for (int row = 0; row < 6; ++row)
    for (int column = 0; column < 6; ++column) land.barrier[land.cell(row, column)] = 1;
  land.barrier[land.cell(0, 0)] = 0; // e is nearer, but another unit
  land.coarse = {{50, 60, 10, 60, 1, 1}, {7}};
  land.request.weights = &land.coarse;
  const auto cells = by_study_cell(land.people());
  EXPECT_NEAR(cells[land.cell(0, 0)], 900, 1e-9);
}

TEST(People, AUnitSmallerThanACellKeepsItsPeople) {
  Land land;
  const auto tiny = rectangle(1, 1, 3, 3); // holds no cell's centre
  land.request.units.push_back({"tiny", &tiny, 12.0});
  const auto people = land.people();
  EXPECT_NEAR(by_place(people)[2], 12, 1e-12);
  EXPECT_GE(by_study_cell(people)[land.cell(5, 0)], 12);
}

TEST(People, EveryPersonIsInExactlyOneCellOnRandomLand) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937 dice(seed);
    Land land;
    for (auto &b : land.barrier) b = dice() % 3 == 0 ? 1 : 0;
    land.coarse = {{-7, 66, 13, 17, 11, 5}, {}};
    for (int i = 0; i < 55; ++i)
      land.coarse.values.push_back(dice() % 4 == 0 ? geo::Surface::no_value
                                                   : static_cast<float>(dice() % 50));
    land.request.weights = &land.coarse;
    for (int i = 0; i < 4; ++i)
      land.request.settlements.push_back(
          {static_cast<std::uint32_t>(dice() % 2),
           {static_cast<double>(dice() % 120), static_cast<double>(dice() % 60)},
           static_cast<double>(dice() % 90)});
    const auto people = land.people();
    auto sums = by_place(people);
    std::map<std::uint32_t, double> of_unit;
    for (std::uint32_t p = 0; p < people.places.size(); ++p) {
      EXPECT_NEAR(sums[p], people.places[p].people, 1e-9) << seed;
      of_unit[people.places[p].unit] += people.places[p].people;
    }
    EXPECT_NEAR(of_unit[0], 900, 1e-9);
    EXPECT_NEAR(of_unit[1], 90, 1e-9);
    const auto cells = by_study_cell(people);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (land.barrier[i] != 0) EXPECT_EQ(cells[i], 0) << seed;
      EXPECT_NE(people.unit_of_cell[i], People::nowhere);
    }
  }
}

} // namespace
} // namespace gis::area
