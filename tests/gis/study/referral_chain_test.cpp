#include "gis/study/referral_chain.h"
#include "tests/gis/study/Road.h"

#include <gtest/gtest.h>

namespace gis::study {
namespace {

/// The road, walked at a minute a cell; stations at cells 5 and 40, the hospital at cell 50.
struct Chain : tests::Road {
  Inputs inputs;
  travel::Ground ground;

  Chain() {
    inputs.grid = cost.grid;
    inputs.recipe.modes = {{.id = "walk",
                            .slope = false,
                            .note = "",
                            .seasons = {{.id = "dry", .default_kmh = 6, .land_kmh = {}, .road_kmh = {}}}}};
    inputs.recipe.referral = {{"station", "hospital"}, "walk", "dry"};
    add("A", 5);
    add("B", 40);
    service.id = "station";
    services::Service hospitals{.id = "hospital", .source = "health"};
    hospitals.facilities = {{.id = "H", .name = "H", .at = {505'050, 1'300'050}}};
    inputs.services = {service, hospitals};
    base::Findings findings;
    base::Progress quiet;
    travel::GroundRequest request;
    request.grid = cost.grid;
    ground = travel::burn_ground(std::move(request), findings, quiet);
  }
  ReferralChain find() const {
    base::Progress quiet;
    return referral_chain(inputs, ground, people, 1, quiet);
  }
};

TEST(ReferralChain, TimesAreAddedFromTheNearestStationOn) {
  const auto found = Chain().find();
  EXPECT_EQ(found.services, (std::vector<std::string>{"station", "hospital"}));
  ASSERT_EQ(found.minutes.size(), 6U);
  EXPECT_NEAR(*found.minutes[0][0], 2.5, 1e-9);
  EXPECT_NEAR(*found.minutes[0][1], 47.5, 1e-9) << "45 minutes from station A";
  EXPECT_NEAR(*found.minutes[4][1], 14.5, 1e-9);
  EXPECT_NEAR(*found.minutes[2][0], 14.6, 1e-9);
  EXPECT_NEAR(*found.minutes[2][1], 14.6 + (3 * 45 + 7 * 10) / 10.0, 1e-9)
      << "cells 20 – 22 go to A, 23 – 29 to B, each on from there";
  EXPECT_NEAR(*found.minutes[5][1], 14.5 + 10, 1e-9) << "past the hospital to the station and back";
}

TEST(ReferralChain, WhereMostDoNotGetThereIsNoMean) {
  Chain chain;
  for (std::uint32_t i = 0; i < 6; ++i) chain.people.cells[i].on_barrier = true;
  for (std::uint32_t i = 10; i < 15; ++i) chain.people.cells[i].on_barrier = true;
  const auto found = chain.find();
  EXPECT_FALSE(found.minutes[0][0]);
  EXPECT_NEAR(*found.minutes[1][0], 12, 1e-9) << "half of them do";
}

TEST(ReferralChain, WithoutAHospitalOnlyTheStationIsReached) {
  Chain chain;
  chain.inputs.services.pop_back();
  const auto found = chain.find();
  EXPECT_NEAR(*found.minutes[0][0], 2.5, 1e-9);
  EXPECT_FALSE(found.minutes[0][1]);
}

} // namespace
} // namespace gis::study
