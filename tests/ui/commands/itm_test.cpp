// radio point with the models itm and itm-area: the published rows end to end through the command line.
#include "gis/base/number.h"
#include "gis/sources/csv.h"
#include "tests/Shared.h"
#include "tests/ui/commands/program.h"

#include <cmath>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace {

using gis::base::parse_number;
using testing::HasSubstr;
using Row = std::map<std::string, std::string>;

std::string vectors(const std::string &file) {
  return (tests::shared_folder() / "vectors/radio" / file).string();
}

std::vector<Row> rows_of(const std::string &file) {
  const auto table = gis::sources::parse_csv(tests::read_file(file), file);
  std::vector<Row> result;
  for (const auto &row : table.rows) {
    auto &one = result.emplace_back();
    for (std::size_t i = 0; i < table.fields.size(); ++i) one[table.fields[i]] = row.cells[i].value_or("");
  }
  return result;
}

/// Runs a table of cases and reads what it wrote.
std::vector<Row> run_cases(tests::Words words) {
  const auto output = (tests::test_folder() / "itm.csv").string();
  words.insert(words.begin(), {"radio", "point"});
  words.insert(words.end(), {"-o", output});
  const auto ran = tests::run(words);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return rows_of(output);
}

/// Every row in its place, with the published loss, and with the code, warnings and mode where they are.
void expect_published(const std::vector<Row> &found, const std::vector<Row> &published, double tolerance) {
  ASSERT_EQ(found.size(), published.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto wanted = published[i], row = found[i];
    SCOPED_TRACE("row " + row["row"]);
    if (wanted.contains("row")) EXPECT_EQ(row["row"], wanted["row"]);
    if (wanted.contains("rc")) EXPECT_EQ(row["rc"], wanted["rc"]);
    if (wanted.contains("warnings")) EXPECT_EQ(row["warnings"], wanted["warnings"]);
    if (wanted.contains("mode")) EXPECT_EQ(row["mode"], wanted["mode"]);
    const auto loss = wanted.contains("A__db") ? wanted["A__db"] : wanted["A__db_expected"];
    ASSERT_EQ(row["loss_db"].empty(), loss.empty());
    ASSERT_EQ(row["field_dbuvm"].empty(), loss.empty());
    if (loss.empty()) continue;
    EXPECT_NEAR(*parse_number(row["loss_db"]), *parse_number(loss), tolerance);
    const double sum = *parse_number(row["loss_db"]) + *parse_number(row["field_dbuvm"]);
    EXPECT_NEAR(sum, 139.36 + 20 * std::log10(*parse_number(wanted["f__mhz"])), 1e-8);
  }
}

TEST(RadioPointItm, DerivedRows) {
  NEEDS_SHARED("vectors/radio/itm_derived/p2p.csv");
  expect_published(run_cases({"--model", "itm", "--cases", vectors("itm_derived/p2p.csv"), "--profiles",
                              vectors("itm_derived/profiles.csv")}),
                   rows_of(vectors("itm_derived/p2p.csv")), 1e-9);
  expect_published(run_cases({"--model", "itm-area", "--cases", vectors("itm_derived/area.csv")}),
                   rows_of(vectors("itm_derived/area.csv")), 1e-9);
}

TEST(RadioPointItm, RowsAtTheEdges) {
  NEEDS_SHARED("vectors/radio/itm_edge/p2p_edge.csv");
  expect_published(run_cases({"--model", "itm", "--cases", vectors("itm_edge/p2p_edge.csv"), "--profiles",
                              vectors("itm_edge/p2p_edge_pfls.csv")}),
                   rows_of(vectors("itm_edge/p2p_edge.csv")), 1e-9);
  expect_published(run_cases({"--model", "itm-area", "--cases", vectors("itm_edge/area_edge.csv")}),
                   rows_of(vectors("itm_edge/area_edge.csv")), 1e-9);
}

