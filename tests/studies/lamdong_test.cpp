// The study of old Lâm Đồng on cells of 150 m (30 m takes minutes): every row is there, nobody is lost, and
// the number of threads changes no byte.
#include "gis/study/Inputs.h"
#include "gis/study/Run.h"
#include "gis/study/results.h"
#include "tests/Shared.h"
#include "tests/process.h"

#include <map>
#include <set>

namespace {

using namespace gis;

study::Outcome run_coarse(int threads) {
  auto recipe = study::read_recipe(TIEPCAN_BINARY_DIR "/studies/lamdong/study.toml", {TIEPCAN_SHARED_DIR});
  recipe.cell = recipe.people_cell = 150;
  base::Progress quiet;
  return study::run(study::read_inputs(std::move(recipe), quiet), {.threads = threads}, quiet);
}

TEST(LamDongStudy, HoldsEveryTargetForEveryUnitAndGroupAndLosesNobody) {
  NEEDS_SHARED("data/lamdong/boundaries.gpkg");
  const auto outcome = run_coarse(2);
  EXPECT_FALSE(base::has_error(outcome.findings));

  std::map<std::string, std::set<std::string>> units, groups_of_target;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const auto &row : outcome.rows) {
    const auto &f = row.figure;
    units[f.unit.level].insert(f.unit.code);
    groups_of_target[f.indicator].insert(f.group);
    if (f.year == 2024) seen.emplace(f.indicator, f.group, f.unit.level + f.unit.code);
    if (row.status == gaps::Status::no_data) EXPECT_NE(f.reason, "") << f.indicator << " " << f.unit.code;
  }
  EXPECT_EQ(units["commune"].size(), 142U);
  EXPECT_EQ(units["district"].size(), 12U);
  EXPECT_EQ(units["province"].size(), 1U);
  const std::set<std::string> groups = {"all",       "minority", "class_1",    "class_2", "class_3",
                                        "difficult", "remote",   "remote_dry", "urban",   "rural"};
  for (const auto &target : outcome.inputs.programme.targets)
    EXPECT_EQ(groups_of_target[target.id], groups) << target.id;
  EXPECT_EQ(outcome.inputs.programme.targets.size(), 58U);
  EXPECT_EQ(seen.size(), 58U * groups.size() * (142 + 12 + 1));

  // The ledger of everybody: the people of the census, in every mode and season.
  std::size_t ledgers = 0;
  for (const auto &row : outcome.rows)
    if (const auto &f = row.figure;
        f.has_ledger && f.indicator == "MED-PRIMARY" && f.unit.level == "province" && f.group == "all") {
      ledgers += 1;
      EXPECT_NEAR(f.ledger.total(), 1296906, 0.5) << f.season;
    }
  EXPECT_EQ(ledgers, 2U);
}

TEST(LamDongStudy, TellsTheWaterOfEverybody) {
  NEEDS_SHARED("data/lamdong/boundaries.gpkg");
  const auto outcome = run_coarse(2);
  for (const auto &season : outcome.water.classes) {
    double people = 0;
    for (const auto &place : season)
      for (const auto one : place) people += one;
    EXPECT_NEAR(people, 1296906, 0.5);
  }
  EXPECT_EQ(outcome.water.ranks.size(), 679U) << "79 schemes and 600 points";
  std::set<std::tuple<std::string, std::string, std::string>> filled;
  for (const auto &row : outcome.rows) {
    const auto &f = row.figure;
    EXPECT_NE(f.reason, "waits_water") << f.indicator;
    if (f.unit.level == "province" && f.group == "all" && f.basis == indicators::Basis::modelled && f.value)
      filled.emplace(f.indicator, f.measure, f.season);
  }
  for (const char *indicator : {"WAT-URB", "WAT-RUR", "WAT-URB-NET", "WW-TREAT"})
    EXPECT_EQ(filled.count({indicator, "reach", "all"}), 1U) << indicator;
  for (const char *measure : {"hygienic", "clean_scheme", "clean_own", "poor_hygienic", "poor_clean"})
    EXPECT_EQ(filled.count({"WAT-RUR", measure, "all"}), 1U) << measure;
}

TEST(LamDongStudy, AsksForNineteenSurfacesAndTakesAllOverInASecondRun) {
  NEEDS_SHARED("data/lamdong/boundaries.gpkg");
  const tests::Folder folder;
  const auto run = [&] {
    auto recipe = study::read_recipe(TIEPCAN_BINARY_DIR "/studies/lamdong/study.toml", {TIEPCAN_SHARED_DIR});
    recipe.cell = recipe.people_cell = 150;
    base::Progress quiet;
    return study::run_into(study::read_inputs(std::move(recipe), quiet), {.threads = 2}, folder / "results",
                           quiet);
  };
  const auto first = run();
  EXPECT_EQ(first.surfaces, 19U);
  EXPECT_EQ(first.taken_over, 0U);
  const auto bytes = tests::text_of(folder / "results/run.json"); // with the hash of every file
  EXPECT_EQ(run().taken_over, 15U) << "three lengths are the same in both seasons";
  EXPECT_EQ(tests::text_of(folder / "results/run.json"), bytes);
}

TEST(LamDongStudy, ThreadsChangeNoByte) {
  NEEDS_SHARED("data/lamdong/boundaries.gpkg");
  const auto one = run_coarse(1), two = run_coarse(2);
  EXPECT_EQ(study::gaps_csv("x", one.rows), study::gaps_csv("x", two.rows));
  EXPECT_EQ(study::ledger_csv("x", one.rows), study::ledger_csv("x", two.rows));
  EXPECT_EQ(study::findings_csv(one.findings), study::findings_csv(two.findings));
}

} // namespace
