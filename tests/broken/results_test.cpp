// A results folder survives whatever happens to the run that should replace it.
#include "tests/broken/Spoiler.h"

#include "tests/process.h"

#include <chrono>
#include <gtest/gtest.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sys/resource.h>
#include <thread>

namespace broken {
namespace {

namespace fs = std::filesystem;
using tests::Child;
using tests::Ended;
using tests::run_program;
using Clock = std::chrono::steady_clock;

/// A study of its own with earlier results beside it.
struct Desk {
  tests::Folder folder;
  fs::path study = folder / "study", results = folder / "results";
  std::vector<std::string> only;

  explicit Desk(bool sample = false) {
    if (sample) {
      fs::copy(TIEPCAN_SOURCE_DIR "/data/sample", study, fs::copy_options::recursive);
      only = {"--only", "EDU-PRI"};
    } else {
      copy_base(study);
    }
    const auto first = run_program(run());
    EXPECT_EQ(first.code, 0) << first.err;
  }
  std::vector<std::string> run() const {
    std::vector<std::string> words = {tests::tiepcan(), "run", study / "study.toml", "--out", results,
                                      "--lang",         "en",  "--threads",          "1"};
    words.insert(words.end(), only.begin(), only.end());
    return words;
  }
  std::set<std::string> names() const {
    std::set<std::string> all;
    for (const auto &entry : fs::directory_iterator(folder.path())) all.insert(entry.path().filename());
    return all;
  }
  bool writing() const {
    for (const auto &name : names())
      if (name.rfind("results.new-", 0) == 0) return true;
    return false;
  }
};

/// Waits until a run has begun to write; false where it ended before.
bool wait_for_writing(const Desk &desk) {
  for (int i = 0; i < 10000 && !desk.writing(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return desk.writing();
}

/// Every file of run.json is there with its hash, by sha256sum, and no other file is.
void expect_whole(const fs::path &results) {
  const auto about = nlohmann::json::parse(tests::text_of(results / "run.json"), nullptr, false);
  ASSERT_TRUE(about.is_object()) << "run.json is not whole";
  std::string sums;
  std::set<std::string> listed = {"run.json", "run.log"}, there;
  for (const auto &[name, hash] : about["files"].items()) {
    sums += hash.get<std::string>() + "  " + (results / name).string() + "\n";
    listed.insert(name);
  }
  ASSERT_GT(listed.size(), 5U);
  for (const auto &entry : fs::recursive_directory_iterator(results))
    if (entry.is_regular_file()) there.insert(fs::relative(entry.path(), results).generic_string());
  EXPECT_EQ(there, listed);
  const tests::Folder folder;
  tests::write_file(folder / "sums", sums);
  const auto judged = run_program({"sha256sum", "--check", "--quiet", folder / "sums"});
  EXPECT_EQ(judged.code, 0) << judged.out << judged.err;
}

const std::set<std::string> tidy = {"results", "study"};

class Killed : public testing::TestWithParam<bool> {};

TEST_P(Killed, AtTwentyMomentsLeavesTheEarlierResultsWhole) {
  const Desk desk(GetParam());
  const auto start = Clock::now();
  ASSERT_EQ(run_program(desk.run()).code, 0);
  const double whole = std::chrono::duration<double>(Clock::now() - start).count();
  constexpr unsigned seed = 20241130;
  std::cout << "seed " << seed << ", a run takes " << whole << " s\n";
  std::mt19937 random(seed);
  int killed = 0, while_writing = 0;
  for (int i = 0; i < 20; ++i) {
    const tests::Folder logs;
    Child child(desk.run(), logs.path());
    std::this_thread::sleep_for(
        std::chrono::duration<double>(whole * static_cast<double>(random() % 1000) / 1000));
    child.signal(SIGKILL);
    killed += child.wait() == -SIGKILL;
    while_writing += desk.writing();
    expect_whole(desk.results);
  }
  std::cout << "killed " << killed << " of 20, " << while_writing << " left a half-written folder\n";
  EXPECT_GE(killed, 5);
  EXPECT_GE(while_writing, 1);
  const auto after = run_program(desk.run());
  EXPECT_EQ(after.code, 0) << after.err;
  expect_whole(desk.results);
  EXPECT_EQ(desk.names(), tidy) << "leftovers";
}

INSTANTIATE_TEST_SUITE_P(Studies, Killed, testing::Bool(),
                         [](const auto &tested) { return tested.param ? "TheSample" : "TheMuseum"; });

TEST(Interrupted, RunEndsWithOneAndLeavesNothingHalfWritten) {
  const Desk desk(true);
  const tests::Folder logs;
  Child child(desk.run(), logs.path());
  ASSERT_TRUE(wait_for_writing(desk));
  child.signal(SIGINT);
  EXPECT_EQ(child.wait(), 1) << child.err();
  EXPECT_EQ(desk.names(), tidy);
  expect_whole(desk.results);
}

TEST(TwoRunsAtOnce, TheSecondIsRefusedAndTheFirstFinishes) {
  const Desk desk(true);
  const tests::Folder logs;
  Child first(desk.run(), logs.path());
  ASSERT_TRUE(wait_for_writing(desk));
  const auto second = run_program(desk.run());
  EXPECT_EQ(second.code, 1);
  EXPECT_NE(second.err.find("Another run is writing"), std::string::npos) << second.err;
  EXPECT_EQ(first.wait(), 0) << first.err();
  EXPECT_EQ(desk.names(), tidy);
  expect_whole(desk.results);
}

/// Runs a shell in a mount namespace of its own with a file system of 2 MB at folder/small.
Ended on_a_small_disk(const Desk &desk, const std::string &script) {
  fs::create_directory(desk.folder / "small");
  return run_program(
      {"unshare", "--mount", "sh", "-c",
       "mount -t tmpfs -o size=2m tmpfs '" + (desk.folder / "small").string() + "' && " + script});
}

TEST(FullDisk, OfTwoMegabytesIsToldAndTheEarlierResultsStayWhole) {
  const Desk desk;
  if (on_a_small_disk(desk, "true").code != 0)
    GTEST_SKIP() << "no file system can be mounted here (needs root); the limit on file sizes is tested";
  const std::string small = (desk.folder / "small").string();
  const std::string run = "'" + tests::tiepcan() + "' run '" + (desk.study / "study.toml").string() +
                          "' --out " + small + "/results --lang en --threads 1";
  // The room left after the earlier results, in kB: the disk fills at another file each time.
  for (const int room : {0, 4, 40, 80, 160}) {
    const auto ended = on_a_small_disk(
        desk, "cp -r '" + desk.results.string() + "' " + small + "/results && free=$(df -k --output=avail " +
                  small + " | tail -1) && head -c $(( (free - " + std::to_string(room) +
                  ") * 1024 )) /dev/zero > " + small + "/filler && { " + run + "; code=$?; ls -A " + small +
                  "; rm " + small + "/filler; cp -r " + small + "/results '" +
                  (desk.folder / ("after" + std::to_string(room))).string() + "'; exit $code; }");
    EXPECT_EQ(ended.code, 1) << room << " kB: " << ended.err;
    EXPECT_NE(ended.err.find("disk is full"), std::string::npos) << room << " kB: " << ended.err;
    EXPECT_EQ(ended.out, "filler\nresults\n") << room << " kB";
    expect_whole(desk.folder / ("after" + std::to_string(room)));
  }
}

void limit_files_to(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN); // a write past the limit fails instead of ending the program
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

TEST(FullDisk, AWriteThatFailsIsToldAndTheEarlierResultsStayWhole) {
  const Desk desk;
  for (auto *limit :
       {+[] { limit_files_to(0); }, +[] { limit_files_to(3000); }, +[] { limit_files_to(60000); }}) {
    const tests::Folder logs;
    Child child(desk.run(), logs.path(), limit);
    EXPECT_EQ(child.wait(), 1);
    EXPECT_EQ(desk.names(), tidy);
    expect_whole(desk.results);
  }
}

TEST(NoPermission, IsToldAndNothingIsWritten) {
  const Desk desk;
  const auto closed = desk.folder / "closed";
  fs::create_directory(closed);
  fs::permissions(desk.folder.path(), fs::perms(0755));
  fs::permissions(closed, fs::perms(0555));
  std::vector<std::string> as_nobody;
  if (::geteuid() == 0) {
    as_nobody = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    auto probe = as_nobody;
    probe.insert(probe.end(), {tests::tiepcan(), "--version"});
    if (run_program(probe).code != 0)
      GTEST_SKIP() << "root ignores modes, and nobody may not run " << tests::tiepcan();
  }
  auto words = as_nobody;
  words.insert(words.end(), {tests::tiepcan(), "run", desk.study / "study.toml", "--out", closed / "results",
                             "--lang", "en"});
  const auto ended = run_program(words);
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("No permission to write"), std::string::npos) << ended.err;
  EXPECT_TRUE(fs::is_empty(closed));
}

TEST(ResultsFolder, ThatWasChangedIsRefusedByReaders) {
  const Desk desk;
  const std::vector<std::string> table = {
      tests::tiepcan(),          "table",  desk.results, "--level", "commune", "-o",
      desk.folder / "table.csv", "--lang", "en"};
  ASSERT_EQ(run_program(table).code, 0);
  tests::write_file(desk.results / "gaps.csv", tests::text_of(desk.results / "gaps.csv") + "\n");
  const auto ended = run_program(table);
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("are not intact"), std::string::npos) << ended.err;
}

struct Others {
  std::string name, file, text, told;
};
class NotReplaced : public testing::TestWithParam<Others> {};

TEST_P(NotReplaced, IsAFolderThatHoldsOtherFiles) {
  const Desk desk;
  const auto dir = GetParam().file.rfind("results/", 0) == 0 ? desk.results : desk.folder / "mine";
  const auto file = desk.folder / GetParam().file;
  fs::create_directories(file.parent_path());
  tests::write_file(file, GetParam().text);
  const auto ended =
      run_program({tests::tiepcan(), "run", desk.study / "study.toml", "--out", dir, "--lang", "en"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find(GetParam().told), std::string::npos) << ended.err;
  EXPECT_EQ(tests::text_of(file), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Folders, NotReplaced,
                         testing::Values(Others{"OfThePlanner", "mine/notes.txt", "keep",
                                                "is no results folder"},
                                         Others{"OfAnotherProgram", "mine/run.json",
                                                R"({"files": {}, "scripts": {}})", "is no results folder"},
                                         Others{"AMapAmongResults", "results/map.pdf", "%PDF", "map.pdf"},
                                         Others{"NoFolderAtAll", "mine", "a file", "is no results folder"}),
                         [](const auto &tested) { return tested.param.name; });

TEST(ResultsFolder, OfASimilarNameBesideIsLeftAlone) {
  const Desk desk;
  fs::copy(desk.results, desk.folder / "results.new-2025", fs::copy_options::recursive);
  ASSERT_EQ(run_program(desk.run()).code, 0);
  expect_whole(desk.folder / "results.new-2025");
}

} // namespace
} // namespace broken
