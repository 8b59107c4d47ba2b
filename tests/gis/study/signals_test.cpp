#include "gis/study/signals.h"

#include "gis/sources/csv.h"

#include <cmath>
#include <gtest/gtest.h>

namespace gis::study {
namespace {

constexpr auto yes = Heard::yes, no = Heard::no, unknown = Heard::unknown;

CellSignal alike(Heard one) { return {one, one, one}; }

TEST(Signals, TogetherAreHeardWhereAllAreAndUnknownOnlyWhereNoneIsSilent) {
  const std::vector<CellSignal> a = {alike(yes), alike(yes), alike(no), alike(unknown), alike(yes)};
  const std::vector<CellSignal> b = {alike(yes), alike(no), alike(unknown), alike(yes), alike(yes)};
  const std::vector<CellSignal> c = {alike(yes), alike(yes), alike(yes), alike(yes), alike(unknown)};
  const auto all = together({&a, &b, &c});
  EXPECT_EQ(all, (std::vector<CellSignal>{alike(yes), alike(no), alike(no), alike(unknown), alike(unknown)}));
}

/// Flat land of 40 × 40 km, a national and a local mast in the middle, a hole in the east; people 5 and 15 km
/// north of the masts, and beyond the hole.
struct Land {
  static constexpr geo::Point middle = {500'050, 1'300'050};

  Inputs inputs;
  area::People people;

  explicit Land(double local_kilowatts = 1) {
    inputs.crs = geo::Crs::from_text("EPSG:5899");
    inputs.questions = {
        {.indicator = "BOTH", .part_questions = {{.indicator = "RADIO", .service = "radio"}}}};
    inputs.recipe.radio = {.masts = "masts", .terrain = "dem"};
    geo::Surface ground{{480'000, 1'320'000, 100, 100, 400, 400}, std::vector<float>(160'000, 500)};
    for (int row = 0; row < 400; ++row)
      for (int column = 250; column < 260; ++column)
        ground.values[ground.grid.index({row, column})] = geo::Surface::no_value;
    inputs.radio_terrain =
        std::make_shared<radio::Terrain>(radio::TerrainSource{.heights = {ground, inputs.crs}});
    std::string table = "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
                        "margin_db,source\n";
    for (const std::string service : {"fm_stereo", "dvbt2", "loudspeaker"})
      table += service + ",rural,fixed,54,10,50,50,6,test\n";
    inputs.thresholds = radio::thresholds_from(sources::parse_csv(table, "thresholds.csv"));
    add("national", radio::Scope::national, 100);
    add("local", radio::Scope::local, local_kilowatts);
    people.grid = {480'000, 1'320'000, 1000, 1000, 40, 40};
    people.places = {{.unit = 0}};
    for (const geo::Cell cell : {geo::Cell{14, 20}, {4, 20}, {20, 30}}) {
      area::PeopleCell settled{.people = 10,
                               .first_member = static_cast<std::uint32_t>(people.members.size())};
      settled.members = 1;
      people.members.push_back(static_cast<std::uint32_t>(people.grid.index(cell)));
      people.cells.push_back(settled);
      people.places[0].people += 10;
    }
  }

  void add(const std::string &channel, radio::Scope scope, double kilowatts, geo::Point at = middle,
           radio::Broadcast broadcast = radio::Broadcast::radio) {
    inputs.masts.push_back({.id = channel + std::to_string(inputs.masts.size()),
                            .channel = channel,
                            .scope = scope,
                            .broadcast = broadcast,
                            .frequency = Megahertz(100),
                            .power = radio::Kilowatts(kilowatts),
                            .antenna = base::Metres(60),
                            .at = at});
  }
  using Megahertz = radio::Megahertz;

  Signals find(base::Findings &findings, int threads = 1) const {
    base::Progress quiet;
    return find_signals(inputs, people, threads, findings, quiet);
  }
};

TEST(Signals, RadioIsOneNationalAndOneLocalChannel) {
  base::Findings findings;
  const auto both = Land().find(findings), weak = Land(0.001).find(findings);
  EXPECT_EQ((both.cells.at({"radio", "receive"}))[0][0], yes);
  EXPECT_EQ((both.cells.at({"radio", "national"}))[1][0], yes);
  EXPECT_EQ((weak.cells.at({"radio", "national"}))[1][0], yes);
  EXPECT_EQ((weak.cells.at({"radio", "local"}))[1][0], no) << "a watt does not go 15 km";
  EXPECT_EQ((weak.cells.at({"radio", "receive"}))[1][0], no);
  EXPECT_EQ((both.cells.at({"tv", "receive"}))[0][0], no) << "nobody sends television";
  EXPECT_TRUE(both.sources.count("masts") == 1 && both.sources.count("dem") == 1);
}

TEST(Signals, BehindAHoleNobodyKnowsAndThePeopleAreCounted) {
  base::Findings findings;
  const Land land;
  const auto signals = land.find(findings);
  EXPECT_EQ((signals.cells.at({"radio", "receive"}))[2], (CellSignal{unknown, unknown, yes}))
      << "at best it is heard";
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "radio_hole");
  EXPECT_EQ(findings[0].facts.at("n"), "10");
  const auto reaches = count_signals(signals, land.people);
  for (const auto &reach : reaches) {
    EXPECT_TRUE(reach.received);
    EXPECT_NEAR(reach.ledgers[0][0].total(), 30, 1e-9) << reach.service << " " << reach.limit;
    if (reach.service != "radio" || reach.limit == "loudspeaker") continue;
    EXPECT_EQ(reach.ledgers[0][0].outside_data, 10);
    EXPECT_EQ(reach.ledgers[3][0].outside_data, 10) << "ten to each settled cell";
  }
}

TEST(Signals, GoodIsAboveTheMarginOnBothScopes) {
  base::Findings findings;
  int good = 0, only_received = 0;
  for (const double kilowatts : {0.001, 0.01, 0.03, 0.1, 0.3, 1.0}) {
    const auto signals = Land(kilowatts).find(findings);
    const auto quarter = Land(kilowatts / 4).find(findings); // 6.02 dB less
    for (std::size_t i = 0; i < 2; ++i) {
      const auto received = signals.cells.at({"radio", "receive"})[i][0];
      const auto well = signals.cells.at({"radio", "good"})[i][0];
      EXPECT_TRUE(well == no || received == yes);
      if (quarter.cells.at({"radio", "receive"})[i][0] == yes) EXPECT_EQ(well, yes) << kilowatts;
      good += well == yes;
      only_received += well == no && received == yes;
    }
  }
  EXPECT_GT(good, 0);
  EXPECT_GT(only_received, 0);
}

TEST(Signals, HangOnOneSiteUntilEachScopeHasASecond) {
  base::Findings findings;
  const auto one_site = [&](const Land &land) {
    return land.find(findings).cells.at({"radio", "one_site"})[0][0];
  };
  constexpr geo::Point hill = {497'050, 1'304'050};
  Land land;
  EXPECT_EQ(one_site(land), yes);
  land.add("national", radio::Scope::national, 100);
  EXPECT_EQ(one_site(land), yes) << "on the same pole";
  land.add("national", radio::Scope::national, 100, hill);
  EXPECT_EQ(one_site(land), yes) << "local channels still come from one";
  land.add("other", radio::Scope::local, 1e-9, hill);
  EXPECT_EQ(one_site(land), yes) << "too weak to be received";
  land.add("another", radio::Scope::local, 1, hill);
  EXPECT_EQ(one_site(land), no) << "another channel of the scope will do";
  EXPECT_EQ(land.find(findings).cells.at({"radio", "one_site"})[2], (CellSignal{unknown, unknown, yes}));
  EXPECT_EQ(Land(1e-9).find(findings).cells.at({"radio", "one_site"})[1][0], no) << "nothing to lose";
}

TEST(Signals, PlatformsStandApart) {
  base::Findings findings;
  Land land(1e-9);
  land.inputs.masts.pop_back();
  land.add("commune", radio::Scope::local, 1, Land::middle, radio::Broadcast::loudspeaker);
  const auto cells = land.find(findings).cells;
  EXPECT_EQ((cells.at({"radio", "fm"}))[0][0], yes);
  EXPECT_EQ((cells.at({"radio", "loudspeaker"}))[0][0], yes);
  EXPECT_EQ((cells.at({"radio", "receive"}))[0][0], yes) << "the two together";
  EXPECT_EQ(cells.count({"tv", "fm"}), 0U);
  land.inputs.masts.pop_back();
  const auto fewer = land.find(findings).cells;
  EXPECT_EQ((fewer.at({"radio", "loudspeaker"}))[0][0], no);
  EXPECT_EQ((fewer.at({"radio", "fm"}))[0][0], yes);
}

TEST(Signals, ASecondModelStandsBesideAndChangesNothingElse) {
  base::Findings findings;
  int different = 0;
  for (int step = -100; step <= 0; ++step) {
    Land land(std::pow(10, step / 20.0));
    const auto alone = land.find(findings).cells;
    land.inputs.recipe.radio.beside = "itm";
    auto both = land.find(findings).cells;
    const auto by_itm = both.at({"radio", "receive_itm"});
    EXPECT_EQ(both.size(), alone.size() + 2);
    for (const auto &[key, cells] : alone) EXPECT_EQ(both.at(key), cells) << key.second;
    land.inputs.recipe.radio = {.masts = "masts", .terrain = "dem", .model = "itm"};
    EXPECT_EQ((land.find(findings).cells.at({"radio", "receive"})), by_itm)
        << "as if it were the study's own";
    different += by_itm != alone.at({"radio", "receive"});
  }
  EXPECT_GT(different, 0) << "the two models are not the same";
}

TEST(Signals, ALimitNamesItsModel) {
  Inputs inputs;
  EXPECT_EQ(asked_signal(inputs, "receive").model, radio::Propagation::p1812);
  EXPECT_EQ(asked_signal(inputs, "receive_itm").model, radio::Propagation::itm);
  EXPECT_EQ(asked_signal(inputs, "receive_itm").limit, "receive");
  inputs.recipe.radio.model = "itm";
  EXPECT_EQ(asked_signal(inputs, "good").model, radio::Propagation::itm);
  EXPECT_EQ(asked_signal(inputs, "receive_p1812").model, radio::Propagation::p1812);
}

TEST(Signals, AreTheSameFromAnyThreads) {
  base::Findings findings;
  EXPECT_EQ(Land().find(findings).cells, Land().find(findings, 3).cells);
}

TEST(Signals, AreNotComputedWhereNobodyAsks) {
  base::Findings findings;
  Land land;
  land.inputs.questions = {{.indicator = "SCHOOL", .service = "primary"}};
  EXPECT_TRUE(land.find(findings).empty());
}

TEST(Signals, WithoutMastsThereAreNone) {
  base::Findings findings;
  Land land;
  land.inputs.masts.clear();
  EXPECT_TRUE(land.find(findings).empty());
  EXPECT_TRUE(findings.empty());
}

} // namespace
} // namespace gis::study
