#include "tests/gis/indicators/Country.h"

namespace gis::indicators {
namespace {

using tests::Country;

const Question vaccinated{.indicator = "VACC", .measure = "main", .method = "statistic"};

Statistic ratio(double numerator, double denominator, const std::string &quality = "official") {
  return {.numerator = numerator, .denominator = denominator, .quality = quality, .source = "office"};
}

class Reported : public testing::Test {
protected:
  Country country;
  void enter(const std::string &code, const Statistic &s, int year = 2024, const std::string &group = "all") {
    const std::string level = code == "p" ? "province" : code == "x" || code == "y" ? "district" : "commune";
    EXPECT_TRUE(country.statistics.add({Basis::reported, "VACC", level, code, year, group}, s));
  }
  void enter_all() {
    enter("a", ratio(40, 50));
    enter("b", ratio(50, 100));
    enter("c", ratio(60, 150));
    enter("d", ratio(100, 200));
  }
};

TEST_F(Reported, RatiosAreAddedAsNumeratorsAndDenominatorsNotAveraged) {
  enter_all();
  const auto figures = country.answers(vaccinated);
  EXPECT_EQ(Country::of(figures, "a").value, 80);
  const auto x = Country::of(figures, "x"), p = Country::of(figures, "p");
  EXPECT_EQ(x.numerator, 90);
  EXPECT_EQ(x.denominator, 150);
  EXPECT_EQ(x.value, 60);
  EXPECT_EQ(p.value, 50);
  EXPECT_FALSE(p.low || p.high) << "all is known";
  EXPECT_EQ(p.flags.count("partial"), 0U);
}

TEST_F(Reported, FiftySevenOfAHundredIsFiftySevenToTheLastBit) {
  for (int n = 0; n <= 100; ++n) {
    Country fresh;
    fresh.statistics.add({Basis::reported, "VACC", "commune", "a", 2024, "all"}, ratio(n, 100));
    fresh.statistics.add({Basis::reported, "VACC", "commune", "b", 2024, "all"}, ratio(n, 100));
    const auto figures = fresh.answers(vaccinated);
    EXPECT_EQ(Country::of(figures, "a").value, n);
    EXPECT_EQ(Country::of(figures, "x").value, n);
  }
}

TEST_F(Reported, MeasuresOfOneIndicatorDoNotMix) {
  country.statistics.add({Basis::reported, "VACC", "commune", "a", 2024, "all", "satellite_tv"},
                         ratio(30, 100));
  country.statistics.add({Basis::reported, "VACC", "commune", "a", 2023, "all", "satellite_tv"},
                         ratio(20, 100));
  enter("a", {.numerator = 90, .denominator = 100});
  auto question = vaccinated;
  EXPECT_EQ(Country::of(country.answers(question), "a").value, 90);
  question.measure = "satellite_tv";
  EXPECT_EQ(Country::of(country.answers(question), "a", "all", "satellite_tv").value, 30);
  EXPECT_EQ(country.statistics.years(Basis::reported, "VACC"), (std::vector<int>{2024}));
  EXPECT_EQ(country.statistics.years(Basis::reported, "VACC", "satellite_tv"),
            (std::vector<int>{2023, 2024}));
}

TEST_F(Reported, SumsAddAndAreNotGivenWhereOneIsMissing) {
  auto question = vaccinated;
  question.combine = Combine::sum;
  enter("a", {.value = 3});
  enter("b", {.value = 4});
  enter("c", {.numerator = 5}); // a count in the numerator's column is the count
  const auto figures = country.answers(question);
  EXPECT_EQ(Country::of(figures, "x").value, 7);
  EXPECT_FALSE(Country::of(figures, "p").value);
  EXPECT_EQ(Country::of(figures, "p").reason, "partial_below");
  EXPECT_FALSE(Country::of(figures, "d").value) << "missing is not 0";
  EXPECT_EQ(Country::of(figures, "d").reason, "no_statistic");
}

TEST_F(Reported, LifeExpectancyIsNeverAddedUp) {
  auto question = vaccinated;
  question.combine = Combine::none;
  for (const char *code : {"a", "b", "c", "d"}) enter(code, {.value = 74});
  enter("p", {.value = 75.5});
  const auto figures = country.answers(question);
  EXPECT_EQ(Country::of(figures, "p").value, 75.5);
  EXPECT_FALSE(Country::of(figures, "x").value);
  EXPECT_EQ(Country::of(figures, "x").reason, "not_aggregable");
}

TEST_F(Reported, WithoutDenominatorsNoTotalIsComputed) {
  enter("a", ratio(40, 50));
  enter("b", {.value = 50});
  const auto x = Country::of(country.answers(vaccinated), "x");
  EXPECT_FALSE(x.value || x.low || x.high);
  EXPECT_EQ(x.reason, "not_aggregable");
}

TEST_F(Reported, AtLeast80PercentKnownGivesAPartialValueWithItsBounds) {
  enter("a", ratio(40, 50));
  enter("b", ratio(50, 100));
  enter("d", ratio(100, 250));
  enter("c", ratio(70, 100), 2022); // how large c is, from its nearest other year
  enter("c", ratio(10, 900), 2020);
  const auto p = Country::of(country.answers(vaccinated), "p");
  // Known 190 of 400; c adds 100 to the whole: exactly 80 % is known.
  EXPECT_EQ(p.value, 190.0 * 100 / 400);
  EXPECT_EQ(p.low, 190.0 * 100 / 500);
  EXPECT_EQ(p.high, 290.0 * 100 / 500);
  EXPECT_EQ(p.flags.count("partial"), 1U);
}

TEST_F(Reported, Below80PercentThereAreBoundsAndNoValue) {
  enter("a", ratio(40, 50));
  enter("b", ratio(50, 100));
  enter("d", ratio(100, 250));
  enter("c", ratio(70, 101), 2022);
  const auto p = Country::of(country.answers(vaccinated), "p");
  EXPECT_FALSE(p.value);
  EXPECT_EQ(p.reason, "partial_below");
  EXPECT_NEAR(*p.low, 190.0 / 501 * 100, 1e-12);
  EXPECT_NEAR(*p.high, 291.0 / 501 * 100, 1e-12);
}

TEST_F(Reported, AMissingUnitIsAsLargeAsItsPeopleWhereNoOtherYearTells) {
  enter("b", ratio(90, 100)); // b has 200 people, so a with 100 people counts 50
  const auto x = Country::of(country.answers(vaccinated), "x");
  EXPECT_FALSE(x.value); // 100 of 150 known
  EXPECT_NEAR(*x.low, 60, 1e-12);
  EXPECT_NEAR(*x.high, 140.0 / 150 * 100, 1e-12);
  country.area.edition.levels[0].units[0].people.reset();
  const auto unknown = Country::of(country.answers(vaccinated), "x");
  EXPECT_FALSE(unknown.value || unknown.low) << "a unit of unknown size is not one of size 0";
  EXPECT_EQ(unknown.reason, "partial_below");
}

TEST_F(Reported, AUnitWhoseDenominatorIsZeroDoesNotApplyAndLeavesNoGap) {
  enter("a", ratio(0, 0));
  enter("b", ratio(50, 100));
  const auto figures = country.answers(vaccinated);
  EXPECT_FALSE(Country::of(figures, "a").applicable);
  EXPECT_EQ(Country::of(figures, "x").value, 50);
  EXPECT_EQ(Country::of(figures, "x").flags.count("partial"), 0U);
}

TEST_F(Reported, DistrictsAreAddedWhereCommunesHaveNothingAndAMissingOneCountsByItsPeople) {
  enter("y", ratio(140, 350)); // 700 of 1000 people: 70 % known
  const auto p = Country::of(country.answers(vaccinated), "p");
  EXPECT_FALSE(p.value) << "one district of two is not the province";
  EXPECT_EQ(p.reason, "partial_below");
  EXPECT_NEAR(*p.low, 28, 1e-9);  // 140 of 500
  EXPECT_NEAR(*p.high, 58, 1e-9); // 290 of 500
  enter("x", ratio(60, 150));
  EXPECT_EQ(Country::of(country.answers(vaccinated), "p").value, 40);
}

TEST_F(Reported, AFourthLevelDoesNotCountAFigureTwice) {
  auto &levels = country.area.edition.levels;
  levels.insert(levels.begin() + 2,
                {"former", {{.code = "f", .parent = "p"}, {.code = "g", .parent = "p"}}, ""});
  levels[1].units[0].parent = "f";
  levels[1].units[1].parent = "g";
  enter("x", ratio(60, 150));
  enter("y", ratio(140, 350));
  const auto districts_only = Country::of(country.answers(vaccinated), "p");
  EXPECT_EQ(districts_only.value, 40);
  EXPECT_EQ(districts_only.flags.count("partial"), 0U);
  country.statistics.add({Basis::reported, "VACC", "former", "f", 2024, "all"}, ratio(75, 150));
  country.statistics.add({Basis::reported, "VACC", "former", "g", 2024, "all"}, ratio(175, 350));
  EXPECT_EQ(Country::of(country.answers(vaccinated), "p").value, 50) << "the level next below, once";
}

TEST_F(Reported, AnUpperFigureThatDisagreesStaysBesideTheSumWithAFinding) {
  enter_all();
  enter("p", ratio(300, 500));
  base::Findings findings;
  const auto figures = country.answers(vaccinated, &findings);
  EXPECT_EQ(Country::of(figures, "p").value, 60);
  EXPECT_EQ(Country::of(figures, "p", "all", "by_sum").value, 50);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "upper_disagrees");
  EXPECT_EQ(findings[0].unit_code, "p");
  EXPECT_EQ(findings[0].facts.at("given"), "60");
  EXPECT_EQ(findings[0].facts.at("computed"), "50");
}

TEST_F(Reported, APreliminaryFigureGivesWayToTheOfficialOneAndStaysOnRecord) {
  for (const bool official_first : {true, false}) {
    Statistics statistics;
    const Statistics::Key key{Basis::reported, "VACC", "commune", "a", 2024, "all"};
    EXPECT_TRUE(statistics.add(key, official_first ? ratio(40, 50) : ratio(44, 50, "preliminary")));
    EXPECT_TRUE(statistics.add(key, official_first ? ratio(44, 50, "preliminary") : ratio(40, 50)));
    EXPECT_EQ(statistics.find(key)->numerator, 40);
    ASSERT_EQ(statistics.superseded().size(), 1U);
    EXPECT_EQ(statistics.superseded()[0].second.numerator, 44);
    EXPECT_FALSE(statistics.add(key, ratio(41, 50))) << "two official figures: which one is right?";
    EXPECT_TRUE(statistics.add(key, ratio(9, 50, ""))) << "one that does not say gives way";
    EXPECT_EQ(statistics.find(key)->numerator, 40);
  }
}

TEST_F(Reported, APreliminaryPartMakesThePreliminaryWhole) {
  enter("a", ratio(40, 50, "preliminary"));
  enter("b", ratio(50, 100));
  const auto figures = country.answers(vaccinated);
  EXPECT_EQ(Country::of(figures, "a").flags.count("preliminary"), 1U);
  EXPECT_EQ(Country::of(figures, "b").flags.count("preliminary"), 0U);
  EXPECT_EQ(Country::of(figures, "x").flags.count("preliminary"), 1U);
}

TEST_F(Reported, AGroupOfWholeUnitsIsTheSumOfItsUnitsAndWithTheOthersMakesAll) {
  enter_all();
  country.groups.push_back({.id = "plain", .unit_share = {0, 1, 1, 0}});
  const auto figures = country.answers(vaccinated);
  const auto hill = Country::of(figures, "p", "hill"), plain = Country::of(figures, "p", "plain"),
             all = Country::of(figures, "p");
  EXPECT_EQ(hill.numerator, 140);
  EXPECT_EQ(hill.denominator, 250);
  EXPECT_EQ(*hill.numerator + *plain.numerator, all.numerator);
  EXPECT_EQ(*hill.denominator + *plain.denominator, all.denominator);
  EXPECT_EQ(Country::of(figures, "a", "hill").value, 80) << "the whole commune is in the group";
  EXPECT_FALSE(Country::of(figures, "b", "hill").applicable);
}

TEST_F(Reported, AGroupOfPeopleNeverTakesTheUnitsRate) {
  enter_all();
  auto far = Country::of(country.answers(vaccinated), "c", "far");
  EXPECT_FALSE(far.value);
  EXPECT_EQ(far.reason, "not_by_group");
  enter("c", ratio(20, 90), 2024, "far"); // unless the table has that group
  far = Country::of(country.answers(vaccinated), "c", "far");
  EXPECT_NEAR(*far.value, 20.0 / 90 * 100, 1e-12);
}

TEST_F(Reported, AnUpperFigureAloneIsNotSplitByGroup) {
  enter("p", ratio(300, 500));
  const auto hill = Country::of(country.answers(vaccinated), "p", "hill");
  EXPECT_FALSE(hill.value);
  EXPECT_EQ(hill.reason, "not_by_group");
}

TEST_F(Reported, TheScopeOfTheRowIsNotIntersectedAgain) {
  enter("c", ratio(20, 90));
  auto question = vaccinated;
  question.scope = "far"; // the figure already speaks of the people of the scope
  const auto figures = country.answers(question);
  EXPECT_NEAR(*Country::of(figures, "c").value, 20.0 / 90 * 100, 1e-12);
  EXPECT_NEAR(*Country::of(figures, "c", "far").value, 20.0 / 90 * 100, 1e-12);
  EXPECT_FALSE(Country::of(figures, "a").applicable) << "nobody of the scope lives in a";
}

TEST_F(Reported, UnknownPeopleAreNotNobody) {
  enter("a", ratio(40, 50));
  country.people.places[0] = {.unit = 0, .people = 0, .unknown = true};
  EXPECT_EQ(Country::of(country.answers(vaccinated), "a").value, 80);
  country.people.places[0].unknown = false;
  EXPECT_FALSE(Country::of(country.answers(vaccinated), "a").applicable);
}

TEST_F(Reported, EarlierYearsShowOnlyWhatIsKnown) {
  enter("a", ratio(30, 50), 2022);
  const auto figures = country.answers(vaccinated);
  EXPECT_EQ(Country::of(figures, "a", "all", "main", 2022).value, 60);
  EXPECT_EQ(Country::of(figures, "a").reason, "no_statistic");
  for (const auto &f : figures) EXPECT_TRUE(f.year == 2024 || f.value);
}

TEST(Period, ASchoolYearCountsForTheYearItBeginsIn) {
  EXPECT_EQ(year_of_period("2024"), 2024);
  EXPECT_EQ(year_of_period("năm học 2023-2024"), 2023);
  EXPECT_EQ(year_of_period("quý I"), std::nullopt);
  EXPECT_EQ(year_of_period("20245"), std::nullopt);
}

} // namespace
} // namespace gis::indicators
