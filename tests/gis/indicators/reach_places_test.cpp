#include "tests/gis/indicators/Country.h"

namespace gis::indicators {
namespace {

using tests::Country;

const Question places{.indicator = "SCHOOL",
                      .measure = "reach_places",
                      .method = "reach_places",
                      .basis = Basis::modelled,
                      .service = "school",
                      .cohort = "children",
                      .limit = "near"};

/// Places: a 100, b 200, c1 100, c2 200, d 400 people. In b half find no place; in d 300 may, if a school
/// that does not say has room.
Country with_schools() {
  Country country;
  for (auto &shares : country.area.cohorts) shares["children"] = 0.1;
  PlaceReach reach{.service = "school", .limit = "near", .mode = "walk", .season = "wet"};
  for (auto &variant : reach.ledgers)
    variant = {{.covered = 100},
               {.no_capacity = 100, .covered = 100},
               {.beyond_limit = 100},
               {.covered = 200},
               {.outside_data = 300, .covered = 100}};
  reach.flat = reach.moved = {0, 0, 0, 0, 0};
  country.reaches = {reach, reach};
  country.reaches[1].filled_for = "children";
  country.reaches[1].may_find = {0, 0, 0, 0, 300};
  country.services = {{.id = "school", .fills_up = true}};
  return country;
}

TEST(ReachPlaces, CountsWhoFindsAPlace) {
  const auto country = with_schools();
  const auto b = Country::of(country.answers(places), "b", "all", "reach_places");
  EXPECT_NEAR(*b.value, 50, 1e-9);
  EXPECT_NEAR(*b.numerator, 10, 1e-9) << "children";
  EXPECT_NEAR(b.ledger.no_capacity, 10, 1e-9);
  EXPECT_NEAR(b.ledger.total(), 20, 1e-9);
  EXPECT_TRUE(b.flags.empty());
}

TEST(ReachPlaces, WhereTooManyMayOrMayNotFindOneThereIsNoFigure) {
  const auto country = with_schools();
  const auto figures = country.answers(places);
  const auto d = Country::of(figures, "d", "all", "reach_places");
  EXPECT_FALSE(d.value);
  EXPECT_EQ(d.reason, "capacity_unknown");
  EXPECT_NEAR(*d.low, 25, 1e-9);
  EXPECT_FALSE(Country::of(figures, "p", "all", "reach_places").value) << "30 % of 1000";
}

TEST(ReachPlaces, AFewOfWhomItIsNotKnownLeaveTheFigurePartial) {
  auto country = with_schools();
  country.reaches[1].ledgers[0][4] = {.outside_data = 60, .covered = 340};
  country.reaches[1].may_find[4] = 60;
  const auto d = Country::of(country.answers(places), "d", "all", "reach_places");
  EXPECT_NEAR(*d.value, 85, 1e-9);
  EXPECT_EQ(d.flags, (std::set<std::string>{"partial"}));
}

TEST(ReachPlaces, PlainReachAndPlacesOfAnotherCohortAreOthers) {
  auto country = with_schools();
  auto plain = places;
  plain.measure = plain.method = "reach";
  EXPECT_NEAR(Country::of(country.answers(plain), "a", "all", "reach").value.value_or(-1), 100, 1e-9)
      << "one row, of the plain reach";
  auto other = places;
  other.cohort = "";
  EXPECT_EQ(Country::of(country.answers(other), "a", "all", "reach_places").reason, "no_limit");
  country.services[0].fills_up = false;
  EXPECT_EQ(Country::of(country.answers(other), "a", "all", "reach_places").reason, "no_capacity");
  country.services.clear();
  EXPECT_EQ(Country::of(country.answers(other), "a", "all", "reach_places").reason, "no_service");
}

} // namespace
} // namespace gis::indicators
