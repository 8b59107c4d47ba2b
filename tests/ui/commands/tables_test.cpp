// Tables and explanations of results.
#include "tests/ui/commands/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::fresh_folder;
using tests::names_in;
using tests::read_file;
using tests::run;
using tests::sample_results;
using tests::sample_study;
using tests::test_folder;

std::string table(const tests::Words &more, const std::string &file = "table.csv") {
  tests::Words words = {"table", sample_results(), "-o", file};
  words.insert(words.end(), more.begin(), more.end());
  const auto ran = run(words);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return read_file(test_folder() / file);
}

// ---- table ------------------------------------------------------------------------------------------

TEST(Table, IsWrittenAsCsvForMachinesAndForExcel) {
  tests::expect_golden("table_machine", table({"--indicator", "EDU-PRI"}));
  tests::expect_golden("table_excel_vi", table({"--indicator", "EDU-PRI", "--for", "excel-vi"}));
  tests::expect_golden("table_levels_groups",
                       table({"--level", "province,district", "--group", "all,minority", "--indicator",
                              "MED-INSURED", "--year", "2023", "--lang", "en"}));
}

TEST(Table, IsWrittenAsAPageInBothLanguages) {
  tests::expect_golden("table_vi", table({"--indicator", "EDU-PRI"}, "table.html"));
  tests::expect_golden("table_en", table({"--indicator", "EDU-PRI", "--lang", "en"}, "table.html"));
}

TEST(Table, NeverRoundsAFigureOntoItsTarget) {
  const auto folder = fresh_folder("rounding");
  ASSERT_EQ(run({.words = {"init", "study"}, .from = folder}).code, 0);
  fs::copy_file(fs::path(sample_study).parent_path() / "boundaries.gpkg", folder / "study/boundaries.gpkg");
  tests::write_file(folder / "study/statistics.csv",
                    read_file(folder / "study/statistics.csv") +
                        "EDU-PRI,2024-11,commune,99001,Thị trấn Suối Mây,2024,99996,100000,,official,\n"
                        "EDU-PRI,2024-11,commune,99004,Xã Đạ Lơng,2024,94123,100000,,official,\n");
  tests::write_file(folder / "study/study.toml",
                    read_file(folder / "study/study.toml") +
                        "[[source]]\nid = \"statistics\"\npath = \"statistics.csv\"\n"
                        "[[statistic]]\nsource = \"statistics\"\n"
                        "[[people]]\nsource = \"communes\"\nedition = \"2024-11\"\nlevel = \"commune\"\n"
                        "kind = \"census\"\ntotal = \"pop_2019\"\n");
  const auto written = [&](const std::string &file, const std::string &flavour) {
    const auto ran = run({.words = {"table", "study", "--indicator", "EDU-PRI", "--for", flavour, "-o", file},
                          .from = folder});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return read_file(folder / file);
  };
  const auto excel = written("t.csv", "excel-vi"), machine = written("t.csv", "machine"),
             page = written("t.html", "machine");
  EXPECT_THAT(excel, HasSubstr(";99,996;100;0,004;4;"));
  EXPECT_THAT(excel, HasSubstr(";94,12;100;5,88;5877;"));
  EXPECT_THAT(machine, HasSubstr(",99.996,100,0.004,4,"));
  EXPECT_THAT(machine, HasSubstr(",94.123,100,5.877,5877,"));
  EXPECT_THAT(page, HasSubstr("<td class=\"n\">99,996</td><td class=\"n\">100,0</td>"
                              "<td class=\"n\">0,004</td><td class=\"n\">4</td>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"n\">94,1</td>"));
}

TEST(Table, TakesTheSmallestLevelAndNoOtherByDefault) {
  EXPECT_EQ(table({}), table({"--level", "commune"}));
  EXPECT_NE(table({}), table({"--level", "province"}));
}

TEST(Table, RefusesNamesNobodyKnows) {
  const auto &results = sample_results();
  tests::expect_golden("table_refused",
                       tests::transcript({{"table", results, "-o", "t.csv", "--level", "huyen"},
                                          {"table", results, "-o", "t.csv", "--group", "poor"},
                                          {"table", results, "-o", "t.csv", "--indicator", "EDU-PRII"},
                                          {"table", results, "-o", "t.csv", "--year", "1999"},
                                          {"table", results, "-o", "t.csv", "--edition", "2025-07"},
                                          {"table", results, "-o", "none/t.csv"}}));
}

