// Runs the program on every case of the museum: `check` and `run` must both say what the case expects, and a
// run that stops must leave nothing behind.
#include "tests/broken/cases.h"

#include "tests/process.h"

#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

namespace broken {
namespace {

using Json = nlohmann::json;

Json findings_of_check(const Folder &study) {
  const auto ended =
      tests::run_program({tests::tiepcan(), "check", study / "study.toml", "--json", "--lang", "en"});
  EXPECT_TRUE(ended.code == 0 || ended.code == 1) << "exit " << ended.code << ": " << ended.err;
  const auto json = Json::parse(ended.out, nullptr, false);
  EXPECT_TRUE(json.is_array()) << ended.out << ended.err;
  bool any_error = false;
  for (const auto &finding : json) any_error = any_error || finding["severity"] == "error";
  EXPECT_EQ(ended.code, any_error ? 1 : 0);
  return json;
}

/// severity,code,source,layer,row of findings.csv: their cells need no quotes here.
Json findings_of_run(const Folder &results) {
  Json findings = Json::array();
  std::ifstream file(results / "findings.csv");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; cells.size() < 5 && std::getline(row, cell, ',');) cells.push_back(cell);
    findings.push_back({{"severity", cells.at(0)},
                        {"code", cells.at(1)},
                        {"source", cells.at(2)},
                        {"layer", cells.at(3)},
                        {"row", cells.at(4).empty() ? 0L : std::stol(cells.at(4))}});
  }
  return findings;
}

bool fits(const Json &finding, const Case &wanted) {
  const long row = finding["row"].is_null() ? 0 : finding["row"].get<long>();
  return finding["code"] == wanted.code && finding["layer"] == wanted.layer && row == wanted.row &&
         finding["severity"] == wanted.severity;
}

void expect_found(const Json &findings, const Case &wanted) {
  int found = 0;
  std::set<std::string> codes(wanted.also.begin(), wanted.also.end());
  codes.insert({wanted.code, "service_not_in_study"});
  for (const auto &finding : findings) {
    found += fits(finding, wanted);
    EXPECT_TRUE(codes.count(finding["code"]) > 0) << "also tells " << finding.dump();
  }
  EXPECT_EQ(found, 1) << wanted.code << " is told " << found << " times in " << findings.dump(1);
}

/// A sentence whose facts are all there, and the remedy.
void expect_whole_sentence(const Json &findings, const Case &wanted) {
  for (const auto &finding : findings)
    if (fits(finding, wanted)) {
      const std::string text = finding["what"];
      EXPECT_NE(finding["remedy"], "") << text;
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
      if (wanted.says.find("…") == std::string::npos) // the sign of a fact that is missing
        EXPECT_EQ(text.find("…"), std::string::npos) << text;
      EXPECT_EQ(text.find("Problem “"), std::string::npos) << "no words: " << text;
      const std::string all = text + " " + finding["remedy"].get<std::string>();
      if (!wanted.says.empty()) EXPECT_NE(all.find(wanted.says), std::string::npos) << all;
    }
}

} // namespace

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (const auto &wing : {files(), shapes(), tables(), recipes(), water(), masts()})
    all.insert(all.end(), wing.begin(), wing.end());
  return all;
}

namespace {

std::set<std::string> names_in(const Folder &folder) {
  std::set<std::string> names;
  for (const auto &entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

class Museum : public testing::TestWithParam<Case> {};

TEST_P(Museum, IsToldAsExpected) {
  const auto &wanted = GetParam();
  const tests::Folder folder;
  const Folder study = folder / "study", results = folder / "results";
  std::filesystem::create_directory(study);
  copy_base(study);
  wanted.spoil(study);
  const auto before = names_in(folder.path());
  const auto checked = findings_of_check(study);
  const auto ran = tests::run_program(
      {tests::tiepcan(), "run", study / "study.toml", "--out", results, "--threads", "1", "--lang", "en"});
  if (wanted.severity == "error") {
    expect_found(checked, wanted);
    expect_whole_sentence(checked, wanted);
    EXPECT_EQ(ran.code, 1) << ran.err;
    EXPECT_NE(ran.err.find("Remedy: "), std::string::npos) << ran.err;
    EXPECT_EQ(names_in(folder.path()), before) << "something was written";
  } else {
    ASSERT_EQ(ran.code, 0) << ran.err;
    expect_found(findings_of_run(results), wanted);
    expect_whole_sentence(checked, wanted);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, Museum, testing::ValuesIn(all_cases()),
                         [](const auto &tested) { return tested.param.name; });

TEST(MuseumItself, TheUnspoiltStudyHasNothingToTell) {
  const tests::Folder folder;
  copy_base(folder.path() / "study");
  for (const auto &finding : findings_of_check(folder / "study"))
    EXPECT_EQ(finding["code"], "service_not_in_study") << finding.dump();
}

TEST(MuseumItself, HoldsAtLeastThirtyDifferentCodes) {
  std::set<std::string> codes, names;
  for (const auto &one : all_cases()) {
    codes.insert(one.code);
    EXPECT_TRUE(names.insert(one.name).second) << one.name << " stands twice";
  }
  EXPECT_GE(codes.size(), 30U);
}

} // namespace
} // namespace broken
