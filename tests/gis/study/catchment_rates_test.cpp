#include "gis/study/catchment_rates.h"
#include "tests/gis/study/Road.h"

#include <gtest/gtest.h>
#include <numeric>

namespace gis::study {
namespace {

struct Hospitals : tests::Road {
  void add(const std::string &id, int column, base::Measure beds) {
    Road::add(id, column).numbers = {{"beds", beds}};
  }

  indicators::PlaceSupply beds(double minutes) const {
    base::Progress quiet;
    const CatchmentJob job{.service = &service,
                           .limit = {.id = "hour", .minutes = minutes},
                           .mode = "walk",
                           .season = "dry",
                           .attributes = {"beds"}};
    return catchment_rates(job, cost, {}, people, 1, quiet).at(0);
  }
};

double sum(const std::vector<double> &values) { return std::accumulate(values.begin(), values.end(), 0.0); }

TEST(CatchmentRates, AllThatIsReachedIsSharedOut) {
  Hospitals road;
  road.add("A", 5, 30);
  road.add("B", 25, 90);
  for (const double minutes : {3, 10, 25, 100}) {
    const auto found = road.beds(minutes);
    for (const auto &variant : found.things) EXPECT_NEAR(sum(variant), 120, 1e-9) << minutes;
    EXPECT_EQ(sum(found.unknown), 0);
  }
}

TEST(CatchmentRates, WithinTheLimitAllHaveAlike) {
  Hospitals road;
  road.add("A", 5, 33);
  const auto found = road.beds(5); // cells 0 – 10: 33 beds for 110 people
  EXPECT_NEAR(found.things[0][0], 30, 1e-9);
  EXPECT_NEAR(found.things[0][1], 3, 1e-9);
  EXPECT_NEAR(found.things[1][0], 33, 1e-9) << "4 minutes: cells 1 – 9";
  EXPECT_NEAR(found.things[2][1], 33.0 * 2 / 12, 1e-9) << "6 minutes: cells 0 – 11";
  EXPECT_EQ(found.things[0][2], 0);
}

TEST(CatchmentRates, WhoSharesTwoHasPartOfBoth) {
  Hospitals road;
  road.add("A", 5, 110);  // cells 0 – 10
  road.add("B", 15, 110); // cells 10 – 20
  const auto found = road.beds(5);
  EXPECT_NEAR(found.things[0][0], 100, 1e-9) << "a bed for each person";
  EXPECT_NEAR(found.things[0][1], 110, 1e-9) << "two at cell 10, which reaches both";
  EXPECT_NEAR(found.things[0][2], 10, 1e-9);
}

TEST(CatchmentRates, OneThatDoesNotSayLeavesItsPeopleUnknown) {
  Hospitals road;
  road.add("A", 5, 30);
  road.add("B", 55, {});
  road.add("C", 35, -4);
  const auto found = road.beds(5);
  EXPECT_EQ(found.unknown, (std::vector<double>{0, 0, 0, 100, 10, 100}));
  EXPECT_NEAR(sum(found.things[0]), 30, 1e-9);
}

TEST(CatchmentRates, OutsideTheGroundServesNobody) {
  Hospitals road;
  road.add("A", 500, 30);
  EXPECT_EQ(sum(road.beds(5).things[0]), 0);
}

} // namespace
} // namespace gis::study
