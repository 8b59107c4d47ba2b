#include "tests/gis/indicators/Country.h"

namespace gis::indicators {
namespace {

using tests::Country;

const Question litres{.indicator = "WATER",
                      .measure = "litres",
                      .method = "litres",
                      .basis = Basis::modelled,
                      .service = "water",
                      .limit = "piped",
                      .reason = "no_source",
                      .measured_in = "litres per person per day",
                      .scale = 1};

/// Of the places a 100, b 200, c1 100, c2 200, d 400 people: a, b and half of c2 have piped water.
Country with_water() {
  Country country;
  PlaceReach reach{.service = "water", .limit = "piped", .season = "all", .received = true};
  reach.unknown_reason = "water_unknown";
  const std::vector<double> people = {100, 200, 100, 200, 400}, piped = {100, 200, 0, 100, 0};
  for (auto &variant : reach.ledgers)
    for (std::size_t p = 0; p < people.size(); ++p)
      variant.push_back({.beyond_limit = people[p] - piped[p], .covered = piped[p]});
  reach.flat = reach.moved = {0, 0, 0, 0, 0};
  country.reaches = {reach};
  PlaceSupply supply{.service = "water", .limit = "piped", .attribute = "litres", .season = "all"};
  supply.things.assign(3, {6000, 24000, 0, 0, 0});
  supply.unknown = {0, 0, 0, 100, 0};
  country.supplies = {supply};
  return country;
}

TEST(Litres, AreThoseOfThePeopleOnANetworkAndOfKnownSchemes) {
  const auto country = with_water();
  const auto figures = country.answers(litres);
  EXPECT_NEAR(*Country::of(figures, "a", "all", "litres").value, 60, 1e-9);
  EXPECT_NEAR(*Country::of(figures, "x", "all", "litres").value, 100, 1e-9) << "30,000 litres for 300 people";
  EXPECT_EQ(Country::of(figures, "c", "all", "litres").reason, "partial_below") << "its scheme does not say";
  EXPECT_FALSE(Country::of(figures, "d", "all", "litres").applicable) << "nobody is on a network";
  EXPECT_EQ(Country::of(figures, "a", "all", "litres").measured_in, "litres per person per day");
  EXPECT_EQ(Country::of(Country().answers(litres), "a", "all", "litres").reason, "no_source");
}

TEST(PoorHouseholds, AreTheSettlementsShareAndMissingWhereNobodyCounts) {
  auto country = with_water();
  for (auto &settlement : country.area.settlements) {
    settlement.households = 50;
    settlement.poor_households = settlement.id == "c1" ? 25 : 5;
  }
  Question poor{.indicator = "WATER",
                .measure = "main",
                .method = "reach",
                .basis = Basis::modelled,
                .service = "water",
                .cohort = "poor_households",
                .limit = "piped"};
  const auto c = Country::of(country.answers(poor), "c");
  EXPECT_NEAR(*c.denominator, 100 * 0.5 + 200 * 0.1, 1e-9);
  EXPECT_NEAR(*c.numerator, 10, 1e-9) << "half of the 20 poor people of c2";
  EXPECT_NEAR(c.ledger.total(), 70, 1e-9);
  EXPECT_EQ(Country::of(country.answers(poor), "a").reason, "no_cohort");
}

TEST(CollectedSettlements, AreTakenFromTheZonesWhereTheRowIsModelled) {
  auto country = with_water();
  country.area.settlements[0].wastewater_collected = false;
  Question question{.indicator = "WASTE",
                    .measure = "main",
                    .method = "settlement_share",
                    .basis = Basis::modelled,
                    .attribute = "wastewater_collected",
                    .reason = "no_source"};
  EXPECT_EQ(Country::of(country.answers(question), "c").reason, "no_source");
  auto material = country.material();
  const std::vector<std::optional<bool>> collected = {false, true};
  material.collected = &collected;
  base::Findings none;
  const auto figure = Country::of(measure(question, material, none), "c");
  EXPECT_EQ(figure.value, 50);
  question.basis = Basis::counted;
  EXPECT_EQ(Country::of(measure(question, material, none), "c").reason, "attribute_unknown")
      << "one of two says nothing itself";
}

TEST(WaterUnknown, IsTheReasonWhereNobodyKnowsTheWorks) {
  auto country = with_water();
  for (auto &variant : country.reaches[0].ledgers) variant[4] = {.outside_data = 400};
  const Question question{.indicator = "WATER",
                          .measure = "main",
                          .method = "reach",
                          .basis = Basis::modelled,
                          .service = "water",
                          .limit = "piped"};
  EXPECT_EQ(Country::of(country.answers(question), "d").reason, "water_unknown");
}

TEST(FacilityCount, CountsThoseThatSayYesWhereTheScopeLives) {
  Country country;
  country.area.settlements[1].at = {1000, 0};
  services::Service wells{.id = "well", .source = "wells"};
  const auto well = [&](const char *unit, double east, base::Measure yes) {
    services::Facility one{.id = std::to_string(wells.facilities.size()), .at = {east, 0}, .unit_code = unit};
    one.numbers["groundwater"] = yes;
    wells.facilities.push_back(one);
  };
  for (const double east : {10.0, 20.0, 900.0, 990.0}) well("c", east, 1);
  well("c", 1010, 0);
  well("d", 0, {});
  country.services = {wells};
  Question question{.indicator = "GROUND",
                    .measure = "main",
                    .method = "facility_count",
                    .basis = Basis::counted,
                    .service = "well",
                    .attribute = "groundwater",
                    .reason = "no_source",
                    .combine = Combine::sum};
  const auto figures = country.answers(question);
  EXPECT_EQ(Country::of(figures, "c").value, 4);
  EXPECT_EQ(Country::of(figures, "a").value, 0) << "the list is known, and names none here";
  EXPECT_EQ(Country::of(figures, "d").reason, "attribute_unknown");
  EXPECT_EQ(Country::of(figures, "d").high, 1);
  EXPECT_EQ(Country::of(figures, "c", "far").value, 2) << "nearest to the second settlement";
  question.scope = "hill";
  EXPECT_FALSE(Country::of(country.answers(question), "c").applicable);
  question.service = "spring";
  EXPECT_EQ(Country::of(country.answers(question), "d").reason, "no_source");
}

} // namespace
} // namespace gis::indicators
