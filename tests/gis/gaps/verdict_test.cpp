#include "gis/gaps/verdict.h"

#include <cmath>
#include <gtest/gtest.h>

namespace gis::gaps {
namespace {

Target asked_for(Sense sense, double value, base::Measure near = {}) {
  Target target;
  target.sense = sense;
  target.target = value;
  target.near_margin = near;
  return target;
}

struct VerdictCase {
  Sense sense;
  double target;
  base::Measure near;
  double value;
  Status status;
  double gap;
};

class Verdicts : public testing::TestWithParam<VerdictCase> {};

TEST_P(Verdicts, FollowTheSenseOnTheUnroundedValue) {
  const auto &c = GetParam();
  const auto target = asked_for(c.sense, c.target, c.near);
  EXPECT_EQ(compare(target, c.target, c.value), c.status);
  EXPECT_NEAR(gap(c.sense, c.target, c.value), c.gap, 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Senses, Verdicts,
                         testing::Values(VerdictCase{Sense::at_least, 60, 5, 60, Status::met, 0},
                                         VerdictCase{Sense::at_least, 60, 5, 59.9999, Status::near, 0.0001},
                                         VerdictCase{Sense::at_least, 60, 5, 55, Status::near, 5},
                                         VerdictCase{Sense::at_least, 60, 5, 54.99, Status::behind, 5.01},
                                         VerdictCase{Sense::at_least, 60, {}, 59.99, Status::behind, 0.01},
                                         // 32.1 − 30.495 is a hair more than 1.605 in binary.
                                         VerdictCase{Sense::at_least, 32.1, 1.605, 30.495, Status::near,
                                                     1.605},
                                         // "more than 95": 95 itself has no gap and is not met all the same.
                                         VerdictCase{Sense::more_than, 95, 5, 95, Status::near, 0},
                                         VerdictCase{Sense::more_than, 95, {}, 95, Status::behind, 0},
                                         VerdictCase{Sense::less_than, 1.2, 0.06, 1.2, Status::near, 0},
                                         VerdictCase{Sense::less_than, 1.2, 0.06, 1.19, Status::met, 0},
                                         VerdictCase{Sense::at_most, 15, 1, 17, Status::behind, 2},
                                         VerdictCase{Sense::equal, 0, {}, 0, Status::met, 0},
                                         VerdictCase{Sense::equal, 0, {}, 3, Status::behind, 3},
                                         VerdictCase{Sense::equal, 3, {}, 1, Status::behind, 2}));

TEST(Verdict, AboutHoldsWhereTheRoundedValueEquals) {
  auto target = asked_for(Sense::at_least, 30);
  EXPECT_FALSE(holds(target, 30, 29.6));
  target.about = true;
  EXPECT_TRUE(holds(target, 30, 29.6));
  EXPECT_FALSE(holds(target, 30, 29.4));
  target.decimals = 1;
  target.target = 2.1;
  EXPECT_TRUE(holds(target, 2.1, 2.05));
  EXPECT_FALSE(holds(target, 2.1, 2.04));
}

/// Counts up one by one: the obvious way.
base::Measure slow_to_target(const Target &target, double numerator, double denominator) {
  const bool more = target.sense == Sense::at_least || target.sense == Sense::more_than;
  for (int change = 0; change <= 2000; ++change) {
    const double n = numerator + (more ? change : -change);
    if (n < 0 || n > denominator) return {};
    const double v = n * 100, t = *target.target * denominator; // whole numbers and halves: exact
    const bool ok = target.sense == Sense::at_least    ? v >= t
                    : target.sense == Sense::more_than ? v > t
                    : target.sense == Sense::at_most   ? v <= t
                                                       : v < t;
    if (ok) return change;
  }
  return {};
}

TEST(Verdict, ToTargetIsTheLeastChangeForWhichItHolds) {
  for (const Sense sense : {Sense::at_least, Sense::more_than, Sense::at_most, Sense::less_than})
    for (const double asked : {0.0, 12.5, 57.0, 60.0, 95.0, 100.0})
      for (const double all : {37.0, 100.0})
        for (int numerator = 0; numerator <= all; ++numerator) {
          const auto target = asked_for(sense, asked);
          EXPECT_EQ(to_target(target, asked, Countable{double(numerator), all, 100}),
                    slow_to_target(target, numerator, all))
              << sense_text(sense) << asked << " from " << numerator << " of " << all;
        }
}

TEST(Verdict, ToTargetOfCountsAndRates) {
  EXPECT_EQ(to_target(asked_for(Sense::equal, 0), 0, 7.0), 7.0);
  EXPECT_EQ(to_target(asked_for(Sense::at_least, 2200), 2200, 410.0), 1790.0);
  EXPECT_EQ(to_target(asked_for(Sense::more_than, 10), 10, 10.0), 1.0);
  // 19 doctors per 10 000: 100 000 people with 150 doctors need 40 more.
  EXPECT_EQ(to_target(asked_for(Sense::at_least, 19), 19, Countable{150, 100000, 10000}), 40.0);
  EXPECT_EQ(to_target(asked_for(Sense::at_least, 50), 50, Countable{1, 0, 100}), std::nullopt);
}

TEST(Verdict, WhoStandsExactlyOnTheRoadIsOnCourseWhateverTheFractions) {
  // From n of d in 2022 to all of d in 2030; judged in whole numbers.
  const auto target = asked_for(Sense::at_least, 100);
  for (const int d : {7, 24, 51, 800})
    for (int from = 0; from < d; from += 1 + d / 50)
      for (int now = from; now < d; now += 1 + d / 50)
        for (int year = 2022; year < 2030; ++year) {
          const int walked = (now - from) * 8, road = (d - from) * (year - 2022);
          const auto expected = walked >= road + d - from ? Course::ahead
                                : walked >= road          ? Course::on_course
                                                          : Course::late;
          ASSERT_EQ(course(target, from * 100.0 / d, 2022, now * 100.0 / d, year), expected)
              << from << " to " << now << " of " << d << " in " << year;
        }
}

TEST(Verdict, CourseFollowsTheStraightRoad) {
  const auto target = asked_for(Sense::at_least, 60);
  // From 44 in 2022 to 60 in 2030: two points a year.
  EXPECT_EQ(course(target, 44.0, 2022, 48, 2024), Course::on_course);
  EXPECT_EQ(course(target, 44.0, 2022, 50, 2024), Course::ahead);
  EXPECT_EQ(course(target, 44.0, 2022, 47.9, 2024), Course::late);
  EXPECT_EQ(course(target, std::nullopt, 2022, 47.9, 2024), Course::none);
  EXPECT_EQ(course(asked_for(Sense::equal, 0), 80.0, 2022, 60, 2024), Course::on_course);
}

} // namespace
} // namespace gis::gaps
