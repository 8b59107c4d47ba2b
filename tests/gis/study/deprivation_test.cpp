#include "gis/study/deprivation.h"

#include "tests/gis/indicators/Country.h"

namespace gis::study {
namespace {

using indicators::PlaceReach;

/// A study that asks for preschools and stations, in two seasons, of the country a … d.
struct Asked : tests::Country {
  Inputs inputs;

  Asked() {
    inputs.recipe.modes = {{.id = "walk", .note = "", .seasons = {{.id = "dry"}, {.id = "wet"}}}};
    inputs.questions = {{.indicator = "PRE", .method = "reach", .service = "preschool", .limit = "near"},
                        {.indicator = "MED", .method = "reach", .service = "station", .limit = "half_hour"}};
    add("preschool", "near", "walk", "dry", 1);
    add("preschool", "near", "walk", "wet", 0.3);
    add("station", "hour", "walk", "wet", 1);
    add("station", "half_hour", "walk", "wet", 0.4);
  }
  void add(const std::string &service, const std::string &limit, const std::string &mode,
           const std::string &season, double share) {
    PlaceReach reach{.service = service, .limit = limit, .mode = mode, .season = season};
    reach.received = mode.empty();
    reach.sources = {"of_" + service};
    for (auto &variant : reach.ledgers)
      for (const auto &place : people.places)
        variant.push_back({.beyond_limit = place.people * (1 - share), .covered = place.people * share});
    reaches.push_back(std::move(reach));
  }
  Deprivation find() const { return find_deprivation(inputs, material()); }
};

TEST(Deprivation, CountsWhatIsKnownInTheLastSeasonWithinTheLimitAskedFor) {
  const auto found = Asked().find();
  EXPECT_EQ(found.counted, (std::vector<std::string>{"preschool", "station"}));
  EXPECT_EQ(found.places.at(0).missing(), 2) << "30 % in the rains, 40 % within half an hour";
  EXPECT_EQ(found.sources, (std::set<std::string>{"of_preschool", "of_station"}));
  EXPECT_EQ(found.units.size(), 7U);
  EXPECT_EQ(found.units.back().by_count, (std::vector<double>{0, 0, 1000}));
}

TEST(Deprivation, TheSignalNeedsRadioAndTelevision) {
  Asked study;
  study.add("radio", "receive", "", "", 1);
  EXPECT_EQ(study.find().counted.size(), 2U) << "nothing is known of television";
  study.add("tv", "receive", "", "", 0.2);
  const auto found = study.find();
  EXPECT_EQ(found.counted, (std::vector<std::string>{"preschool", "station", "signal"}));
  EXPECT_EQ(found.places.at(0).missing(), 3);
}

TEST(Deprivation, CleanWaterIsCountedWhereItIsKnown) {
  Asked study;
  study.add("water", "clean", "", "", 0.9);
  const auto found = study.find();
  EXPECT_EQ(found.counted, (std::vector<std::string>{"preschool", "station", "water"}));
  EXPECT_EQ(found.places.at(0).missing(), 2);
}

TEST(Deprivation, AStudyMayLeaveServicesOut) {
  Asked study;
  study.inputs.recipe.deprivation.services = {"station", "signal"};
  const auto found = study.find();
  EXPECT_EQ(found.counted, (std::vector<std::string>{"station"}));
  EXPECT_EQ(found.places.at(0).missing(), 1);
}

TEST(Deprivation, ReachesWithPlacesAreNotThePlainOnes) {
  Asked study;
  for (auto &reach : study.reaches)
    if (reach.service == "preschool") reach.filled_for = "people";
  EXPECT_EQ(study.find().counted, (std::vector<std::string>{"station"}));
}

TEST(Deprivation, OfAStudyThatAsksForNothingThereIsNone) {
  Asked study;
  study.inputs.questions.clear();
  const auto found = study.find();
  EXPECT_TRUE(found.counted.empty() && found.units.empty());
}

} // namespace
} // namespace gis::study
