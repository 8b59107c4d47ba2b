#include "gis/base/Error.h"
#include "tests/gis/indicators/Country.h"

namespace gis::indicators {
namespace {

using tests::Country;

class Counted : public testing::Test {
protected:
  Country country;
  Counted() { country.services = {{.id = "school", .source = "list", .symbol = "", .facilities = {}}}; }
  void add(const std::string &unit, base::Measure number, bool satellite = false,
           const std::string &attribute = "hygienic") {
    auto &facilities = country.services[0].facilities;
    facilities.push_back({.id = std::to_string(facilities.size()),
                          .unit_code = unit,
                          .satellite = satellite,
                          .numbers = {{attribute, number}}});
  }
  Question question(const std::string &method, const std::string &attribute = "hygienic") {
    return {.indicator = "SCHOOL",
            .measure = "main",
            .method = method,
            .basis = Basis::counted,
            .service = "school",
            .attribute = attribute};
  }
};

TEST_F(Counted, AShareOfFacilitiesIsTakenOverThoseThatSay) {
  for (int i = 0; i < 3; ++i) add("a", 1);
  add("a", 0);
  add("a", {}); // unknown is not "no"
  const auto a = Country::of(country.answers(question("facility_share")), "a");
  EXPECT_EQ(a.value, 75);
  EXPECT_EQ(a.denominator, 4);
  EXPECT_EQ(a.low, 60);  // if the fifth says no
  EXPECT_EQ(a.high, 80); // if it says yes
  EXPECT_EQ(a.flags.count("partial"), 1U);
}

TEST_F(Counted, WithTooManyUnknownThereAreBoundsAndNoValue) {
  for (int i = 0; i < 3; ++i) add("a", 1);
  add("a", {});
  const auto a = Country::of(country.answers(question("facility_share")), "a");
  EXPECT_FALSE(a.value);
  EXPECT_EQ(a.reason, "attribute_unknown");
  EXPECT_EQ(a.low, 75);
  EXPECT_EQ(a.high, 100);
}

TEST_F(Counted, SatelliteSitesAreCountedApart) {
  add("a", 1);
  add("a", 0, true);
  EXPECT_EQ(Country::of(country.answers(question("facility_share")), "a").value, 100);
  auto apart = question("facility_share");
  apart.measure = "satellite";
  EXPECT_EQ(Country::of(country.answers(apart), "a", "all", "satellite").value, 0);
}

TEST_F(Counted, ACommuneWithoutSchoolsIsNotApplicableAndAGroupOfPeopleHasNone) {
  add("a", 1);
  add("d", 0);
  add("nowhere", 1);
  const auto figures = country.answers(question("facility_share"));
  EXPECT_FALSE(Country::of(figures, "b").applicable);
  EXPECT_EQ(Country::of(figures, "p").denominator, 2);
  EXPECT_EQ(Country::of(figures, "p", "hill").value, 50);
  EXPECT_EQ(Country::of(figures, "c", "far").reason, "not_by_group");
  EXPECT_FALSE(Country::of(figures, "a", "far").applicable);
}

TEST_F(Counted, ARateIsThingsPerTenThousandPeopleOfTheUnit) {
  add("a", 1, false, "beds");
  add("d", 2.5, false, "beds");
  add("d", 0.5, false, "beds");
  auto beds = question("rate", "beds");
  beds.scale = 10000;
  const auto figures = country.answers(beds);
  EXPECT_EQ(Country::of(figures, "a").value, 100); // 1 per 100
  EXPECT_EQ(Country::of(figures, "b").value, 0);   // listed nowhere: none stand there
  EXPECT_EQ(Country::of(figures, "p").value, 40);  // 4 per 1000
  EXPECT_EQ(Country::of(figures, "p", "hill").value, 80);
  EXPECT_EQ(Country::of(figures, "p").denominator, 1000);
  EXPECT_EQ(Country::of(figures, "c", "far").reason, "not_by_group");
}

TEST_F(Counted, ARateIsNotTakenWhereANumberOrThePeopleAreUnknown) {
  add("a", 1, false, "beds");
  add("a", {}, false, "beds");
  auto beds = question("rate", "beds");
  auto figures = country.answers(beds);
  EXPECT_EQ(Country::of(figures, "a").reason, "attribute_unknown");
  EXPECT_EQ(Country::of(figures, "p").reason, "attribute_unknown");
  EXPECT_TRUE(Country::of(figures, "y").value);
  country.people.places[4].unknown = true;
  figures = country.answers(beds);
  EXPECT_FALSE(Country::of(figures, "d").value);
  EXPECT_EQ(Country::of(figures, "d").reason, "no_people");
}

TEST_F(Counted, SettlementsAreCountedByTheirOwnAnswerFirst) {
  auto &settlements = country.area.settlements;
  settlements[0].wastewater_collected = true;
  settlements[1].wastewater_collected = false;
  for (const bool urban : {true, false}) {
    settlements.push_back({.id = "d", .unit = 3, .people = 200});
    settlements.back().urban = urban;
    settlements.back().concentrated = !urban;
    settlements.back().wastewater_collected = true;
  }
  for (auto &group : country.groups)
    if (!group.settlement_share.empty()) group.settlement_share.resize(4, 0.0);
  const auto figures = country.answers(question("settlement_share"));
  EXPECT_EQ(Country::of(figures, "c").value, 50);
  EXPECT_EQ(Country::of(figures, "p").denominator, 3) << "one is not concentrated";
  EXPECT_EQ(Country::of(figures, "p", "far").value, 0) << "the second settlement of c";
  EXPECT_FALSE(Country::of(figures, "a").applicable);
}

TEST_F(Counted, AnUnknownMethodIsRefusedWithTheList) {
  try {
    country.answers(question("magic"));
    FAIL();
  } catch (const base::Error &error) {
    EXPECT_EQ(error.code(), "method_unknown");
    EXPECT_NE(error.finding().facts.at("list").find("facility_share"), std::string::npos);
  }
}

TEST_F(Counted, MadeUpSourcesAreFlagged) {
  add("a", 1);
  auto material = country.material();
  base::Findings findings;
  material.illustrative = {"list"};
  const auto figures = measure(question("facility_share"), material, findings);
  EXPECT_EQ(Country::of(figures, "a").flags.count("illustrative"), 1U);
  EXPECT_EQ(Country::of(figures, "a").sources.count("list"), 1U);
}

} // namespace
} // namespace gis::indicators
