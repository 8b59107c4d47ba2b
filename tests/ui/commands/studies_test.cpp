// The commands on a study: what they say, write and leave behind.
#include "tests/ui/commands/program.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <gmock/gmock.h>
#include <pty.h>
#include <regex>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::fresh_folder;
using tests::names_in;
using tests::read_file;
using tests::run;
using tests::sample_results;
using tests::sample_study;
using tests::test_folder;

// ---- init -------------------------------------------------------------------------------------------

TEST(Init, MakesAFolderAndSaysWhatComesNext) {
  fresh_folder("new");
  tests::expect_golden("init", tests::transcript({{"init", "new/Hồ sơ 1"},
                                                  {"init", "new/Hồ sơ 1"},
                                                  {"init", "new/Study", "--lang", "en"},
                                                  {"check", "new/Hồ sơ 1"},
                                                  {"check", "new"},
                                                  {"table", "new", "-o", "t.csv"}}));
  EXPECT_EQ(names_in(test_folder() / "new/Study"),
            (std::set<std::string>{"study.toml", "statistics.csv", "plan_targets.csv", "groups.csv",
                                   "cohorts.csv", "crosswalk.csv"}));
}

/// The template with every setting switched on: "#" before a letter or a bracket is a setting.
std::string switched_on(const std::string &text) {
  return std::regex_replace(text, std::regex("(^|\n)#(?=\\[|[a-z]|  \\{)"), "$1");
}

std::string without_rows_with(const std::string &text, const std::string &part) {
  std::string kept;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (line.find(part) == std::string::npos) kept += line + "\n";
  return kept;
}

TEST(Init, TheTemplateRunsWithAllItsSettingsOnSampleFiles) {
  const auto folder = test_folder() / "template";
  fs::remove_all(folder);
  ASSERT_EQ(run({"init", folder.string()}).code, 0);
  const fs::path sample = fs::path(sample_study).parent_path();
  for (const char *name :
       {"boundaries.gpkg", "base.gpkg", "services.gpkg", "water.gpkg", "water_connections.csv", "terrain.tif",
        "people.tif", "cohorts.csv", "groups.csv", "plan_targets.csv"})
    fs::copy_file(sample / name, folder / name, fs::copy_options::overwrite_existing);
  fs::copy_file(sample / "crosswalk_2024_2025.csv", folder / "crosswalk.csv",
                fs::copy_options::overwrite_existing);
  // The template has no level of districts.
  tests::write_file(folder / "statistics.csv",
                    without_rows_with(read_file(sample / "statistics.csv"), ",district,"));
  const auto text = switched_on(read_file(folder / "study.toml"));
  EXPECT_THAT(text, HasSubstr("\n[[indicator]]\n"));
  tests::write_file(folder / "study.toml", text);
  const auto ran = run({"run", folder.string(), "--out", (test_folder() / "template-results").string()});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto gaps = read_file(test_folder() / "template-results/gaps.csv");
  EXPECT_THAT(gaps, HasSubstr(",EDU-PRI,reach,mixed,wet,2024,modelled,"));
  EXPECT_THAT(gaps, HasSubstr(",remote,"));
  EXPECT_THAT(read_file(test_folder() / "template-results/water_classes.csv"), HasSubstr(",piped_clean,"));
}

TEST(Init, TheTemplateNamesEveryKeyTheReaderKnows) {
  const auto text = read_file(TIEPCAN_SOURCE_DIR "/data/init/study.toml");
  const auto code = read_file(TIEPCAN_SOURCE_DIR "/gis/study/Recipe.cpp") +
                    read_file(TIEPCAN_SOURCE_DIR "/gis/study/recipe_tables.cpp");
  const std::regex call("(?:text|whole|number|positive|flag|choice|texts|table|tables|text_map|number_map|"
                        "lines|named|source|edition)\\((?:keys|inner|\\*inner)?,? ?\"([a-z_]+)\"|"
                        "(?:keys|inner|where)(?:\\.|->)[a-z_]+\\(\\s*\"([a-z_]+)\"");
  int count = 0;
  for (auto at = std::sregex_iterator(code.begin(), code.end(), call); at != std::sregex_iterator(); ++at) {
    const std::string key = (*at)[1].matched ? (*at)[1] : (*at)[2];
    EXPECT_TRUE(std::regex_search(text, std::regex("\\b" + key + "\\b"))) << key;
    ++count;
  }
  EXPECT_GT(count, 90);
}