TEST(RadioPointItm, OfficialRows) {
  NEEDS_SHARED("vectors/radio/itm_official/p2p.csv");
  expect_published(run_cases({"--model", "itm", "--cases", vectors("itm_official/p2p.csv"), "--profiles",
                              vectors("itm_official/pfls.csv")}),
                   rows_of(vectors("itm_official/p2p.csv")), 0.0051);
  expect_published(run_cases({"--model", "itm-area", "--cases", vectors("itm_official/area.csv")}),
                   rows_of(vectors("itm_official/area.csv")), 0.051);
}

TEST(RadioPointItm, CrystalPalaceToMursley) {
  NEEDS_SHARED("vectors/radio/itm_qkpfl/qkpfl.csv");
  // Refractivity at the height of the path, confidence and reliability: the columns of that table.
  expect_published(run_cases({"--model", "itm", "--cases", vectors("itm_qkpfl/qkpfl.csv"), "--profile",
                              vectors("itm_qkpfl/crystal_palace_mursley_pfl.csv")}),
                   rows_of(vectors("itm_qkpfl/qkpfl.csv")), 0.051);
}

TEST(RadioPointItm, InputsOfTheOfficialProgram) {
  NEEDS_SHARED("vectors/radio/itm_official/cmd_examples/pfl.txt");
  const auto losses = [](const std::string &model, const std::string &name) {
    tests::Words words{"--model", model, "--cases", vectors("itm_official/cmd_examples/" + name)};
    if (model == "itm")
      words.insert(words.end(), {"--profile", vectors("itm_official/cmd_examples/pfl.txt")});
    std::vector<double> result;
    for (auto &row : run_cases(words)) result.push_back(parse_number(row["loss_db"]).value_or(0));
    return result;
  };
  using testing::DoubleNear;
  using testing::ElementsAre;
  EXPECT_THAT(losses("itm", "i_p2ptls.txt"), ElementsAre(DoubleNear(114.5, 0.051)));
  EXPECT_THAT(losses("itm", "i_p2pcr.txt"), ElementsAre(DoubleNear(114.5, 0.051)));
  EXPECT_THAT(losses("itm-area", "i_areatls.txt"), ElementsAre(DoubleNear(134.5, 0.051)));
  EXPECT_THAT(losses("itm-area", "i_areacr.txt"), ElementsAre(DoubleNear(118.3, 0.051)));
  // Confidence 10, 60, 90, each with reliability 10, 65, 90.
  const std::vector<double> nine{110.9, 110.9, 110.9, 117.2, 117.4, 117.5, 129.1, 129.2, 129.3};
  EXPECT_THAT(losses("itm", "i_p2pcr_tbl.txt"), testing::Pointwise(DoubleNear(0.051), nine));
  // 19 distances, each with confidence 50, 75, 90.
  const auto many = losses("itm-area", "i_areacr_tbl.txt");
  ASSERT_EQ(many.size(), 57U);
  EXPECT_NEAR(many[0], 147.0, 0.051);
  EXPECT_NEAR(many[29], 232.7, 0.051); // 100 km, the last of the first steps
  EXPECT_NEAR(many[30], 234.6, 0.051); // 200 km
  EXPECT_NEAR(many[56], 302.2, 0.051);
}

/// A profile of 21 points, 500 m apart.
std::string profile_file(const std::string &name, double uneven_m = 0) {
  std::string text = "distance_m,height_m\n";
  for (int i = 0; i <= 20; ++i)
    text += gis::base::format_number(500 * i + (i == 7 ? uneven_m : 0), 3) + "," +
            std::to_string(300 + i * i % 70) + "\n";
  const auto file = tests::test_folder() / name;
  tests::write_file(file, text);
  return file.string();
}

tests::Words one_path(const std::string &profile) {
  return {"radio",       "point", "--model",     "itm", "--profile", profile, "--frequency", "98",
          "--tx-height", "60",    "--rx-height", "10",  "--climate", "1",     "--lang",      "en"};
}

