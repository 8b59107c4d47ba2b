#include "gis/study/catchment_areas.h"
#include "tests/gis/study/Road.h"

#include <gtest/gtest.h>

namespace gis::study {
namespace {

struct Clinics : tests::Road {
  LimitRecipe limit{.id = "near", .minutes = 6};

  FillingJob job() const { return {.service = &service, .limit = limit, .cohort = "", .shares = {}}; }
  FillingGround ground() const { return {&cost, &search, &people, 1}; }
  CatchmentAreas nearest() const {
    base::Progress quiet;
    std::vector<travel::SearchSource> starts;
    for (const auto &facility : service.facilities)
      starts.push_back({*cost.grid.cell_of(facility.at), static_cast<std::uint32_t>(starts.size())});
    return nearest_areas(job(), ground(), starts, quiet);
  }
  CatchmentAreas served() const {
    base::Progress quiet;
    return served_areas(job(), ground(), fill(job(), ground(), reach(limit), quiet));
  }
};

/// Cells from … to, by the column.
std::pair<double, double> columns(const geo::Geometry &area) {
  const auto box = area.box();
  return {(box.x_min - 500'000) / 100, (box.x_max - 500'000) / 100};
}

double people_to(const std::vector<Flow> &flows, std::uint32_t facility) {
  double sum = 0;
  for (const auto &flow : flows)
    if (flow.facility == facility) sum += flow.people;
  return sum;
}

TEST(CatchmentAreas, TheNearestOfEqualOnesIsTheLowestId) {
  Clinics clinics;
  clinics.add("A", 5);
  clinics.add("B", 15);
  const auto found = clinics.nearest();
  ASSERT_EQ(found.areas.size(), 2U);
  EXPECT_EQ(columns(found.areas[0]), std::pair(0.0, 11.0)) << "cell 10 is as far from both";
  EXPECT_EQ(columns(found.areas[1]), std::pair(11.0, 22.0)) << "six minutes east";
  ASSERT_EQ(found.flows.size(), 8U);
  const Flow &first = found.flows[0];
  EXPECT_EQ(std::pair(first.unit, first.facility), std::pair(0U, 0U));
  EXPECT_NEAR(first.people, 100, 1e-9);
  EXPECT_NEAR(*first.mean, 2.5, 1e-9) << "5 4 3 2 1 0 1 2 3 4 minutes";
  EXPECT_NEAR(people_to(found.flows, Flow::nowhere), 380, 1e-9) << "cells 22 – 59";
  EXPECT_FALSE(found.flows.back().mean);
}

TEST(CatchmentAreas, OfALengthTheMeanIsInMetres) {
  Clinics clinics;
  clinics.add("A", 5);
  for (auto &metre : clinics.cost.seconds_per_metre) metre = 1;
  clinics.limit = {.id = "near", .metres = 500};
  const auto found = clinics.nearest();
  EXPECT_EQ(columns(found.areas[0]), std::pair(0.0, 11.0));
  EXPECT_NEAR(*found.flows[0].mean, 250, 1e-9);
}

TEST(CatchmentAreas, WhereFacilitiesFillUpTheAreasAreOfThoseTheyServe) {
  Clinics clinics;
  clinics.limit.minutes = 5;
  clinics.add("A", 5).capacity = 70;
  clinics.add("B", 15).capacity = 500;
  const auto found = clinics.served();
  EXPECT_EQ(columns(found.areas[1]), std::pair(10.0, 21.0));
  EXPECT_DOUBLE_EQ(geo::area(found.areas[0]), 7 * 100 * 100) << "seven cells of ten people";
  EXPECT_EQ(columns(found.areas[0]), std::pair(2.0, 9.0)) << "the nearest seven";
  EXPECT_NEAR(people_to(found.flows, 0), 70, 1e-9);
  EXPECT_NEAR(people_to(found.flows, 1), 110, 1e-9);
  EXPECT_NEAR(people_to(found.flows, Flow::nowhere), 600 - 180, 1e-9);
}

TEST(CatchmentAreas, PeopleWhoCanNotBePlacedAreInNoFlow) {
  Clinics clinics;
  clinics.add("A", 5).capacity = 1000;
  clinics.people.places[0].unknown = true;
  clinics.people.cells[10].on_barrier = true;
  for (const auto &found : {clinics.nearest(), clinics.served()}) {
    double sum = 0;
    for (const auto &flow : found.flows) sum += flow.people;
    EXPECT_NEAR(sum, 490, 1e-9);
  }
}

} // namespace
} // namespace gis::study
