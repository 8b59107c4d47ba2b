// explain leads from a figure of radio and television to the paths that decide it; what stands beside the
// study is known by its hash.
#include "gis/base/text.h"
#include "tests/ui/commands/program.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <set>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

using tests::run;
using tests::sample_study;
using tests::test_folder;

/// Results of the sample's radio, computed once.
const std::string &radio_results() {
  static const std::string folder = [] {
    const auto ran = run({"run", sample_study, "--only", "CUL-REMOTE-RADIO,CUL-MINORITY-TV,EDU-PRI", "--out",
                          "radio_results"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return (test_folder() / "radio_results").string();
  }();
  return folder;
}

tests::Words explain(const tests::Words &more) {
  tests::Words words = {"explain", radio_results(), "--indicator", "CUL-REMOTE-RADIO", "--unit", "99010"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(ExplainRadio, NamesThePlaceTheMastsAndTheBudget) {
  tests::expect_golden(
      "explain_radio",
      tests::transcript({explain({"--measure", "main"}),
                         explain({"--measure", "main", "--study", sample_study}),
                         explain({"--measure", "local", "--study", sample_study, "--lang", "en"}),
                         explain({"--picture", "a.svg"}), explain({"--picture", "a.jpg"})}));
}

TEST(ExplainRadio, ForMachinesTheSamePathsAsNumbers) {
  const auto ran = run(explain({"--json", "--study", sample_study}));
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto figures = json::parse(ran.out);
  int told = 0;
  for (const auto &figure : figures) {
    EXPECT_EQ(figure.contains("reception"), figure["figure"]["measure"] == "main");
    if (!figure.contains("reception")) continue;
    ++told;
    const auto &reception = figure["reception"];
    ASSERT_EQ(reception["parts"].size(), 2U);
    EXPECT_GT(reception["people"], 0);
    for (const auto &part : reception["parts"]) {
      if (part["mast"].is_null()) continue;
      const auto &budget = part["path"]["budget"];
      double sum = 0;
      for (const char *line :
           {"power_dbkw", "pattern_db", "free_space_dbuvm", "diffraction_db", "other_ways_db", "places_db"})
        sum += budget[line].get<double>();
      EXPECT_NEAR(sum, budget["field_dbuvm"], 1e-9);
      EXPECT_EQ(budget["margin_db"].get<double>() >= 0, part["receives"] == "yes");
    }
  }
  EXPECT_GT(told, 0);
}

TEST(ExplainRadio, DrawsThePathAndOnlyOfWhatIsBroadcast) {
  for (const char *ending : {"svg", "png", "pdf"}) {
    const auto file = std::string("why.") + ending;
    const auto ran = run(explain({"--study", sample_study, "--picture", file}));
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(file));
    EXPECT_GT(fs::file_size(test_folder() / file), 5000U) << ending;
  }
  EXPECT_THAT(tests::read_file(test_folder() / "why.svg"), HasSubstr("Vùng Fresnel thứ nhất"));
  const auto school = run({"explain", radio_results(), "--indicator", "EDU-PRI", "--unit", "99010", "--study",
                           sample_study, "--picture", "school.svg"});
  EXPECT_EQ(school.code, 1);
  EXPECT_FALSE(fs::exists(test_folder() / "school.svg"));
}

/// Lines of gaps.csv about radio and television, in two heaps: by the second model or not.
std::pair<std::set<std::string>, std::set<std::string>> radio_rows(const fs::path &results) {
  std::pair<std::set<std::string>, std::set<std::string>> rows;
  for (const auto &line : gis::base::split(tests::read_file(results / "gaps.csv"), '\n'))
    if (line.find(",CUL-") != std::string::npos)
      (line.find(",itm,") == std::string::npos ? rows.first : rows.second).insert(line);
  return rows;
}

TEST(ExplainRadio, ASecondModelIsAMeasureBesideTheFirst) {
  const auto folder = tests::fresh_folder("two_models");
  fs::copy(fs::path(sample_study).parent_path(), folder,
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  auto text = tests::read_file(folder / "study.toml");
  const std::string masts = "masts = \"masts\"\n";
  text.replace(text.find(masts), masts.size(), masts + "beside = \"itm\"\n");
  tests::write_file(folder / "study.toml", text);
  const auto study = (folder / "study.toml").string();
  const auto ran = run({"run", study, "--only", "CUL-REMOTE-RADIO,CUL-MINORITY-TV,EDU-PRI", "--out", "two"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto one = radio_rows(radio_results()), two = radio_rows(test_folder() / "two");
  EXPECT_EQ(one.first, two.first) << "the second model touches no figure of the first";
  EXPECT_TRUE(one.second.empty());
  EXPECT_GT(two.second.size(), 10U);
  const auto told = run({"explain", "two", "--indicator", "CUL-REMOTE-RADIO", "--unit", "99010", "--measure",
                         "itm", "--study", study, "--lang", "en"});
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, HasSubstr("By NTIA ITM"));
}

/// The sample study with its own thresholds, in a folder of its own.
fs::path own_study(const std::string &name, const std::string &stereo_rural) {
  const auto folder = tests::fresh_folder(name);
  fs::copy(fs::path(sample_study).parent_path(), folder,
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  fs::create_directory(folder / "radio");
  auto table =
      tests::read_file(fs::path(sample_study).parent_path().parent_path() / "radio" / "thresholds.csv");
  const std::string row = "fm_stereo,rural,fixed,54";
  EXPECT_THAT(table, HasSubstr(row));
  table.replace(table.find(row), row.size(), "fm_stereo,rural,fixed," + stereo_rural);
  tests::write_file(folder / "radio" / "thresholds.csv", table);
  return folder / "study.toml";
}

TEST(ExplainRadio, AThresholdChangedByAByteIsSeen) {
  const auto first = own_study("own54", "54"), second = own_study("own55", "55");
  const auto compute = [](const fs::path &study, const std::string &out) {
    const auto ran =
        run({"run", study.string(), "--only", "CUL-REMOTE-RADIO,EDU-PRI", "--out", out, "--lang", "en"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return json::parse(tests::read_file(test_folder() / out / "run.json"));
  };
  const auto hash = [](const json &about) {
    for (const auto &source : about["sources"])
      if (source["id"] == "radio/thresholds.csv") return source["sha256"].get<std::string>();
    return std::string();
  };
  const auto was = compute(first, "own_results");
  EXPECT_EQ(hash(was).size(), 64U);
  const auto is = compute(second, "own_results");
  EXPECT_NE(hash(was), hash(is));
  EXPECT_NE(was["files"]["gaps.csv"], is["files"]["gaps.csv"]) << "one decibel more is fewer people";
  EXPECT_EQ(was["stages"], is["stages"]) << "no way to a school changed";
  EXPECT_THAT(tests::read_file(test_folder() / "own_results" / "run.log"), HasSubstr("searched 0"));
  const auto other = run({"explain", "own_results", "--indicator", "CUL-REMOTE-RADIO", "--unit", "99010",
                          "--measure", "main", "--study", first.string(), "--lang", "en"});
  EXPECT_EQ(other.code, 1);
  EXPECT_THAT(other.err, HasSubstr("radio/thresholds.csv"));
  const auto same = run({"explain", "own_results", "--indicator", "CUL-REMOTE-RADIO", "--unit", "99010",
                         "--measure", "main", "--study", second.string(), "--lang", "en"});
  EXPECT_EQ(same.code, 0) << same.err;
  EXPECT_THAT(same.out, HasSubstr("radio/thresholds.csv"));
}

} // namespace
