#include "gis/gaps/GapTable.h"

#include "gis/base/Error.h"

#include <gtest/gtest.h>

namespace gis::gaps {
namespace {

using indicators::Basis;
using indicators::Figure;

Target share_of_people(double asked) {
  Target target;
  target.id = "WATER";
  target.unit = "% of people";
  target.target = asked;
  target.near_margin = 5;
  target.judged_at = {"province", "commune"};
  target.judged_on = {"reported"};
  return target;
}

Figure commune(base::Measure numerator, double denominator, const std::string &code = "001") {
  Figure figure;
  figure.unit = {"2024-11", "commune", code};
  figure.indicator = "WATER";
  figure.year = 2024;
  if (numerator) {
    figure.numerator = numerator;
    figure.denominator = denominator;
    figure.value = *numerator * 100 / denominator;
  } else {
    figure.reason = "no_statistic";
  }
  return figure;
}

struct Office {
  Programme programme{"paper", {"2024-11"}, {share_of_people(60)}};
  GapRequest request;
  explicit Office(std::vector<Figure> figures) {
    request.figures = std::move(figures);
    request.smallest_level = "commune";
  }
  Target &target() { return programme.targets.front(); }
  std::vector<GapRow> rows() {
    request.programme = &programme;
    return gap_rows(request);
  }
  GapRow row() { return rows().front(); }
};

std::string refusal(Office office) {
  try {
    office.rows();
  } catch (const base::Error &error) {
    return error.code();
  }
  return "nothing";
}

TEST(GapTable, CommuneWithoutFigureIsMissingNotZero) {
  const auto row = Office({commune({}, 0)}).row();
  EXPECT_EQ(row.status, Status::no_data);
  EXPECT_EQ(row.figure.reason, "no_statistic");
  EXPECT_FALSE(row.figure.value || row.gap || row.to_target);
  EXPECT_EQ(row.target, 60);
}

TEST(GapTable, ACommuneWithoutAnyoneOfTheRowIsNotApplicable) {
  auto figure = commune({}, 0);
  figure.applicable = false;
  const auto row = Office({figure}).row();
  EXPECT_EQ(row.status, Status::not_applicable);
  EXPECT_EQ(row.figure.reason, "");
  EXPECT_FALSE(row.gap || row.to_target);
}

TEST(GapTable, AJudgedFigureCarriesGapAndWhatIsStillToDo) {
  // 110 of 200 people: 55 %, five points short; 10 people more make 120 of 200.
  const auto row = Office({commune(110, 200)}).row();
  EXPECT_EQ(row.status, Status::near);
  EXPECT_EQ(row.gap, 5);
  EXPECT_EQ(row.to_target, 10);
  EXPECT_EQ(row.measured_in, "percent");
  EXPECT_EQ(Office({commune(100, 200)}).row().status, Status::behind);
  EXPECT_EQ(Office({commune(120, 200)}).row().status, Status::met);
}

TEST(GapTable, GapZeroDoesNotMeanMet) {
  Office office({commune(120, 200)});
  office.target().sense = Sense::more_than;
  const auto row = office.row();
  EXPECT_EQ(row.gap, 0);
  EXPECT_EQ(row.status, Status::near);
  EXPECT_EQ(row.to_target, 1);
}

TEST(GapTable, WhereNoVerdictMayBeSaidTheRowIsReferenceWithItsReason) {
  Office unbound({commune(110, 200)});
  unbound.programme.binding_editions = {"2024-12"};
  EXPECT_EQ(unbound.row().status, Status::reference);
  EXPECT_EQ(unbound.row().figure.reason, "area_not_bound");

  Office level({commune(110, 200)});
  level.target().judged_at = {"province"};
  EXPECT_EQ(level.row().status, Status::reference);
  EXPECT_EQ(level.row().figure.reason, "not_judged_level");
  EXPECT_EQ(level.row().gap, 5) << "the distance is shown all the same";

  auto modelled = commune(110, 200);
  modelled.basis = Basis::modelled;
  EXPECT_EQ(Office({modelled}).row().status, Status::reference);
  EXPECT_EQ(Office({modelled}).row().figure.reason, "not_judged_basis");

  auto reach = commune(110, 200);
  reach.measure = "by_sum";
  EXPECT_EQ(Office({reach}).row().status, Status::reference);
  EXPECT_EQ(Office({reach}).row().figure.reason, "companion");

  Office tracked({commune(110, 200)});
  tracked.target().target.reset();
  EXPECT_EQ(tracked.row().status, Status::reference);
  EXPECT_EQ(tracked.row().figure.reason, "no_target");
  EXPECT_FALSE(tracked.row().gap);
}

TEST(GapTable, TheAssignedFigureOfTheYearIsHeldApartFromTheTarget) {
  Office office({commune(110, 200), commune({}, 0, "002")});
  office.request.plan_targets = {{{"WATER", "2024-11", "001", 2024}, 52},
                                 {{"WATER", "2024-11", "002", 2024}, 52},
                                 {{"WATER", "2024-11", "001", 2023}, 99}};
  const auto rows = office.rows();
  EXPECT_EQ(rows[0].status, Status::near);
  EXPECT_EQ(rows[0].plan_target, 52);
  EXPECT_EQ(rows[0].plan_gap, 0);
  EXPECT_EQ(rows[0].plan_status, Status::met);
  EXPECT_EQ(rows[1].plan_target, 52);
  EXPECT_EQ(rows[1].plan_status, Status::no_data);
  EXPECT_FALSE(rows[1].plan_gap);
  // What was assigned for reported figures judges no modelled one, no companion and no group.
  for (const int other : {0, 1, 2}) {
    auto figure = commune(110, 200);
    if (other == 0) figure.basis = Basis::modelled;
    if (other == 1) figure.measure = "reach";
    if (other == 2) figure.group = "minority";
    Office apart({figure});
    apart.request.plan_targets = office.request.plan_targets;
    EXPECT_FALSE(apart.row().plan_target);
  }
}

TEST(GapTable, TheRoadStartsAtTheSameSeriesInTheBaseYear) {
  auto first = commune(88, 200), now = commune(96, 200), other = commune(20, 200);
  first.year = other.year = 2022;
  other.group = "minority";
  Office office({first, now, other}); // 44 % to 60 % in eight years: 48 % in 2024 is on the road
  office.request.base_year = 2022;
  for (const auto &row : office.rows())
    if (row.figure.year == 2024) EXPECT_EQ(row.course, Course::on_course);
  office.target().judged_at = {"province"};
  for (const auto &row : office.rows()) EXPECT_EQ(row.course, Course::none) << "no verdict, no course";
}

struct SmallCase {
  const char *unit;
  const char *level;
  double denominator;
  bool small;
};

class SmallNumbers : public testing::TestWithParam<SmallCase> {};

TEST_P(SmallNumbers, AreFlagged) {
  const auto &c = GetParam();
  auto figure = commune(c.denominator, c.denominator);
  figure.unit.level = c.level;
  Office office({figure});
  office.target().unit = c.unit;
  EXPECT_EQ(office.row().figure.flags.count("small") > 0, c.small);
}

INSTANTIATE_TEST_SUITE_P(Rules, SmallNumbers,
                         testing::Values(SmallCase{"% of people", "commune", 29, true},
                                         SmallCase{"% of people", "commune", 30, false},
                                         SmallCase{"% of children 6-10", "commune", 29, true},
                                         SmallCase{"per 10 000", "commune", 29, true},
                                         SmallCase{"% of schools", "commune", 4, true},
                                         SmallCase{"% of schools", "commune", 5, false},
                                         // One school is a small number; one commune is the commune itself.
                                         SmallCase{"% of schools", "commune", 1, true},
                                         SmallCase{"% of communes", "commune", 1, false},
                                         SmallCase{"% of communes", "district", 1, true},
                                         SmallCase{"% of districts", "district", 1, false}));

TEST(GapTable, UncertainWhereLowAndHighGiveDifferentVerdicts) {
  auto figure = commune(118, 200); // 59 %
  figure.low = 57;
  figure.high = 61;
  EXPECT_EQ(Office({figure}).row().figure.flags.count("uncertain"), 1U);
  figure.high = 59.5;
  EXPECT_EQ(Office({figure}).row().figure.flags.count("uncertain"), 0U);
}

TEST(GapTable, ToTargetIsEmptyWhereNothingIsCounted) {
  auto value_only = commune({}, 0);
  value_only.value = 40;
  EXPECT_FALSE(Office({value_only}).row().to_target);
  Office years({commune(110, 200)});
  years.target().aggregate = Aggregate::none;
  EXPECT_FALSE(years.row().to_target);
  Office dwellings({value_only});
  dwellings.target().aggregate = Aggregate::sum;
  EXPECT_EQ(dwellings.row().to_target, 20);
}

TEST(GapTable, AMeasureInAUnitOfItsOwnIsShownAndNotHeldAgainstTheTarget) {
  auto litres = commune(6000, 100);
  litres.measure = "litres";
  litres.value = 60;
  litres.measured_in = "litres per person per day";
  const auto row = Office({litres}).row();
  EXPECT_EQ(row.measured_in, "litres per person per day");
  EXPECT_EQ(row.status, Status::reference);
  EXPECT_FALSE(row.target);
  EXPECT_FALSE(row.gap);
  EXPECT_FALSE(row.to_target);
}

TEST(GapTable, RowsComeInTheOrderOfTheirKeysAndKeysAreUnique) {
  const auto rows = Office({commune(1, 200, "002"), commune(1, 200, "001")}).rows();
  EXPECT_EQ(rows[0].figure.unit.code, "001");
  EXPECT_EQ(refusal(Office({commune(1, 200), commune(2, 200)})), "rows_collide");
  auto wet = commune(2, 200);
  wet.season = "wet";
  EXPECT_EQ(refusal(Office({commune(1, 200), wet})), "nothing");
}

TEST(GapTable, ALedgerThatDoesNotCloseStopsTheRun) {
  auto figure = commune(110, 200);
  figure.has_ledger = true;
  figure.ledger = {.beyond_limit = 89.6, .covered = 110};
  EXPECT_EQ(refusal(Office({figure})), "nothing") << "0.4 of a person is rounding";
  figure.ledger.beyond_limit = 89.4;
  EXPECT_EQ(refusal(Office({figure})), "ledger_open");
}

TEST(GapTable, AFigureWithoutATargetRowIsLeftOut) {
  auto stranger = commune(1, 200);
  stranger.indicator = "NOT-IN-THE-PAPER";
  EXPECT_EQ(Office({stranger, commune(1, 200)}).rows().size(), 1U);
}

} // namespace
} // namespace gis::gaps
