#include "gis/radio/itm/climates.h"
#include "gis/radio/itm/variability.h"
#include "tests/gis/radio/itm/Cases.h"

#include <cmath>

/// Where programs of this model have gone wrong, from the median on.
namespace gis::radio {
namespace {

ItmLink usual_link() { return {.transmitter_m = 30, .receiver_m = 5, .frequency_mhz = 100}; }

const Ground flat{"flat", 1000, std::vector<double>(101, 0.0)};

TEST(ItmTraps, TemperateAndSubtropicalShareTheirMedianNotTheirSpreads) {
  const auto &subtropical = climate(ItmClimate::continental_subtropical);
  const auto &temperate = climate(ItmClimate::continental_temperate);
  EXPECT_EQ(subtropical.median.far, temperate.median.far);
  EXPECT_EQ(subtropical.median.width_km, temperate.median.width_km);
  EXPECT_EQ(subtropical.minus.far, 2.66);
  EXPECT_EQ(temperate.minus.far, 2.68);
  EXPECT_EQ(subtropical.plus.peak, 15.53);
  EXPECT_EQ(temperate.plus.peak, 8.12);
  EXPECT_EQ(subtropical.duct, 0.801);
  EXPECT_EQ(subtropical.minus_frequency.peak, 0);
  EXPECT_EQ(temperate.minus_frequency.peak, 0.25);
}

TEST(ItmTraps, TheSpreadOfSituationsTakesTheDeviatesOnceSubstituted) {
  auto link = usual_link();
  link.variability = 2; // mobile: location stands for time
  link.statistics = ItmTimes{90, 20, 30};
  const auto found = itm_area({.distance_km = 20}, link);
  const auto &v = *found.steps.variability;
  EXPECT_EQ(v.location, v.time);
  EXPECT_NEAR(v.location_part_db, v.location_db * v.time, 1e-12);
  const double square = v.situation * v.situation;
  EXPECT_NEAR(v.variance_db2,
              v.situation_db * v.situation_db + std::pow(v.time_db * v.time, 2) / (7.8 + square) +
                  std::pow(v.location_db * v.time, 2) / (24 + square),
              1e-12);
  link.variability = 0; // single message: all are the situation
  const auto single = *itm_area({.distance_km = 20}, link).steps.variability;
  EXPECT_EQ(single.time, single.situation);
  EXPECT_EQ(single.location, single.situation);
  EXPECT_EQ(single.reliable_db, 0);
  link.variability = 1;
  const auto accidental = *itm_area({.distance_km = 20}, link).steps.variability;
  EXPECT_EQ(accidental.location, accidental.situation);
  EXPECT_EQ(accidental.time, v.time);
}

TEST(ItmTraps, DeviatesArePositiveBelowTheMedian) {
  EXPECT_NEAR(itm_deviate(0.1), 1.28155, 5e-4);
  EXPECT_NEAR(itm_deviate(0.9), -1.28155, 5e-4);
  double before = 0;
  for (const double time : {1.0, 10.0, 50.0, 90.0, 99.0}) {
    auto link = usual_link();
    link.statistics = ItmTimes{time, 50, 50};
    const double loss = *itm(flat.profile(), link).loss_db;
    EXPECT_GT(loss, before) << time;
    before = loss;
  }
}

TEST(ItmTraps, ConfidenceAndReliabilityAreSituationAndTime) {
  auto link = usual_link();
  link.statistics = ItmConfidence{.confidence = 77, .reliability = 90};
  const auto asked = itm_area({.distance_km = 20}, link);
  link.statistics = ItmTimes{.time = 90, .location = 50, .situation = 77};
  EXPECT_EQ(asked.loss_db, itm_area({.distance_km = 20}, link).loss_db);
  link.statistics = ItmConfidence{.confidence = 0, .reliability = 90};
  EXPECT_EQ(itm_area({.distance_km = 20}, link).code, ItmCode::confidence);
  link.statistics = ItmConfidence{.confidence = 50, .reliability = 100};
  EXPECT_EQ(itm_area({.distance_km = 20}, link).code, ItmCode::reliability);
}

} // namespace
} // namespace gis::radio
