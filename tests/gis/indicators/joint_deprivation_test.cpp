#include "gis/indicators/joint_deprivation.h"

#include "tests/gis/indicators/Country.h"

namespace gis::indicators {
namespace {

using tests::Country;

/// A reach by the share of each place that is covered; the rest is beyond the limit.
PlaceReach reach_of(const std::string &service, const std::vector<double> &shares) {
  const Country country;
  PlaceReach reach{.service = service, .limit = "near", .mode = "walk", .season = "wet"};
  for (auto &variant : reach.ledgers)
    for (std::size_t place = 0; place < shares.size(); ++place) {
      const double people = country.people.places[place].people;
      variant.push_back({.beyond_limit = people * (1 - shares[place]), .covered = people * shares[place]});
    }
  return reach;
}

/// Places: a 100, b 200, c1 100, c2 200, d 400 people.
struct Towns : Country {
  std::vector<PlaceReach> all = {reach_of("school", {1, 0.5, 0.49, 0, 1}),
                                 reach_of("station", {1, 1, 0.2, 0, 0}), reach_of("radio", {1, 1, 1, 0, 1}),
                                 reach_of("tv", {1, 0, 1, 0, 1})};
  std::vector<NeededService> services() const {
    return {{"school", {&all[0]}}, {"station", {&all[1]}}, {"signal", {&all[2], &all[3]}}};
  }
  std::vector<PlaceDeprivation> places(double share = 0.5) const {
    return joint_deprivation(services(), people, share);
  }
  UnitDeprivation unit(const std::string &code) const {
    const auto m = material();
    for (const auto &row : m.units)
      if (row.key.code == code) return unit_deprivation(row, m, places(), 3);
    return {};
  }
};

TEST(JointDeprivation, CountsTheServicesMostOfAPlaceLack) {
  const auto found = Towns().places();
  std::vector<double> missing;
  for (const auto &place : found) missing.push_back(place.missing().value_or(-1));
  EXPECT_EQ(missing, (std::vector<double>{0, 1, 2, 3, 1}));
  EXPECT_EQ(found[1].has, (std::vector<Has>{Has::yes, Has::yes, Has::no})) << "half have the school; no tv";
}

TEST(JointDeprivation, TheShareIsAParameter) {
  EXPECT_EQ(Towns().places(0.45)[2].missing(), 1) << "49 % are within reach of the school";
  EXPECT_EQ(Towns().places(0.2)[2].missing(), 0);
  EXPECT_EQ(Towns().places(0.51)[1].missing(), 2);
}

TEST(JointDeprivation, AUnitAddsUpThePeopleOfItsPlaces) {
  const auto c = Towns().unit("c");
  EXPECT_EQ(c.by_count, (std::vector<double>{0, 0, 100, 200}));
  EXPECT_EQ(c.lacking, (std::vector<double>{300, 300, 200}));
  EXPECT_NEAR(*c.mean, (2 * 100 + 3 * 200) / 300.0, 1e-12);
  EXPECT_EQ(c.settlements, 2U);
  const auto p = Towns().unit("p");
  EXPECT_EQ(p.people, 1000);
  EXPECT_EQ(p.by_count, (std::vector<double>{100, 600, 100, 200}));
  EXPECT_NEAR(*p.mean, 1.4, 1e-12);
}

TEST(JointDeprivation, PeopleOfUnknownNumberStayUnknown) {
  Towns towns;
  towns.people.places[4].unknown = true;
  EXPECT_FALSE(towns.places()[4].missing());
  EXPECT_EQ(towns.places()[4].count(Has::unknown), 3U);
  const auto d = towns.unit("d"), p = towns.unit("p");
  EXPECT_FALSE(d.mean);
  EXPECT_EQ(d.people_unknown, 400);
  EXPECT_EQ(p.people_unknown, 400);
  EXPECT_FALSE(p.mean) << "known for 60 %";
  EXPECT_EQ(p.by_count, (std::vector<double>{100, 200, 100, 200}));
}

TEST(JointDeprivation, ASignalNobodyKnowsOfIsUnknownOnlyWhereItDecides) {
  Towns towns;
  auto &tv = towns.all[3];
  tv.received = true;
  tv.ledgers[0][1] = {.outside_data = 200};                    // b: not known at all
  tv.ledgers[0][2] = {.outside_data = 60, .beyond_limit = 40}; // c1: may be 60 %
  tv.ledgers[0][3] = {.outside_data = 60, .beyond_limit = 140};
  tv.ledgers[0][4] = {.outside_data = 100, .covered = 300};
  const auto found = towns.places();
  EXPECT_EQ(found[1].has[2], Has::unknown);
  EXPECT_FALSE(found[1].missing());
  EXPECT_EQ(found[2].has[2], Has::unknown);
  EXPECT_EQ(found[2].count(Has::no), 2U) << "at least two are lacking";
  EXPECT_EQ(found[3].has[2], Has::no) << "no radio, whatever of the tv";
  EXPECT_EQ(found[4].has[2], Has::yes);
}

TEST(JointDeprivation, WhereNobodyLivesNothingIsLacking) {
  Towns towns;
  towns.people.places[0].people = 0;
  for (auto &reach : towns.all) reach.ledgers[0][0] = {};
  EXPECT_FALSE(towns.places()[0].missing());
  EXPECT_EQ(towns.unit("a").people, 0);
  EXPECT_FALSE(towns.unit("a").mean);
}

} // namespace
} // namespace gis::indicators