TEST(Table, OfAStudyComputesItFirstAndLeavesNothingBehind) {
  // A fresh study that has its boundaries and nothing else.
  const auto folder = fresh_folder("direct"), temporary = fresh_folder("temporary");
  const fs::path sample = fs::path(sample_study).parent_path();
  ASSERT_EQ(run({.words = {"init", "study"}, .from = folder}).code, 0);
  fs::copy_file(sample / "boundaries.gpkg", folder / "study/boundaries.gpkg");
  ASSERT_EQ(run({.words = {"run", "study", "--out", "results"}, .from = folder}).code, 0);
  for (const std::string source : {"study", "study/study.toml", "results"}) {
    const auto ran = run({.words = {"table", source, "-o", source.substr(0, 5) + ".csv"},
                          .from = folder,
                          .environment = {{"TMPDIR", temporary.string()}}});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.err, "Đã ghi " + source.substr(0, 5) + ".csv.\n");
    EXPECT_THAT(names_in(temporary), IsEmpty());
  }
  EXPECT_EQ(read_file(folder / "study.csv"), read_file(folder / "resul.csv"));
}

TEST(Table, ThatCanNotBeWrittenLeavesTheEarlierFileWhole) {
  const auto folder = fresh_folder("full");
  tests::write_file(folder / "t.csv", "earlier");
  const auto ran = run({.words = {"table", sample_results(), "-o", (folder / "t.csv").string()},
                        .before = "trap '' XFSZ; ulimit -f 4;"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr((folder / "t.csv").string()));
  EXPECT_EQ(read_file(folder / "t.csv"), "earlier");
  EXPECT_EQ(names_in(folder), std::set<std::string>{"t.csv"});
}

TEST(Table, TakesPathsWithBlanksAndMarks) {
  const auto folder = fresh_folder("Kết quả của tỉnh");
  fs::copy(sample_results(), folder / "kết quả 1", fs::copy_options::recursive);
  const auto ran =
      run({.words = {"table", "kết quả 1", "-o", "bảng 1.csv", "--indicator", "EDU-PRI"}, .from = folder});
  EXPECT_EQ(ran.err, "Đã ghi bảng 1.csv.\n");
  EXPECT_EQ(read_file(folder / "bảng 1.csv"), table({"--indicator", "EDU-PRI"}));
}

// ---- explain ----------------------------------------------------------------------------------------

TEST(Explain, TellsAReportedAndAModelledFigure) {
  const auto &results = sample_results();
  tests::expect_golden(
      "explain", tests::transcript(
                     {{"explain", results, "--indicator", "EDU-PRI", "--unit", "99010"},
                      {"explain", results, "--indicator", "EDU-PRI", "--unit", "99010", "--lang", "en"},
                      {"explain", results, "--indicator", "MED-BED", "--unit", "99", "--measure", "main"},
                      {"explain", results, "--indicator", "EDU-PRI", "--unit", "1"},
                      {"explain", results, "--indicator", "EDU-PR", "--unit", "99010"},
                      {"explain", results, "--indicator", "EDU-PRI", "--unit", "99010", "--group", "x"},
                      {"explain", results, "--indicator", "EDU-PRI", "--unit", "99010", "--year", "1990"}}));
}

TEST(Explain, GivesAMachineTheFigureAndAllBehindIt) {
  const auto ran = run({"explain", sample_results(), "--indicator", "EDU-PRI", "--unit", "99010", "--measure",
                        "reach", "--season", "wet", "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto list = nlohmann::json::parse(ran.out);
  ASSERT_EQ(list.size(), 1U);
  const auto &figure = list[0]["figure"];
  EXPECT_EQ(figure["indicator"], "EDU-PRI");
  EXPECT_EQ(figure["year"], 2024);
  EXPECT_TRUE(figure["plan_target"].is_null());
  EXPECT_NEAR(figure["value"].get<double>(),
              100 * figure["numerator"].get<double>() / figure["denominator"].get<double>(), 1e-4);
  EXPECT_NEAR(list[0]["ledger"]["covered"].get<double>(), figure["numerator"].get<double>(), 1e-3);
  EXPECT_GT(list[0]["sources"].size(), 3U);
  EXPECT_EQ(list[0]["sources"][0]["sha256"].get<std::string>().size(), 64U);
}

} // namespace
