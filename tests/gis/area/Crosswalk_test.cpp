#include "gis/area/Crosswalk.h"

#include "gis/area/Group.h"
#include "gis/sources/csv.h"
#include "tests/Shared.h"

#include <fstream>
#include <random>
#include <sstream>

namespace gis::area {
namespace {

Edition edition(const std::string &id, const std::vector<std::pair<std::string, std::string>> &units) {
  Edition result{.id = id, .from = "", .to = "", .levels = {{"commune", {}, ""}}};
  for (const auto &[code, name] : units) result.levels[0].units.push_back({.code = code, .name = name});
  return result;
}

TEST(Crosswalk, TotalsAreTheSameBeforeAndAfter) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    std::mt19937 dice(seed);
    Crosswalk crosswalk{.from = "old", .to = "new", .rows = {}};
    std::map<std::pair<std::string, std::string>, double> people;
    std::map<std::string, double> counts;
    double before = 0;
    for (int unit = 0; unit < 20; ++unit) {
      const std::string code = "o" + std::to_string(unit);
      const auto parts = 1 + dice() % 3;
      for (unsigned part = 0; part < parts; ++part) {
        const std::string to = "n" + std::to_string((static_cast<unsigned>(unit) + part * 7) % 9);
        crosswalk.rows.push_back({"commune", code, to});
        // Some old units have no people anywhere that we know of; nobody may be lost even so.
        if (seed % 3 != 0 || unit % 4 != 0) people[{code, to}] = static_cast<double>(dice() % 1000);
      }
      before += counts[code] = static_cast<double>(dice() % 100000);
    }
    fill_shares(crosswalk, people);
    std::set<std::string> lost;
    double after = 0;
    for (const auto &[code, count] : carried_over(crosswalk, "commune", counts, lost)) after += count;
    EXPECT_NEAR(after, before, 1e-6) << seed;
    EXPECT_TRUE(lost.empty());
  }
}

TEST(Crosswalk, CountsCrossByPeople) {
  Crosswalk crosswalk{.from = "old", .to = "new", .rows = {{"commune", "o", "n1"}, {"commune", "o", "n2"}}};
  fill_shares(crosswalk, {{{"o", "n1"}, 300}, {{"o", "n2"}, 100}});
  std::set<std::string> lost;
  const auto counts = carried_over(crosswalk, "commune", {{"o", 80}, {"gone", 5}}, lost);
  EXPECT_EQ(counts.at("n1"), 60);
  EXPECT_EQ(counts.at("n2"), 20);
  EXPECT_EQ(lost, (std::set<std::string>{"gone"})) << "what has no row is named, not dropped in silence";
}

TEST(Crosswalk, AnUnchangedUnitCrossesAsItselfAndNoOther) {
  Crosswalk crosswalk{.from = "old",
                      .to = "new",
                      .rows = {{"province", "68", "68"},
                               {"commune", "same", "same"},
                               {"commune", "one", "joined"},
                               {"commune", "two", "joined"},
                               {"commune", "split", "left"},
                               {"commune", "split", "right"}}};
  fill_shares(crosswalk, {});
  EXPECT_EQ(crosswalk.same_unit("province", "68"), "68");
  EXPECT_EQ(crosswalk.same_unit("commune", "same"), "same");
  for (const char *changed : {"one", "two", "split", "68", "unheard of"})
    EXPECT_FALSE(crosswalk.same_unit("commune", changed)) << changed;
}

TEST(Crosswalk, EveryCodeMatchesAndTheNamesTellTheWrongEdition) {
  // Codes are used again: the new edition gives them to other places.
  const auto old_one =
      edition("2024-11", {{"1", "Phường 1"}, {"2", "Xã Lát"}, {"3", "Xã Đạ Sar"}, {"4", "Thị trấn Di Linh"}});
  const auto new_one =
      edition("2025-07", {{"1", "Phường Xuân Hương - Đà Lạt"}, {"2", "Xã Lạc Dương"}, {"3", "Xã Đạ Sar"}});
  std::string chosen;
  const std::vector<std::pair<std::string, std::string>> table = {
      {"1", "Phường Xuân Hương - Đà Lạt"}, {"2", "Lạc Dương"}, {"3", "Đạ Sar"}};
  const auto wrong = judge_edition({old_one, new_one}, "commune", "2024-11", table, chosen);
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->code, "edition_wrong");
  EXPECT_EQ(wrong->severity, base::Severity::error);
  EXPECT_EQ(wrong->facts.at("edition"), "2024-11");
  EXPECT_EQ(wrong->facts.at("other"), "2025-07");
  EXPECT_EQ(wrong->facts.at("n"), "2");
  EXPECT_FALSE(judge_edition({old_one, new_one}, "commune", "2025-07", table, chosen));
}

