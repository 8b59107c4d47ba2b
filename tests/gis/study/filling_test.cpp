#include "gis/study/filling.h"
#include "tests/gis/study/Road.h"

#include <gtest/gtest.h>
#include <limits>

namespace gis::study {
namespace {

struct School : tests::Road {
  std::vector<double> shares;

  void add(const std::string &id, int column, base::Measure capacity) {
    Road::add(id, column).capacity = capacity;
  }
  static LimitRecipe limit(double minutes) { return {.id = "near", .minutes = minutes}; }
  Filled fill(double minutes = 5) const {
    base::Progress quiet;
    const FillingJob job{.service = &service,
                         .limit = limit(minutes),
                         .cohort = shares.empty() ? "" : "children",
                         .shares = shares};
    return study::fill(job, {&cost, &search, &people, 1}, reach(limit(minutes)), quiet);
  }
  double sum(const Filled &filled, std::size_t variant, double indicators::Ledger::*part) const {
    double sum = 0;
    for (const auto &ledger : filled.reach.ledgers[variant]) sum += ledger.*part;
    return sum;
  }
};

TEST(Filling, WhoFindsNoPlaceIsToldApartFromTheCovered) {
  School school;
  school.add("A", 5, 60);   // cells 0 – 10 within five minutes
  school.add("B", 15, 500); // cells 10 – 20
  const auto filled = school.fill();
  const auto &ledgers = filled.reach.ledgers[0];
  EXPECT_NEAR(ledgers[0].covered, 60, 1e-9);
  EXPECT_NEAR(ledgers[0].no_capacity, 40, 1e-9);
  EXPECT_NEAR(ledgers[1].covered, 100, 1e-9) << "cell 10 goes to B, which has room";
  EXPECT_NEAR(ledgers[2].covered, 10, 1e-9);
  EXPECT_NEAR(ledgers[2].beyond_limit, 90, 1e-9);
  EXPECT_EQ(filled.reach.filled_for, "people");
  ASSERT_EQ(filled.uses.size(), 2U);
  EXPECT_NEAR(filled.uses[0].served, 60, 1e-9);
  EXPECT_NEAR(filled.uses[0].turned_away, 40, 1e-9);
  EXPECT_NEAR(filled.uses[0].sent_on, 10, 1e-9) << "cell 10 is as near to A, the lower id";
  EXPECT_NEAR(filled.uses[1].served, 110, 1e-9);
  EXPECT_NEAR(filled.uses[1].turned_away, 0, 1e-9);
}

TEST(Filling, TheVariantsAreOfShorterAndLongerWaysAndOfPeopleSpreadEvenly) {
  School school;
  school.add("A", 5, 95);
  school.people.cells[0].people = 19; // of ten cells, the first, at the limit, is the most crowded
  for (int i = 1; i < 10; ++i) school.people.cells[static_cast<std::size_t>(i)].people = 9;
  const auto filled = school.fill();
  const auto covered = &indicators::Ledger::covered, turned = &indicators::Ledger::no_capacity;
  EXPECT_NEAR(school.sum(filled, 0, covered), 95, 1e-9);
  EXPECT_NEAR(school.sum(filled, 0, turned), 15, 1e-9) << "of cells 0 – 10";
  EXPECT_NEAR(school.sum(filled, 1, covered), 81, 1e-9) << "four minutes: cells 1 – 9 all find a place";
  EXPECT_NEAR(school.sum(filled, 1, turned), 0, 1e-9);
  EXPECT_NEAR(school.sum(filled, 2, turned), 25, 1e-9) << "six minutes: cell 11 as well";
  EXPECT_NEAR(school.sum(filled, 3, turned), 15, 1e-9);
}

TEST(Filling, ACohortFillsThePlacesWithItsOwnNumber) {
  School school;
  school.shares = {0.5, 0.5, 0.25, 0, 0, 0};
  school.add("A", 5, 30);  // of 50 children in cells 0 – 9
  school.add("B", 15, 50); // of 50 in cells 10 – 19 and 2.5 in cell 20
  const auto filled = school.fill();
  EXPECT_NEAR(filled.uses[0].served, 30, 1e-9);
  EXPECT_NEAR(filled.uses[1].served, 50, 1e-9);
  EXPECT_NEAR(filled.uses[0].turned_away + filled.uses[1].turned_away, 22.5, 1e-9);
  EXPECT_NEAR(filled.reach.ledgers[0][0].covered, 60, 1e-9)
      << "people by whose share the row counts children";
  EXPECT_EQ(filled.reach.filled_for, "children");
}

TEST(Filling, OneThatDoesNotSayLeavesItsPeopleUnknownNotWithoutAPlace) {
  School school;
  school.add("A", 5, {});
  school.add("B", 9, 50); // cells 4 – 14
  const auto filled = school.fill();
  ASSERT_EQ(filled.reach.ledgers.size(), 5U);
  const auto outside = &indicators::Ledger::outside_data;
  EXPECT_NEAR(school.sum(filled, 0, &indicators::Ledger::covered), 50, 1e-9);
  EXPECT_NEAR(school.sum(filled, 4, &indicators::Ledger::covered), 150, 1e-9) << "had A room for all";
  double may = 0;
  for (const double people : filled.reach.may_find) may += people;
  EXPECT_NEAR(may, school.sum(filled, 0, outside), 1e-9);
  EXPECT_NEAR(may + school.sum(filled, 0, &indicators::Ledger::no_capacity), 100, 1e-9);
  EXPECT_GE(may, 60 - 1e-9) << "cells 0 – 10, but for those B serves";
  EXPECT_FALSE(filled.uses[0].capacity);
}

TEST(Filling, UnlimitedServesAllAndNobodyIsLost) {
  School school;
  school.add("A", 5, std::numeric_limits<double>::infinity());
  school.add("B", 30, 0.0);
  const auto plain = school.reach(School::limit(5));
  const auto filled = school.fill();
  EXPECT_NEAR(filled.uses[0].served, 110, 1e-9);
  EXPECT_NEAR(filled.uses[1].turned_away, 110, 1e-9);
  for (std::size_t v = 0; v < 4; ++v)
    for (std::size_t place = 0; place < plain.ledgers[v].size(); ++place)
      EXPECT_NEAR(filled.reach.ledgers[v][place].total(), plain.ledgers[v][place].total(), 1e-9);
}

TEST(Filling, MorePlacesNeverTurnMoreAway) {
  double before = 1e9;
  for (const double places : {0.0, 10.0, 35.5, 80.0, 400.0}) {
    School school;
    school.add("A", 3, 20);
    school.add("B", 8, places);
    school.add("C", 12, 40);
    const double turned = school.sum(school.fill(), 0, &indicators::Ledger::no_capacity);
    EXPECT_LE(turned, before) << places;
    before = turned;
  }
}

} // namespace
} // namespace gis::study
