// Settlements and facilities as a window shows them.
#include "gis/study/results.h"
#include "tests/ui/commands/program.h"
#include "ui/commands/offers.h"
#include "ui/commands/relief.h"
#include "ui/commands/site_card.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace {

using namespace ui;
using commands::Site;

const gis::study::Results &results() {
  static const auto read = gis::study::read_results(tests::sample_results());
  return read;
}
const std::vector<Site> &all() {
  static const auto made = [] {
    commands::MapLayers layers(results());
    return commands::sites(layers);
  }();
  return made;
}
const words::Words &en() {
  static const words::Words made(words::Language::en);
  return made;
}

TEST(Sites, AFacilityOfSeveralServicesIsOneSite) {
  std::set<std::tuple<std::string, double, double>> places;
  int several = 0;
  for (const auto &site : all()) {
    if (site.services.empty()) continue;
    EXPECT_TRUE(places.emplace(site.name, site.at.x, site.at.y).second) << site.name;
    several += site.services.size() > 1;
    const bool school =
        std::find(site.services.begin(), site.services.end(), "primary") != site.services.end();
    if (school) EXPECT_EQ(site.layer, "schools") << site.name;
  }
  EXPECT_GT(several, 0);
}

TEST(Sites, TheNearestAreTheNearestOfThatService) {
  const auto from = all().front().at;
  const auto near = commands::nearest(all(), "primary", from);
  ASSERT_EQ(near.size(), 5U);
  // The obvious way: the distance to every one of them.
  std::vector<double> distances;
  for (const auto &site : all())
    for (const auto &service : site.services)
      if (service == "primary") distances.push_back(std::hypot(site.at.x - from.x, site.at.y - from.y));
  std::sort(distances.begin(), distances.end());
  for (std::size_t i = 0; i < near.size(); ++i) EXPECT_EQ(near[i].metres, distances[i]);
  EXPECT_TRUE(commands::nearest(all(), "no such service", from).empty());
}

TEST(Sites, NoFacilityIsNearToItself) {
  for (const auto &site : all()) {
    if (site.services.empty()) continue;
    const auto lines = commands::nearest_lines(all(), site.services.front(), site, en());
    EXPECT_LE(lines.size(), 5U);
    for (const auto &line : lines) EXPECT_FALSE(line.name == site.name && line.at == site.at) << site.name;
  }
}

TEST(Sites, TheCardOfASettlementSaysWhetherItIsWithinReach) {
  commands::Selection choice;
  choice.indicator = "EDU-PRI";
  choice = commands::nearest_selection(results(), choice);
  commands::MapLayers layers(results());
  const auto ways = commands::settlement_ways(results(), choice, en(), layers);
  const auto far = commands::far_settlements(results(), choice, en(), layers);
  int beyond = 0, within = 0;
  for (const auto &site : all()) {
    if (site.layer != "settlements") continue;
    const auto card = commands::site_card(results(), site, ways, en());
    beyond += card.way.ends_with("out of reach.");
    within += card.way.ends_with("within reach.");
    EXPECT_FALSE(card.title.empty());
    EXPECT_FALSE(card.lines.empty());
  }
  EXPECT_EQ(beyond, static_cast<int>(far.size()));
  EXPECT_EQ(within, static_cast<int>(ways.size() - far.size()));
  EXPECT_GT(within, 0);
}

TEST(Sites, OfAnIndicatorWithoutServiceNoWayIsTold) {
  EXPECT_TRUE(commands::site_card(results(), all().front(), {}, en()).way.empty());
}

TEST(Relief, IsKeptWithTheResultsAndCoversTheUnits) {
  const auto relief = commands::relief(tests::sample_results());
  ASSERT_NE(relief, nullptr);
  const auto &finest = relief->levels.front();
  EXPECT_GE(finest.grid.cell_width, 30);
  EXPECT_LE(finest.grid.cell_width, 90);
  const auto lit = std::count_if(finest.light.begin(), finest.light.end(),
                                 [](std::uint8_t light) { return light != maps::Relief::no_light; });
  EXPECT_GT(lit, static_cast<long>(finest.light.size() / 2));
  std::set<std::uint8_t> seen(finest.light.begin(), finest.light.end());
  EXPECT_GT(seen.size(), 10U) << "hills";
}

} // namespace
