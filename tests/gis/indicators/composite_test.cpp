#include "tests/gis/indicators/Country.h"

namespace gis::indicators {
namespace {

using tests::Country;

Ledger split(double covered, double beyond) { return {.beyond_limit = beyond, .covered = covered}; }

/// Places: a 100, b 200, c1 100, c2 200, d 400. Each variant 1 less, each variant 2 more.
PlaceReach walked(const std::string &season) {
  PlaceReach reach{.service = "house", .limit = "near", .mode = "walk", .season = season};
  reach.ledgers[0] = {split(100, 0), split(160, 40), split(60, 40), split(180, 20), split(400, 0)};
  reach.ledgers[1] = {split(100, 0), split(100, 100), split(60, 40), split(180, 20), split(400, 0)};
  reach.ledgers[2] = reach.ledgers[3] = reach.ledgers[0];
  reach.flat = reach.moved = {0, 0, 0, 0, 0};
  reach.sources = {"roads"};
  return reach;
}

PlaceReach signal() {
  PlaceReach reach{.service = "radio", .limit = "receive", .mode = "", .season = "all", .received = true};
  reach.ledgers[0] = {split(50, 50), split(200, 0), split(100, 0), split(140, 60), split(400, 0)};
  reach.ledgers[1] = {split(50, 50), split(200, 0), split(100, 0), split(140, 60), split(100, 300)};
  reach.ledgers[2] = {split(90, 10), split(200, 0), split(100, 0), split(140, 60), split(400, 0)};
  reach.ledgers[3] = reach.ledgers[0];
  reach.flat = reach.moved = {0, 0, 0, 0, 0};
  reach.sources = {"masts"};
  return reach;
}

class Composite : public testing::Test {
protected:
  Country country;
  Question act{.indicator = "ACT",
               .measure = "main",
               .method = "units_reach",
               .basis = Basis::modelled,
               .service = "house",
               .limit = "near",
               .counts_from = 75};
  Question radio{.indicator = "RADIO",
                 .measure = "main",
                 .method = "units_reach",
                 .basis = Basis::modelled,
                 .service = "radio",
                 .limit = "receive",
                 .counts_from = 75};
  Question both{.indicator = "CULTURE",
                .measure = "main",
                .method = "composite",
                .basis = Basis::modelled,
                .reason = "no_masts",
                .composite = "units_all",
                .parts = {"ACT", "RADIO"}};

  Composite() {
    both.part_questions = {act, radio};
    country.reaches = {walked("dry"), signal()};
    country.services = {{.id = "house", .source = "", .symbol = "", .facilities = {}}};
    for (const char *code : {"a", "b", "d"})
      country.services[0].facilities.push_back({.id = code, .unit_code = code});
  }
};

TEST_F(Composite, ASignalAsksForNoFacilityOfTheUnitsOwn) {
  const auto figures = country.answers(radio); // a 50 %, b 100, c 80, d 100
  const auto p = Country::of(figures, "p");
  EXPECT_EQ(p.numerator, 3);
  EXPECT_EQ(p.low, 50);   // d falls when the field is weaker
  EXPECT_EQ(p.high, 100); // a has 90 % when it is stronger
  EXPECT_EQ(p.mode, "");
  EXPECT_EQ(p.season, "all");
}

TEST_F(Composite, AUnitCountsWhereEveryPartDoes) {
  // ACT: a 100 %, b 80 %, c has no house, d 100 %; RADIO: a 50 %, b 100 %, c 80 %, d 100 %.
  const auto figures = country.answers(both);
  const auto p = Country::of(figures, "p");
  EXPECT_EQ(p.denominator, 4);
  EXPECT_EQ(p.numerator, 2);
  EXPECT_EQ(p.value, 50);
  EXPECT_EQ(p.low, 25);  // b with a shorter limit, or d with a weaker field: one at a time
  EXPECT_EQ(p.high, 75); // a with a stronger field
  EXPECT_EQ(p.mode, "walk");
  EXPECT_EQ(p.season, "dry");
  EXPECT_EQ(p.sources, (std::set<std::string>{"masts", "roads"}));
  EXPECT_EQ(Country::of(figures, "p", "all", "at_50").numerator, 3);
  EXPECT_EQ(Country::of(figures, "p", "all", "at_95").numerator, 1);
  EXPECT_EQ(Country::of(figures, "p", "far").reason, "not_by_group");
  EXPECT_EQ(Country::of(figures, "p", "hill").numerator, 1);
}

TEST_F(Composite, HasARowForEverySeasonOfTheWaysAndNoneOfTheSignalsOwn) {
  country.reaches.push_back(walked("wet"));
  country.reaches.back().ledgers[0][1] = split(100, 100);
  const auto figures = country.answers(both);
  std::map<std::string, base::Measure> by_season;
  for (const auto &f : figures)
    if (f.unit.code == "p" && f.group == "all" && f.measure == "main") by_season[f.season] = f.numerator;
  EXPECT_EQ(by_season, (std::map<std::string, base::Measure>{{"dry", 2}, {"wet", 1}}));
}

TEST_F(Composite, PeopleCountWhereAllPartsReachThemTogether) {
  both.composite = "people_all";
  PlaceReach joint = walked("dry");
  joint.service = "CULTURE";
  joint.limit = joint_limit;
  joint.ledgers[0][0] = split(30, 70);
  joint.ledgers.push_back(joint.ledgers[0]);
  joint.ledgers.back()[0] = split(10, 90); // a fifth variant
  country.reaches.push_back(joint);
  const auto a = Country::of(country.answers(both), "a");
  EXPECT_EQ(a.value, 30);
  EXPECT_EQ(a.low, 10);
  EXPECT_EQ(a.high, 100);
}

TEST_F(Composite, WithoutOneOfItsPartsSaysWhatItWaitsFor) {
  country.reaches = {walked("dry")};
  EXPECT_EQ(Country::of(country.answers(both), "p").reason, "no_masts");
  both.scope = "hill";
  EXPECT_FALSE(Country::of(country.answers(both), "b").applicable) << "nobody of the scope";
  both.reason.clear();
  both.composite = "people_all";
  EXPECT_EQ(Country::of(country.answers(both), "p").reason, "part_missing");
  EXPECT_EQ(Country::of(country.answers(radio), "p").reason, "no_service");
}

} // namespace
} // namespace gis::indicators
