// How the program is called: help in both languages, bad calls, exit codes.
#include "gis/base/text.h"
#include "tests/ui/commands/program.h"
#include "ui/commands/Command.h"

#include <gmock/gmock.h>

namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using tests::run;

TEST(Help, OfEveryCommandInBothLanguages) {
  for (const std::string language : {"vi", "en"}) {
    const auto program = run({"--lang", language, "--help"});
    EXPECT_EQ(program.code, 0);
    EXPECT_THAT(program.err, IsEmpty());
    tests::expect_golden("help_" + language, program.out);
    for (const auto &command : ui::commands::all_commands()) {
      // A name of two words is typed as two.
      auto typed = gis::base::split(command->name(), ' ');
      const auto file = gis::base::join(typed, "_");
      typed.insert(typed.end(), {"--help", "--lang", language});
      const auto help = run(typed);
      EXPECT_EQ(help.code, 0);
      EXPECT_THAT(help.err, IsEmpty());
      tests::expect_golden("help_" + file + "_" + language, help.out);
    }
  }
}

TEST(Help, ShortFlagAndPlaceDoNotMatter) {
  const auto help = run({"table", "--help"}).out;
  EXPECT_EQ(run({"-h", "table"}).out, help);
  EXPECT_EQ(run({"table", "nowhere", "-h", "--lang=vi"}).out, help);
}

TEST(Help, WithoutArgumentsGoesToTheMessagesAndIsABadCall) {
  const auto ran = run(tests::Words{});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_EQ(ran.err, run({"--help"}).out);
}

TEST(Version, IsOneLine) { EXPECT_EQ(run({"--version"}).out, "tiepcan " TIEPCAN_VERSION "\n"); }

const std::vector<tests::Words> &bad_calls() {
  static const std::vector<tests::Words> calls = {
      {"tabel"},
      {"xyzzy"},
      {"table", "results", "--levl", "commune"},
      {"table", "results", "--qqqqqq", "1"},
      {"table", "results"},
      {"table"},
      {"table", "-o", "t.csv"},
      {"table", "a", "b", "-o", "t.csv"},
      {"table", "results", "-o"},
      {"table", "results", "-o", "t.csv", "--output", "u.csv"},
      {"table", "results", "-o", "t.csv", "--year", "now"},
      {"table", "results", "-o", "t.csv", "--year=-1"},
      {"table", "results", "-o", "t.csv", "--year", "2024.5"},
      {"table", "results", "-o", "t.csv", "--season", "spring"},
      {"table", "results", "-o", "t.xlsx"},
      {"explain", "results", "--unit", "1"},
      {"check", "results", "--json=yes"},
      {"check", "results", "--lang", "fr"},
      {"run", "study.toml", "--out", "x", "--threads", "two"},
      {"travel", "--sources", "p.gpkg", "-o", "t.tif"},
      {"travel", "--sources", "p.gpkg", "-o", "t.tif", "--walk", "tobler", "--dem", "d.tif"},
      {"travel", "--sources", "p.gpkg", "-o", "t.tif", "--walk", "langmuir"},
      {"travel", "--sources", "p.gpkg", "-o", "t.tif", "--cost", "c.tif", "--dem", "d.tif"},
      {"travel", "--sources", "p.gpkg", "-o", "t.tif", "--cost", "c.tif", "--connect", "4"},
      {"travel", "--sources", "p.gpkg", "-o", "t.tif", "--cost", "c.tif", "--lambda", "1"},
      {"travel", "--sources", "p.gpkg", "-o", "t.tif", "--cost", "c.tif", "--max", "1,5"},
      {"zonal", "--raster", "r.tif", "--zones", "z.gpkg", "--id", "i", "-o", "o.csv", "--stats", "sun"}};
  return calls;
}

TEST(BadCalls, AreExplainedInVietnamese) {
  tests::expect_golden("bad_calls_vi", tests::transcript(bad_calls()));
}

TEST(BadCalls, AreExplainedInEnglish) {
  // Every third: the words are complete in both languages, their places are not.
  std::vector<tests::Words> calls;
  for (std::size_t i = 0; i < bad_calls().size(); i += 3) {
    calls.push_back(bad_calls()[i]);
    calls.back().insert(calls.back().begin() + 1, {"--lang", "en"});
  }
  tests::expect_golden("bad_calls_en", tests::transcript(calls));
}

TEST(BadCalls, EndWithTwoAndSayNothingOnTheOutput) {
  for (const auto &words : {bad_calls().front(), bad_calls().back()}) {
    const auto ran = run(words);
    EXPECT_EQ(ran.code, 2) << testing::PrintToString(words);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, HasSubstr("Lỗi: "));
  }
}

TEST(Output, ThatCanNotBeWrittenIsAFailure) {
  const auto ran = run({.words = {"check", tests::sample_study}, .before = "exec >/dev/full;"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("stdout"));
}

} // namespace
