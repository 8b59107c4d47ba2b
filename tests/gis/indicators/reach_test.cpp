#include "tests/gis/indicators/Country.h"

namespace gis::indicators {
namespace {

using tests::Country;

Ledger split(double covered, double beyond, double unreachable = 0, double unknown = 0) {
  return {.unknown = unknown, .unreachable = unreachable, .beyond_limit = beyond, .covered = covered};
}

/// Places: a 100, b 200, c1 100, c2 200, d 400.
PlaceReach reached() {
  PlaceReach reach{.service = "school", .limit = "near", .mode = "walk", .season = "dry"};
  reach.ledgers[0] = {split(100, 0), split(50, 150), split(100, 0), split(20, 160, 20), split(0, 0, 400)};
  reach.ledgers[1] = {split(80, 20), split(40, 160), split(90, 10), split(0, 180, 20), split(0, 0, 400)};
  reach.ledgers[2] = {split(100, 0), split(90, 110), split(100, 0), split(60, 120, 20), split(0, 0, 400)};
  reach.ledgers[3] = {split(100, 0), split(120, 80), split(95, 5), split(10, 170, 20), split(0, 0, 400)};
  reach.flat = {0, 0, 0, 30, 0};
  reach.moved = {0, 8, 0, 0, 0};
  reach.sources = {"roads"};
  return reach;
}

const Question within{.indicator = "REACH",
                      .measure = "main",
                      .method = "reach",
                      .basis = Basis::modelled,
                      .service = "school",
                      .limit = "near"};

TEST(Reach, AddsThePlacesOfAUnitAndSaysWhereEverybodyWent) {
  Country country;
  country.reaches = {reached()};
  const auto p = Country::of(country.answers(within), "p");
  EXPECT_EQ(p.denominator, 1000);
  EXPECT_NEAR(*p.numerator, 270, 1e-9);
  EXPECT_NEAR(*p.value, 27, 1e-9);
  EXPECT_NEAR(p.ledger.beyond_limit, 310, 1e-9);
  EXPECT_NEAR(p.ledger.unreachable, 420, 1e-9);
  EXPECT_NEAR(p.ledger.total(), 1000, 1e-9);
  EXPECT_EQ(p.mode, "walk");
  EXPECT_EQ(p.season, "dry");
  EXPECT_EQ(p.sources, (std::set<std::string>{"roads"}));
  EXPECT_EQ(p.flags, (std::set<std::string>{"flat_assumed", "moved"}));
}

TEST(Reach, ThePopulationIsCountedApartFromTheClasses) {
  Country country;
  country.reaches = {reached()};
  country.reaches[0].ledgers[0][4] = split(0, 0, 390); // ten people of d went nowhere
  const auto d = Country::of(country.answers(within), "d");
  EXPECT_EQ(d.denominator, 400);
  EXPECT_EQ(d.ledger.total(), 390) << "so that the gap table can refuse the row";
}

TEST(Reach, TheIntervalIsTheEnvelopeOfOneChangeAtATime) {
  Country country;
  country.reaches = {reached()};
  const auto figures = country.answers(within);
  const auto b = Country::of(figures, "b"), c = Country::of(figures, "c");
  EXPECT_NEAR(*b.low, 20, 1e-9); // limit × 0.8
  EXPECT_NEAR(*b.value, 25, 1e-9);
  EXPECT_NEAR(*b.high, 60, 1e-9); // people spread evenly reach further than limit × 1.2 does
  EXPECT_NEAR(*c.low, 30, 1e-9);
  EXPECT_NEAR(*c.high, 160.0 / 3, 1e-9);
}

TEST(Reach, WhereNobodysSignalIsKnownThereIsNoFigure) {
  Country country;
  country.reaches = {reached()};
  auto &signal = country.reaches[0];
  signal.received = true;
  const auto hole = [](double covered, double unknown, double silent) {
    return Ledger{.outside_data = unknown, .beyond_limit = silent, .covered = covered};
  };
  signal.ledgers[0] = {hole(70, 20, 10), hole(0, 200, 0), hole(100, 0, 0), hole(200, 0, 0), hole(400, 0, 0)};
  for (std::size_t v = 1; v < 4; ++v) signal.ledgers[v] = signal.ledgers[0];
  signal.ledgers[2][0] = hole(90, 0, 10); // what nobody knows is heard at best
  signal.ledgers[2][1] = hole(200, 0, 0);
  const auto figures = country.answers(within);
  const auto a = Country::of(figures, "a"), b = Country::of(figures, "b"), c = Country::of(figures, "c");
  EXPECT_NEAR(*a.value, 70, 1e-9) << "of all people, as always";
  EXPECT_NEAR(*a.low, 70, 1e-9);
  EXPECT_NEAR(*a.high, 90, 1e-9);
  EXPECT_EQ(a.flags.count("partial"), 1U);
  EXPECT_FALSE(b.value);
  EXPECT_EQ(b.reason, "signal_unknown");
  EXPECT_NEAR(*b.low, 0, 1e-9);
  EXPECT_NEAR(*b.high, 100, 1e-9);
  EXPECT_EQ(b.denominator, 200);
  EXPECT_NEAR(b.ledger.total(), 200, 1e-9) << "people are never lost";
  EXPECT_EQ(c.flags.count("partial"), 0U);
  signal.received = false;
  EXPECT_NEAR(*Country::of(country.answers(within), "b").value, 0, 1e-9)
      << "of a way: no speed, so not there";
}

TEST(Reach, AGroupOfPeopleIsTheSharesOfItsPlaces) {
  Country country;
  country.reaches = {reached()};
  const auto figures = country.answers(within);
  const auto c = Country::of(figures, "c", "far");
  EXPECT_EQ(c.denominator, 200) << "the second settlement";
  EXPECT_NEAR(*c.numerator, 20, 1e-9);
  EXPECT_EQ(c.flags.count("even_share"), 0U);
  const auto b = Country::of(figures, "b", "far");
  EXPECT_EQ(b.denominator, 50) << "no settlements are listed: a quarter, spread evenly";
  EXPECT_NEAR(*b.value, 25, 1e-9);
  EXPECT_EQ(b.flags.count("even_share"), 1U);
  EXPECT_EQ(Country::of(figures, "p", "far").flags.count("even_share"), 1U);
  EXPECT_FALSE(Country::of(figures, "a", "far").applicable);
  EXPECT_FALSE(Country::of(figures, "b", "hill").applicable);
}

TEST(Reach, AGroupAndItsComplementSumToAll) {
  Country country;
  country.reaches = {reached()};
  country.groups.push_back(area::group_of_people(country.area, "rest", {1, 0}, {1, 0.75, {}, 1}));
  country.groups.push_back({.id = "plain", .unit_share = {0, 1, 1, 0}});
  const auto figures = country.answers(within);
  for (const auto &[group, other] : {std::pair{"far", "rest"}, {"hill", "plain"}})
    for (const char *code : {"p", "x", "y"}) {
      const auto one = Country::of(figures, code, group), two = Country::of(figures, code, other),
                 all = Country::of(figures, code);
      EXPECT_NEAR(one.denominator.value_or(0) + two.denominator.value_or(0), *all.denominator, 1e-9);
      EXPECT_NEAR(one.ledger.covered + two.ledger.covered, all.ledger.covered, 1e-9);
      EXPECT_NEAR(one.ledger.unreachable + two.ledger.unreachable, all.ledger.unreachable, 1e-9);
    }
}

TEST(Reach, AllCoveredIsAHundredPercentToTheLastBit) {
  Country country;
  country.people.places[0].people = 99.9;
  country.reaches = {reached()};
  country.reaches[0].ledgers[0][0] = split(0.1 + 0.2 + 99.6, 0); // not 99.9 in binary
  EXPECT_EQ(Country::of(country.answers(within), "a").value, 100);
}

TEST(Reach, AnAgeBandTakesItsShareOfEachUnitAndAMissingOneIsToldOnlyWhereItMatters) {
  Country country;
  country.reaches = {reached()};
  auto question = within;
  question.cohort = "age_6_10";
  country.area.cohorts = {{{"age_6_10", 0.1}}, {}, {{"age_6_10", 0.2}}, {{"age_6_10", 0.05}}};
  const auto figures = country.answers(question);
  EXPECT_NEAR(*Country::of(figures, "a").denominator, 10, 1e-9);
  const auto y = Country::of(figures, "y"); // 60 children of c, 20 of d; 24 covered
  EXPECT_NEAR(*y.denominator, 80, 1e-9);
  EXPECT_NEAR(*y.value, 30, 1e-9);
  EXPECT_EQ(Country::of(figures, "x").reason, "no_cohort");
  EXPECT_FALSE(Country::of(figures, "x").value);
  EXPECT_NEAR(*Country::of(figures, "x", "hill").denominator, 10, 1e-9) << "b is not in the group";
}

TEST(Reach, PeopleWithoutOfficialFigureCountAsUnknownNeverAsNobody) {
  Country country;
  country.reaches = {reached()};
  country.people.places[0].unknown = true;
  for (auto &ledger : country.reaches[0].ledgers) ledger[0] = split(0, 0, 0, 100);
  const auto x = Country::of(country.answers(within), "x");
  EXPECT_EQ(x.denominator, 300);
  EXPECT_NEAR(*x.value, 50 / 3.0, 1e-9) << "covered over all people of the row";
  country.people.places[0].people = 0; // no surface either
  for (auto &ledger : country.reaches[0].ledgers) ledger[0] = {};
  const auto a = Country::of(country.answers(within), "a");
  EXPECT_TRUE(a.applicable);
  EXPECT_FALSE(a.value);
  EXPECT_EQ(a.reason, "no_people");
}

TEST(Reach, WithoutServiceGroupOrScopeEveryRowSaysWhy) {
  Country country;
  country.groups.push_back({.id = "remote", .unit_share = {0, 0, 0, 0}, .known = false});
  const auto none = country.answers(within);
  EXPECT_EQ(none.size(), 7U * 4);
  for (const auto &f : none) EXPECT_TRUE(f.reason == "no_service" && !f.value);
  country.reaches = {reached()};
  EXPECT_EQ(Country::of(country.answers(within), "p", "remote").reason, "no_group");
  auto question = within;
  question.scope = "remote";
  EXPECT_EQ(Country::of(country.answers(question), "p").reason, "no_group");
}

class UnitsReach : public testing::Test {
protected:
  Country country;
  Question question = within;
  UnitsReach() {
    country.reaches = {reached()};
    country.services = {{.id = "school", .source = "", .symbol = "", .facilities = {}}};
    for (const char *code : {"a", "b", "c"})
      country.services[0].facilities.push_back({.id = code, .unit_code = code});
    question.method = "units_reach";
    question.counts_from = 25;
  }
};

TEST_F(UnitsReach, AUnitCountsWithItsOwnFacilityAndTheSetShareOfItsPeople) {
  // a 100 %, b 25 %, c 40 %; d has no school.
  const auto figures = country.answers(question);
  const auto p = Country::of(figures, "p");
  EXPECT_EQ(p.denominator, 4);
  EXPECT_EQ(p.numerator, 3);
  EXPECT_EQ(p.value, 75);
  EXPECT_EQ(p.low, 50); // with limit × 0.8 b has 20 %
  EXPECT_EQ(p.high, 75);
  EXPECT_EQ(Country::of(figures, "p", "all", "at_50").numerator, 1);
  EXPECT_EQ(Country::of(figures, "p", "all", "at_100").numerator, 1);
  // 57 of 100 people are 57 per cent, no hair less.
  country.reaches[0].ledgers[0][0] = split(57, 43);
  question.counts_from = 57;
  EXPECT_EQ(Country::of(country.answers(question), "a").numerator, 1);
  question.counts_from = 25;
  country.services[0].facilities.erase(country.services[0].facilities.begin());
  EXPECT_EQ(Country::of(country.answers(question), "p").numerator, 2);
}

TEST_F(UnitsReach, AGroupOfUnitsTakesWholeCommunesAndAGroupOfPeopleNone) {
  const auto figures = country.answers(question);
  EXPECT_EQ(Country::of(figures, "p", "hill").denominator, 2);
  EXPECT_EQ(Country::of(figures, "p", "hill").value, 50);
  EXPECT_FALSE(Country::of(figures, "b", "hill").applicable);
  EXPECT_EQ(Country::of(figures, "p", "far").reason, "not_by_group");
  question.scope = "hill";
  EXPECT_EQ(Country::of(country.answers(question), "p").denominator, 2);
}

} // namespace
} // namespace gis::indicators