TEST(Crosswalk, NamesAgreeWhateverTheirAccentsAndTheWordBeforeThem) {
  const auto only = edition("2024-11", {{"1", "Xã Phi Tô"}, {"2", "Phường 7"}, {"3", "Xã Đạ K'Nàng"}});
  EXPECT_EQ(fit(only, "commune", {{"1", "PHI TO"}, {"2", "Phường 7"}, {"3", "Đạ K’Nàng"}}).names, 3U);
  EXPECT_EQ(fit(only, "commune", {{"2", "Phường 8"}, {"1", "Xã Lát"}}).names, 0U);
  EXPECT_EQ(fit(only, "district", {{"1", "Phi Tô"}}).codes, 0U);
}

TEST(Crosswalk, ATableThatDoesNotSayItsEditionGetsTheBestFit) {
  const auto old_one = edition("2024-11", {{"1", "Phường 1"}, {"2", "Xã Lát"}, {"3", "Xã Đạ Sar"}});
  const auto new_one =
      edition("2025-07", {{"1", "Phường Xuân Hương"}, {"2", "Xã Lạc Dương"}, {"3", "Xã Đạ Sar"}});
  const std::vector<Edition> both = {old_one, new_one};
  std::string chosen;
  EXPECT_FALSE(
      judge_edition(both, "commune", "", {{"1", "Xuân Hương"}, {"2", "Lạc Dương"}, {"3", "Đạ Sar"}}, chosen));
  EXPECT_EQ(chosen, "2025-07");
  // One misspelt name of six does not make the edition unknown.
  std::vector<std::pair<std::string, std::string>> long_table(5, {"1", "Phường 1"});
  long_table.emplace_back("2", "Xã Lak");
  EXPECT_FALSE(judge_edition(both, "commune", "", long_table, chosen));
  EXPECT_EQ(chosen, "2024-11");
  const auto unknown = judge_edition(both, "commune", "", {{"1", "Phường A"}, {"2", "Xã B"}}, chosen);
  ASSERT_TRUE(unknown);
  EXPECT_EQ(unknown->code, "edition_unknown");
  EXPECT_EQ((std::set<std::string>{unknown->facts.at("edition"), unknown->facts.at("other")}),
            (std::set<std::string>{"2024-11", "2025-07"}));
}

std::vector<std::pair<std::string, std::string>> codes_and_names(const std::string &file) {
  std::ifstream in(tests::shared_folder() / "data/lamdong" / file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  const auto table = sources::parse_csv(text.str(), file);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto &row : table.rows)
    pairs.emplace_back(row.cells[table.field("code")].value_or(""),
                       row.cells[table.field("name")].value_or(""));
  return pairs;
}

TEST(Crosswalk, TheRealTableOf2025GivenAs2024IsFoundOut) {
  NEEDS_SHARED("data/lamdong/communes_2025_census.csv");
  const auto of_2024 = codes_and_names("communes_2024_census.csv");
  auto of_2025 = codes_and_names("communes_2025_census.csv");
  ASSERT_EQ(of_2024.size(), 142U);
  ASSERT_EQ(of_2025.size(), 124U);
  const std::vector<Edition> editions = {edition("2024-11", of_2024), edition("2025-07", of_2025)};
  // The 51 units of old Lâm Đồng: every code exists in 2024, most names do not.
  std::erase_if(of_2025, [&](const auto &pair) { return !editions[0].levels[0].find(pair.first); });
  EXPECT_EQ(of_2025.size(), 51U);
  std::string chosen;
  const auto finding = judge_edition(editions, "commune", "2024-11", of_2025, chosen);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->code, "edition_wrong");
  EXPECT_EQ(finding->facts.at("other"), "2025-07");
  // 41 bare names are written otherwise; Hòa Ninh and Hoà Ninh are one name in two spellings.
  EXPECT_EQ(finding->facts.at("n"), "40");
  EXPECT_FALSE(judge_edition(editions, "commune", "2024-11", of_2024, chosen));
  EXPECT_FALSE(judge_edition(editions, "commune", "", of_2025, chosen));
  EXPECT_EQ(chosen, "2025-07");
}

TEST(Group, OfPeopleTakesSettlementsAndFallsBackToTheUnitsShare) {
  StudyArea area;
  area.edition = edition("e", {{"1", "one"}, {"2", "two"}});
  area.settlements = {
      {.id = "s", .unit = 0, .people = 30}, {.id = "t", .unit = 0, .people = 10}, {.id = "u", .unit = 0}};
  const auto group = group_of_people(area, "g", {1, 0, 0}, {0.9, 0.25});
  EXPECT_FALSE(group.of_units);
  EXPECT_EQ(group.share(0, 0), 1);
  EXPECT_EQ(group.share(0, 1), 0);
  EXPECT_EQ(group.unit_share[0], 0.5) << "30 of 30 + 10 + 20: a settlement without figure is not empty";
  EXPECT_EQ(group.share(1, std::nullopt), 0.25);
  EXPECT_EQ(everybody(area).unit_share, (std::vector<double>{1, 1}));
}

} // namespace
} // namespace gis::area