// ---- check ------------------------------------------------------------------------------------------

TEST(Check, ListsProblemsAndCountsThem) {
  tests::expect_golden("check", tests::transcript({{"check", sample_study},
                                                   {"check", sample_study, "--lang", "en"},
                                                   {"check", sample_study, "--json"},
                                                   {"check", "nowhere.toml"},
                                                   {"check", "nowhere.toml", "--json", "--lang", "en"}}));
}

TEST(Check, TakesTheFolderOfAStudyAndWritesNothing) {
  const fs::path folder = fs::path(sample_study).parent_path();
  const auto before = names_in(folder);
  EXPECT_EQ(run({"check", folder.string()}).out, run({"check", sample_study}).out);
  EXPECT_EQ(run({.words = {"check", "study.toml"}, .from = folder}).out, run({"check", sample_study}).out);
  EXPECT_EQ(names_in(folder), before);
}

TEST(Check, OfManyLikeProblemsShowsTheFirstAndCountsTheRest) {
  const auto folder = fresh_folder("many");
  ASSERT_EQ(run({.words = {"init", "study"}, .from = folder}).code, 0);
  fs::copy_file(fs::path(sample_study).parent_path() / "boundaries.gpkg", folder / "study/boundaries.gpkg");
  auto rows = read_file(folder / "study/statistics.csv");
  for (int code = 10001; code <= 10027; ++code)
    rows += "EDU-PRI,2024-11,commune," + std::to_string(code) + ",,2024,1,2,,official,\n";
  tests::write_file(folder / "study/statistics.csv", rows);
  tests::write_file(folder / "study/study.toml",
                    read_file(folder / "study/study.toml") +
                        "[[source]]\nid = \"statistics\"\npath = \"statistics.csv\"\n"
                        "[[statistic]]\nsource = \"statistics\"\n");
  const auto ran = run({.words = {"check", "study"}, .from = folder});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr("dòng 20 "));
  EXPECT_THAT(ran.out, Not(HasSubstr("dòng 21 ")));
  EXPECT_THAT(ran.out, HasSubstr("“statistics”: còn 7 vấn đề cùng loại (code_unmatched)"));
  EXPECT_THAT(ran.err, HasSubstr("Lỗi: 27. "));
}

// ---- run --------------------------------------------------------------------------------------------