TEST(RadioPointItm, OnePathTellsEveryStep) {
  const auto ran = tests::run(one_path(profile_file("even.csv")));
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto document = nlohmann::json::parse(ran.out);
  const auto &one = document["cases"][0];
  EXPECT_EQ(one["rc"], 0);
  EXPECT_EQ(one["values"]["d"], 10000);
  EXPECT_EQ(document["units"]["d"], "m");
  EXPECT_TRUE(one["values"]["A6"].is_null()); // no scatter within the horizon: missing, not 0
  const double loss = one["values"]["Afs"].get<double>() + one["values"]["Y"].get<double>();
  EXPECT_NEAR(one["loss_db"], loss, 1e-9);
}

TEST(RadioPointItm, TwiceThePowerIsThreeDecibels) {
  auto words = one_path(profile_file("even.csv"));
  const auto once = nlohmann::json::parse(tests::run(words).out)["cases"][0];
  words.insert(words.end(), {"--power", "2"});
  const auto twice = nlohmann::json::parse(tests::run(words).out)["cases"][0];
  EXPECT_NEAR(twice["field_dbuvm"].get<double>() - once["field_dbuvm"].get<double>(), 10 * std::log10(2),
              1e-9);
  EXPECT_EQ(twice["loss_db"], once["loss_db"]);
}

TEST(RadioPointItm, ARefusedPathSaysWhy) {
  auto ran = tests::run(one_path(profile_file("uneven.csv", 40)));
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("1102"));
  EXPECT_THAT(ran.err, HasSubstr("equal steps"));
  EXPECT_TRUE(nlohmann::json::parse(ran.out)["cases"][0]["loss_db"].is_null());
  // Distances rounded to the metre are equal steps.
  EXPECT_EQ(tests::run(one_path(profile_file("rounded.csv", 0.5))).code, 0);
  auto words = one_path(profile_file("even.csv"));
  words[13] = "9";
  ran = tests::run(words);
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("the climate must be 1 to 7"));
  words[13] = "1.5";
  EXPECT_THAT(tests::run(words).err, HasSubstr("a whole number"));
}

TEST(RadioPointItm, EveryCodeHasItsWords) {
  for (const char *lang : {"vi", "en"}) {
    const auto words = tests::read_file(TIEPCAN_SOURCE_DIR "/ui/words/" + std::string(lang) + ".csv");
    const auto check = tests::read_file(TIEPCAN_SOURCE_DIR "/gis/radio/itm/check.cpp");
    int names = 0;
    for (std::size_t at = 0; (at = check.find("case ItmCode::", at)) != std::string::npos; ++names) {
      at += 14;
      const auto name = check.substr(at, check.find(':', at) - at);
      if (name.rfind("fine", 0) != 0) EXPECT_THAT(words, HasSubstr("\nword.radio_itm_" + name + ",")) << lang;
    }
    EXPECT_EQ(names, 28);
  }
}

TEST(RadioPointItm, KeyedCasesAreCheckedLineByLine) {
  const auto file = (tests::test_folder() / "keyed.txt").string();
  const auto told = [&](const std::string &text) {
    tests::write_file(file, text);
    const auto ran = tests::run(
        {"radio", "point", "--model", "itm-area", "--cases", file, "-o", file + ".csv", "--lang", "en"});
    EXPECT_EQ(ran.code, 1) << text;
    return ran.err;
  };
  const std::string good = "f__mhz,98\nh_tx__meter,60\nh_rx__meter,10\nclimate,1\n";
  EXPECT_THAT(told(good + "d__km,ten\n"), HasSubstr("line 5"));
  EXPECT_THAT(told(good + "d__km\n"), HasSubstr("line 5"));
  EXPECT_THAT(told(good + "f__mhz,99\n"), HasSubstr("f__mhz"));
  EXPECT_THAT(told(good + "d__km,1,2,0\n"), HasSubstr("line 5"));
  EXPECT_THAT(told(good + "d__km,0,1e9,1e-9\n"), HasSubstr("1,000,000 cases"));
  EXPECT_THAT(told(good + "d__km,10\n"), HasSubstr("delta_h__meter")); // what is missing
}

} // namespace
