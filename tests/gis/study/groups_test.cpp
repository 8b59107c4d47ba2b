#include "gis/study/figures.h"
#include "gis/study/units.h"

#include <fstream>
#include <gtest/gtest.h>

namespace gis::study {
namespace {

/// A study of four communes of 100 people, held in memory; tables are written beside it.
class Groups : public testing::Test {
protected:
  Inputs inputs;
  std::filesystem::path folder;

  Groups() {
    folder = std::filesystem::path(testing::TempDir()) /
             ("tiepcan_groups_" + std::to_string(testing::UnitTest::GetInstance()->random_seed()) + "_" +
              testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder);
    inputs.recipe.file = folder / "study.toml";
    inputs.recipe.year = 2024;
    inputs.area.edition = {.id = "2024", .from = "", .to = "", .levels = {{"commune", {}, ""}}};
    for (const char *code : {"001", "002", "003", "004"})
      inputs.area.edition.levels[0].units.push_back({.code = code, .name = code, .people = 100});
  }
  ~Groups() override { std::filesystem::remove_all(folder); }

  area::Unit &unit(std::size_t i) { return inputs.area.edition.levels[0].units[i]; }
  void table(const std::string &id, const std::string &text) {
    std::ofstream(folder / (id + ".csv")) << text;
    inputs.recipe.sources[id] = {.id = id, .path = folder / (id + ".csv")};
  }
  std::vector<area::Group> groups(const std::vector<GroupRecipe> &recipes) {
    inputs.recipe.groups = recipes;
    inputs.groups.clear();
    read_groups(inputs);
    return inputs.groups;
  }
  int count(const std::string &code) const {
    int n = 0;
    for (const auto &finding : inputs.findings) n += finding.code == code ? 1 : 0;
    return n;
  }
  static GroupRecipe rule(const std::string &name) {
    GroupRecipe recipe;
    recipe.id = recipe.rule = name;
    recipe.of_units = false;
    return recipe;
  }
};

TEST_F(Groups, EverybodyComesFirst) {
  const auto all = groups({}).front();
  EXPECT_EQ(all.id, "all");
  EXPECT_EQ(all.unit_share, (std::vector<double>{1, 1, 1, 1}));
}

TEST_F(Groups, AListTakesWholeCommunesByPaddedCode) {
  table("list", "code,class\n1,III\n003,II\n4,III\n9,III\n");
  GroupRecipe recipe;
  recipe.id = "class_3";
  recipe.source = "list";
  recipe.field = "class";
  recipe.value = "III";
  const auto group = groups({recipe})[1];
  EXPECT_TRUE(group.of_units);
  EXPECT_EQ(group.unit_share, (std::vector<double>{1, 0, 0, 1}));
  EXPECT_EQ(count("code_unmatched"), 1) << "code 9";
}

TEST_F(Groups, UrbanAndRuralSumToAllWhateverIsMissing) {
  unit(0).urban = 30;
  unit(0).rural = 70;
  unit(1).urban = 20; // rural not stated
  unit(2).rural = 25; // urban not stated
  unit(3).urban = 10; // the two figures add up to another total than the people do
  unit(3).rural = 30;
  inputs.area.settlements = {{.id = "a", .unit = 0, .people = 40, .urban = true},
                             {.id = "b", .unit = 0, .people = 50, .urban = false},
                             {.id = "c", .unit = 0, .people = 10}}; // does not say
  const auto made = groups({rule("urban"), rule("rural")});
  const auto &urban = made[1], &rural = made[2];
  EXPECT_FALSE(urban.of_units);
  EXPECT_EQ(urban.share(1, std::nullopt), 0.2);
  EXPECT_EQ(urban.share(2, std::nullopt), 0.75);
  EXPECT_EQ(urban.share(3, std::nullopt), 0.25);
  EXPECT_EQ(urban.share(0, 0), 1);
  EXPECT_EQ(urban.share(0, 1), 0);
  EXPECT_NEAR(urban.share(0, 2), 0.3, 1e-12) << "as its commune";
  for (std::uint32_t u = 0; u < 4; ++u) EXPECT_NEAR(urban.unit_share[u] + rural.unit_share[u], 1, 1e-12) << u;
  for (std::uint32_t s = 0; s < 3; ++s) EXPECT_NEAR(urban.share(0, s) + rural.share(0, s), 1, 1e-12) << s;
}

TEST_F(Groups, MinorityHouseholdsGiveTheShareOfEachSettlement) {
  inputs.area.settlements = {{.id = "a", .unit = 0, .people = 60, .households = 20, .minority_households = 5},
                             {.id = "b", .unit = 0, .people = 40, .households = 10}};
  const auto group = groups({rule("minority_households")})[1];
  EXPECT_EQ(group.share(0, 0), 0.25);
  EXPECT_EQ(group.share(0, 1), 0);
  EXPECT_EQ(group.unit_share[0], 0.15);
}

TEST_F(Groups, RemoteHasNoDefault) {
  const auto group = groups({rule("")})[1];
  EXPECT_FALSE(group.known);
  EXPECT_EQ(count("remote_not_chosen"), 1);
}

TEST_F(Groups, AListOutOfForceIsTold) {
  auto recipe = rule("urban");
  recipe.valid_from = "2025-01-01";
  groups({recipe});
  EXPECT_EQ(count("list_not_in_force"), 1);
  recipe.valid_from = "2021-06-04";
  recipe.valid_to = "2023-12-31";
  groups({recipe});
  EXPECT_EQ(count("list_not_in_force"), 2);
  recipe.valid_to = "2024-02-01";
  groups({recipe});
  EXPECT_EQ(count("list_not_in_force"), 2) << "in force for a part of the year";
}

class Cohorts : public Groups {
protected:
  void read(const std::string &rows) {
    table("ages", "code,a,b,c,d,e,f,g,under_1\n" + rows);
    CohortRecipe recipe{.source = "ages", .edition = "2024"};
    recipe.shares = {{"age_0_2", "a"},   {"age_3_5", "b"},   {"age_6_10", "c"},    {"age_11_14", "d"},
                     {"age_15_17", "e"}, {"age_18_59", "f"}, {"age_60_plus", "g"}, {"age_0", "under_1"}};
    inputs.recipe.cohorts = {recipe};
    inputs.area.cohorts.clear();
    read_cohorts(inputs);
  }
  double bands(std::size_t unit) const {
    double sum = 0;
    for (const auto &band : area::exclusive_cohorts())
      if (const auto found = inputs.area.cohorts[unit].find(band); found != inputs.area.cohorts[unit].end())
        sum += found->second;
    return sum;
  }
};

TEST_F(Cohorts, BandsAreRescaledToOneAndTheFindingSaysWhereTheyWereFarOff) {
  read("001,0.05,0.05,0.1,0.1,0.1,0.5,0.1,0.02\n"
       "002,0.06,0.06,0.12,0.12,0.12,0.6,0.12,0.02\n"
       "003,0.0502,0.05,0.1,0.1,0.1,0.5,0.1,0.02\n");
  for (std::size_t unit : {0, 1, 2}) EXPECT_NEAR(bands(unit), 1, 1e-12) << unit;
  EXPECT_NEAR(inputs.area.cohorts[1].at("age_6_10"), 0.1, 1e-12);
  EXPECT_EQ(count("age_sum"), 1) << "1.2 is far off, 1.0002 is rounding";
}

TEST_F(Cohorts, AMissingBandIsNotMadeUpForByAnOptionalColumn) {
  read("001,0.05,,0.1,0.1,0.1,0.5,0.1,0.02\n");
  EXPECT_EQ(inputs.area.cohorts[0].count("age_3_5"), 0U);
  EXPECT_NEAR(inputs.area.cohorts[0].at("age_6_10"), 0.1, 1e-12) << "what is stated stays as stated";
  EXPECT_EQ(count("age_sum"), 0);
}

class ProgrammeTable : public Groups {
protected:
  ProgrammeTable() { read_programme(inputs); }
  std::vector<indicators::Question> of(const std::string &id) const {
    std::vector<indicators::Question> found;
    for (const auto &question : inputs.questions)
      if (question.indicator == id) found.push_back(question);
    return found;
  }
};

TEST_F(ProgrammeTable, EveryTargetRowHasItsPlace) {
  EXPECT_GT(inputs.programme.targets.size(), 50U);
  for (const auto &target : inputs.programme.targets) {
    const auto questions = of(target.id);
    EXPECT_FALSE(questions.empty()) << target.id;
    bool main = false;
    for (const auto &question : questions) main = main || question.measure == "main";
    EXPECT_TRUE(main) << target.id;
  }
}

TEST_F(ProgrammeTable, CompositesKnowTheirPartsAndCompanionsAreNoParts) {
  const auto parts = [&](const std::string &id) {
    const auto list = of(id).front().parts;
    return std::set<std::string>(list.begin(), list.end());
  };
  EXPECT_EQ(parts("CUL-REMOTE"),
            (std::set<std::string>{"CUL-REMOTE-ACT", "CUL-REMOTE-RADIO", "CUL-REMOTE-TV"}));
  EXPECT_EQ(of("CUL-REMOTE").front().composite, "people_all");
  EXPECT_EQ(parts("CUL-MINORITY").size(), 3U);
  EXPECT_EQ(of("CUL-MINORITY").front().composite, "units_all");
  EXPECT_EQ(parts("MED-EPIDEMIC"), (std::set<std::string>{"MED-AIDS", "MED-MALARIA", "MED-TB"}));
  EXPECT_EQ(of("MED-EPIDEMIC").front().method, "statistic") << "the office enters how many are met";
  for (const char *alone : {"EDU-PRE", "HOUSE-SOCIAL", "HOUSE-MIN", "WAT-GROUND"})
    EXPECT_TRUE(parts(alone).empty()) << alone << ": a companion is shown beside, not combined";
}

TEST_F(ProgrammeTable, ScopesThatNameAGroupAreIntersectedAndOthersAreTheDenominator) {
  EXPECT_EQ(of("WAT-RUR").front().scope, "rural");
  EXPECT_EQ(of("CUL-MINORITY").front().scope, "minority");
  EXPECT_EQ(of("CUL-REMOTE").front().scope, "remote");
  EXPECT_EQ(of("MERIT-CARE").front().scope, "all") << "people with merit are the statistic's own denominator";
  EXPECT_EQ(of("MED-BED").front().scale, 10000);
  EXPECT_EQ(of("MED-TB").front().scale, 100000);
}

} // namespace
} // namespace gis::study