TEST(Run, SaysWhereTheResultsAreAndNothingElse) {
  const auto ran = run({"run", sample_study, "--out", "only", "--only", "EDU-LIT", "--lang", "en"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_EQ(ran.err, "Results are in only.\n");
  EXPECT_EQ(names_in(test_folder() / "only"),
            (std::set<std::string>{"findings.csv", "gaps.csv", "ledger.csv", "names.csv", "relief.tif",
                                   "results.gpkg", "run.json", "run.log", "settlements.csv", "surfaces"}));
}

TEST(Run, RefusesWhatItCanNotDo) {
  fresh_folder("taken");
  tests::write_file(test_folder() / "taken/letter.txt", "mine");
  tests::expect_golden("run_refused",
                       tests::transcript({{"run", sample_study, "--out", "taken"},
                                          {"run", sample_study, "--out", "x", "--only", "EDU-PRY"},
                                          {"run", sample_study, "--out", "x", "--only", "QQQQQQQQQ"},
                                          {"run", "nowhere", "--out", "x"}}));
  EXPECT_EQ(read_file(test_folder() / "taken/letter.txt"), "mine");
  EXPECT_FALSE(fs::exists(test_folder() / "x"));
}

/// A child that runs the sample, on a terminal of its own where asked for.
struct Child {
  pid_t id = -1;
  int terminal = -1;
  Child(const fs::path &folder, bool on_terminal) {
    id = on_terminal ? ::forkpty(&terminal, nullptr, nullptr, nullptr) : ::fork();
    if (id != 0) return;
    if (::chdir(folder.c_str()) != 0) ::_exit(9);
    if (!on_terminal && std::freopen("messages", "w", stderr) == nullptr) ::_exit(9);
    ::execl(TIEPCAN_PROGRAM, "tiepcan", "run", sample_study.c_str(), "--out", "results", "--only",
            "EDU-PRI,EDU-LOW,MED-PRIMARY", "--threads", "1", nullptr);
    ::_exit(9);
  }
  int wait() const {
    int status = 0;
    ::waitpid(id, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
};

bool is_being_written(const fs::path &folder) {
  for (const auto &name : names_in(folder))
    if (name.rfind("results.new-", 0) == 0) return true;
  return false;
}

TEST(Run, StoppedByCtrlCLeavesTheEarlierResultsWholeAndNothingElse) {
  const auto folder = fresh_folder("stopped");
  fs::copy(sample_results(), folder / "results", fs::copy_options::recursive);
  const auto before = read_file(folder / "results/run.json");
  const Child child(folder, false);
  for (int i = 0; i < 2000 && !is_being_written(folder); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  ASSERT_TRUE(is_being_written(folder));
  ::kill(child.id, SIGINT);
  EXPECT_EQ(child.wait(), 1);
  EXPECT_EQ(names_in(folder), (std::set<std::string>{"messages", "results"}));
  EXPECT_EQ(read_file(folder / "messages"), "Đã dừng theo yêu cầu; kết quả trước còn nguyên.\n");
  EXPECT_EQ(read_file(folder / "results/run.json"), before);
  EXPECT_EQ(run({"table", (folder / "results").string(), "-o", "t.csv"}).code, 0) << "hashes differ";
}

TEST(Progress, IsShownOnATerminalWithTheTimeLeftAndNeverGoesBack) {
  const auto folder = fresh_folder("terminal");
  const Child child(folder, true);
  if (child.id < 0) GTEST_SKIP() << "no terminal can be opened here: is /dev/pts mounted?";
  std::string shown;
  char part[4096];
  for (ssize_t n = 0; (n = ::read(child.terminal, part, sizeof part)) > 0;)
    shown.append(part, static_cast<std::size_t>(n));
  ::close(child.terminal);
  EXPECT_EQ(child.wait(), 0);
  const std::regex line("\r\033\\[K[^:\r]+: ([0-9]+)%, còn khoảng ([0-9]+:[0-9][0-9]|…)");
  int last = 0, lines = 0;
  for (auto at = std::sregex_iterator(shown.begin(), shown.end(), line); at != std::sregex_iterator(); ++at) {
    const int percent = std::stoi((*at)[1]);
    EXPECT_GE(percent, last);
    last = percent;
    ++lines;
  }
  EXPECT_GE(lines, 2);
  EXPECT_THAT(shown, HasSubstr("\r\033[KKết quả ở thư mục results.")) << "the bar is taken away first";
}

// ---- everywhere -------------------------------------------------------------------------------------

TEST(Locale, OfVietnamChangesNoByte) {
  const auto locales = fresh_folder("locales");
  const std::string name = "vi_VN.UTF-8";
  ASSERT_EQ(std::system(("localedef -i vi_VN -f UTF-8 " + (locales / name).string()).c_str()), 0);
  const std::map<std::string, std::string> vietnam = {{"LOCPATH", locales.string()}, {"LC_ALL", name}};
  const std::string probe = "LOCPATH='" + locales.string() + "' LC_ALL=" + name +
                            " bash -c \"printf '%g' 1,5\" >'" + (locales / "probe").string() + "'";
  ASSERT_EQ(std::system(probe.c_str()), 0);
  ASSERT_EQ(read_file(locales / "probe"), "1,5") << "the locale is not in force";
  auto words = tests::sample_run;
  words.push_back("vietnam");
  ASSERT_EQ(run({.words = words, .environment = vietnam}).code, 0);
  for (const char *file : {"gaps.csv", "ledger.csv", "findings.csv", "run.json", "results.gpkg"})
    EXPECT_TRUE(read_file(test_folder() / "vietnam" / file) == read_file(fs::path(sample_results()) / file))
        << file;
  const tests::Words call = {"explain", sample_results(), "--indicator", "EDU-PRI", "--unit", "99010"};
  EXPECT_EQ(run({.words = call, .environment = vietnam}).out, run(call).out);
}

} // namespace
