// radio path on the sample study: what is told, what is refused, and the pictures.
#include "tests/ui/commands/program.h"

#include <gmock/gmock.h>

namespace {

using testing::HasSubstr;
using tests::run;
using tests::sample_study;
using tests::test_folder;

tests::Words path(const tests::Words &more) {
  tests::Words words = {"radio", "path", sample_study};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

const std::string mast = "Đồi Thông-VOV1";

TEST(RadioPathCommand, TellsObstacleAndBudgetOrWhyNot) {
  tests::expect_golden("radio_path",
                       tests::transcript({path({"--mast", mast, "--unit", "99010"}),
                                          path({"--mast", mast, "--unit", "99010", "--lang", "en"}),
                                          path({"--mast", mast, "--rx", "11.9,108.4"}),
                                          path({"--mast", "nobody", "--unit", "99010"}),
                                          path({"--mast", mast, "--unit", "00000"}), path({"--mast", mast}),
                                          path({"--mast", mast, "--unit", "99010", "--rx", "11.9,108.4"}),
                                          path({"--mast", mast, "--rx", "here"}), path({"--unit", "99010"}),
                                          path({"--mast", mast, "--unit", "99010", "--picture", "a.jpg"})}));
}

TEST(RadioPathCommand, DrawsEveryKindOfPictureTheSameEachTime) {
  for (const char *ending : {"svg", "png", "pdf"}) {
    std::string before;
    for (int turn = 0; turn < 2; ++turn) {
      const auto file = std::string("path.") + ending;
      const auto ran = run(path({"--mast", mast, "--unit", "99010", "--picture", file}));
      ASSERT_EQ(ran.code, 0) << ran.err;
      EXPECT_THAT(ran.err, HasSubstr(file));
      const auto bytes = tests::read_file(test_folder() / file);
      EXPECT_GT(bytes.size(), 5000U) << ending;
      if (turn == 1) EXPECT_EQ(bytes, before) << ending;
      before = bytes;
    }
  }
  EXPECT_THAT(tests::read_file(test_folder() / "path.svg"), HasSubstr("Vùng Fresnel thứ nhất"));
}

} // namespace
