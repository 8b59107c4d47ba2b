#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

/// Runs of the built program, as a user has them.
namespace tests {

struct Ran {
  int code = -1;
  std::string out, err;
};

using Words = std::vector<std::string>;

struct Call {
  Words words;
  std::filesystem::path from;                     ///< the folder it is called in; empty: the test folder
  std::map<std::string, std::string> environment; ///< added
  std::string before;                             ///< shell code before the call, such as "ulimit -f 1;"
};

Ran run(const Call &);
inline Ran run(Words words) { return run(Call{.words = std::move(words)}); }

/// Calls and what came of them as one text, in which the test folder is TEST, the sources are SOURCE and
/// the version is VERSION.
std::string transcript(const std::vector<Words> &calls);
std::string neutral(std::string text);

/// Compares with tests/golden/commands/<name>.txt and shows the lines that differ. With the environment
/// variable TIEPCAN_REWRITE_GOLDEN the file is written instead.
void expect_golden(const std::string &name, const std::string &text);

/// A folder of this process, made at the first call and removed at its end.
const std::filesystem::path &test_folder();
/// Results of a few indicators of the sample study, computed once in a process.
const std::string &sample_results();
extern const Words sample_run; ///< the call that makes them, all but the folder
extern const std::string sample_study;

/// An empty folder below the test folder.
std::filesystem::path fresh_folder(const std::string &name);
/// What lies in a folder.
std::set<std::string> names_in(const std::filesystem::path &);

std::string read_file(const std::filesystem::path &);
void write_file(const std::filesystem::path &, const std::string &);

} // namespace tests
