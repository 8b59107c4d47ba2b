// map --show on the sample study: pictures of what is broadcast, and what is refused.
#include "tests/ui/commands/program.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

namespace {

using testing::HasSubstr;
using tests::run;
using tests::sample_study;

/// Results of the indicators of television, computed once.
const std::string &television() {
  static const std::string folder = [] {
    const auto ran = run({"run", sample_study, "--only", "CUL-REMOTE-TV,EDU-PRI", "--out", "television"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return (tests::test_folder() / "television").string();
  }();
  return folder;
}

tests::Words map(const std::string &show, tests::Words more = {}) {
  tests::Words words = {"map", television(), "--show", show, "-o", show + ".svg"};
  if (std::find(more.begin(), more.end(), "--indicator") == more.end())
    words.insert(words.end(), {"--indicator", "CUL-REMOTE-TV"});
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(MapShow, DrawsTheFieldTheSitesAndThePeopleTheSameEachTime) {
  for (const char *show : {"field", "server", "people"}) {
    std::string before;
    for (int turn = 0; turn < 2; ++turn) {
      const auto ran = run(map(show, {"--study", sample_study, "--map-cell", "300"}));
      ASSERT_EQ(ran.code, 0) << ran.err;
      const auto svg = tests::read_file(tests::test_folder() / (std::string(show) + ".svg"));
      EXPECT_THAT(svg, HasSubstr("Chưa rõ (thiếu")); // not shown
      if (turn == 1) EXPECT_EQ(svg, before) << show;
      before = svg;
    }
  }
}

TEST(MapShow, RefusesWhatItCanNotShow) {
  const auto told = [](const tests::Words &words) {
    const auto ran = run(words);
    EXPECT_NE(ran.code, 0);
    return ran.err;
  };
  EXPECT_THAT(told(map("field", {"--lang", "en"})), HasSubstr("--study"));
  EXPECT_THAT(told(map("people", {"--lang", "en", "--indicator", "EDU-PRI"})), HasSubstr("CUL-REMOTE-TV"));
  EXPECT_THAT(told(map("field", {"--lang", "en", "--study", sample_study, "--map-cell", "1"})),
              HasSubstr("5,000"));
}

TEST(MapShow, AStudyWhoseTerrainHasChangedIsNotThatOfTheResults) {
  const auto other = tests::fresh_folder("other_terrain") / "sample";
  std::filesystem::copy(std::filesystem::path(sample_study).parent_path(), other,
                        std::filesystem::copy_options::recursive);
  std::ofstream(other / "terrain.tif", std::ios::binary | std::ios::app) << "later";
  const auto ran = run(map("field", {"--lang", "en", "--study", (other / "study.toml").string()}));
  EXPECT_NE(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("not the one these results were computed from"));
}

} // namespace
