#include "tests/gis/indicators/Country.h"

namespace gis::indicators {
namespace {

using tests::Country;

const Question beds{.indicator = "BED",
                    .measure = "by_catchment",
                    .method = "catchment",
                    .basis = Basis::modelled,
                    .service = "hospital",
                    .cohort = "people",
                    .limit = "hour",
                    .attribute = "beds",
                    .scale = 10'000};

/// Places: a 100, b 200, c1 100, c2 200, d 400 people; a, b and c1 reach a hospital.
Country with_beds() {
  Country country;
  PlaceReach reach{.service = "hospital", .limit = "hour", .mode = "walk", .season = "dry"};
  for (auto &variant : reach.ledgers)
    for (const double people : {100, 200, 100, 200, 400})
      variant.push_back({.beyond_limit = people >= 200 ? people : 0, .covered = people < 200 ? people : 0});
  reach.flat = reach.moved = {0, 0, 0, 0, 0};
  reach.sources = {"roads"};
  country.reaches = {reach};
  PlaceSupply supply{
      .service = "hospital", .limit = "hour", .attribute = "beds", .mode = "walk", .season = "dry"};
  supply.things = {{5, 2, 3, 0, 0}, {10, 0, 0, 0, 0}, {4, 2, 2, 2, 0}};
  supply.unknown = {0, 0, 0, 0, 0};
  country.supplies = {supply};
  return country;
}

TEST(Catchment, IsWhatFallsToTheRowOverAllItsPeople) {
  const auto country = with_beds();
  const auto figures = country.answers(beds);
  const auto a = Country::of(figures, "a", "all", "by_catchment");
  EXPECT_NEAR(*a.value, 500, 1e-9) << "5 beds for 100 people";
  EXPECT_NEAR(*a.low, 400, 1e-9);
  EXPECT_NEAR(*a.high, 1000, 1e-9);
  const auto p = Country::of(figures, "p", "all", "by_catchment");
  EXPECT_NEAR(*p.numerator, 10, 1e-9);
  EXPECT_EQ(p.denominator, 1000) << "who reaches none counts as well";
  EXPECT_NEAR(*p.value, 100, 1e-9);
  EXPECT_NEAR(p.ledger.total(), 1000, 1e-9);
  EXPECT_EQ(p.mode, "walk");
  EXPECT_EQ(p.sources, (std::set<std::string>{"roads"}));
  EXPECT_NEAR(*Country::of(figures, "d", "all", "by_catchment").value, 0, 1e-9)
      << "known: no bed is in reach";
}

TEST(Catchment, AHospitalThatDoesNotSayIsNoHospitalWithoutBeds) {
  auto country = with_beds();
  country.supplies[0].unknown[1] = 150;
  const auto figures = country.answers(beds);
  const auto b = Country::of(figures, "b", "all", "by_catchment");
  EXPECT_FALSE(b.value);
  EXPECT_EQ(b.reason, "attribute_unknown");
  EXPECT_TRUE(Country::of(figures, "a", "all", "by_catchment").value);
  EXPECT_FALSE(Country::of(figures, "p", "all", "by_catchment").value);
}

TEST(Catchment, OfAnotherAttributeOrLimitIsNone) {
  const auto country = with_beds();
  auto other = beds;
  other.attribute = "doctors";
  EXPECT_EQ(Country::of(country.answers(other), "p", "all", "by_catchment").reason, "no_service");
  other = beds;
  other.limit = "day";
  EXPECT_FALSE(Country::of(country.answers(other), "p", "all", "by_catchment").value);
}

} // namespace
} // namespace gis::indicators
