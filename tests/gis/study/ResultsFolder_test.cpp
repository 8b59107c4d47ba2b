#include "gis/study/ResultsFolder.h"

#include "gis/base/Error.h"
#include "tests/process.h"

#include <gtest/gtest.h>

namespace gis::study {
namespace {

namespace fs = std::filesystem;
const std::string about = R"({"program": {"name": "tiepcan"}})";

struct Place {
  tests::Folder folder;
  fs::path dir = folder / "out";

  void publish(const std::string &text) const {
    ResultsFolder results(dir);
    tests::write_file(results.staging() / "gaps.csv", text);
    results.publish(about);
  }
  std::string code_of_opening() const {
    try {
      const ResultsFolder results(dir);
    } catch (const base::Error &error) {
      return error.code();
    }
    return {};
  }
  std::string code_of_reading() const {
    try {
      check_results(dir);
    } catch (const base::Error &error) {
      return error.code();
    }
    return {};
  }
};

TEST(ResultsFolder, IsPublishedWholeAndLeavesNothingBeside) {
  const Place place;
  place.publish("one");
  EXPECT_TRUE(is_results(place.dir));
  EXPECT_EQ(place.code_of_reading(), "");
  place.publish("two");
  EXPECT_EQ(tests::text_of(place.dir / "gaps.csv"), "two");
  EXPECT_EQ(std::distance(fs::directory_iterator(place.folder.path()), {}), 1);
}

TEST(ResultsFolder, WithoutPublishingNothingChanges) {
  const Place place;
  place.publish("one");
  {
    const ResultsFolder results(place.dir);
    tests::write_file(results.staging() / "gaps.csv", "half");
  }
  EXPECT_EQ(tests::text_of(place.dir / "gaps.csv"), "one");
  EXPECT_EQ(std::distance(fs::directory_iterator(place.folder.path()), {}), 1);
}

TEST(ResultsFolder, ATrailingSlashNamesTheSameFolder) {
  Place place;
  place.dir = place.folder.path().string() + "/out/";
  place.publish("one");
  EXPECT_EQ(tests::text_of(place.folder / "out/gaps.csv"), "one");
}

TEST(ResultsFolder, AnEmptyFolderMayBeTaken) {
  const Place place;
  fs::create_directory(place.dir);
  place.publish("one");
  EXPECT_EQ(place.code_of_reading(), "");
}

TEST(ResultsFolder, ReadersRefuseWhatDiffersFromItsHashes) {
  const Place place;
  place.publish("one");
  tests::write_file(place.dir / "gaps.csv", "two");
  EXPECT_EQ(place.code_of_reading(), "results_changed");
  place.publish("one");
  fs::remove(place.dir / "gaps.csv");
  EXPECT_EQ(place.code_of_reading(), "results_changed");
  tests::write_file(place.dir / "run.json", "{\"files\": ");
  EXPECT_EQ(place.code_of_reading(), "results_changed");
  tests::write_file(place.dir / "run.json", "[1, 2]");
  EXPECT_EQ(place.code_of_reading(), "results_changed");
  tests::write_file(place.dir / "run.json", R"({"files": {"../out/run.json": 7}})");
  EXPECT_EQ(place.code_of_reading(), "results_changed");
  fs::remove(place.dir / "run.json");
  EXPECT_EQ(place.code_of_reading(), "not_results");
}

TEST(ResultsFolder, OneWriterAtATime) {
  const Place place;
  {
    const ResultsFolder first(place.dir);
    EXPECT_EQ(place.code_of_opening(), "results_locked");
    EXPECT_TRUE(fs::exists(first.staging()));
  }
  EXPECT_EQ(place.code_of_opening(), "");
}

TEST(ResultsFolder, RemovesWhatAKilledRunLeftAndNothingElse) {
  const Place place;
  fs::create_directory(place.folder / "out.new-77");
  fs::create_directory(place.folder / "out.new-78");
  tests::write_file(place.folder / ".out.lock", "out.new-77");
  place.publish("one");
  EXPECT_FALSE(fs::exists(place.folder / "out.new-77"));
  EXPECT_TRUE(fs::exists(place.folder / "out.new-78"));
}

TEST(ResultsFolder, ANoteThatPointsElsewhereIsNotFollowed) {
  const Place place;
  fs::create_directories(place.folder / "out.new-7/precious");
  for (const char *note : {"out.new-7/precious", "out.new-7/../../x", "precious", "", "../out.new-7"}) {
    tests::write_file(place.folder / ".out.lock", note);
    place.publish("one");
    EXPECT_TRUE(fs::exists(place.folder / "out.new-7/precious")) << note;
  }
}

} // namespace
} // namespace gis::study
