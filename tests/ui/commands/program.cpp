#include "tests/ui/commands/program.h"

#include "gis/base/text.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace tests {

namespace fs = std::filesystem;

const std::string sample_study = TIEPCAN_SOURCE_DIR "/data/sample/study.toml";
const Words sample_run = {"run", sample_study, "--only", "EDU-PRI,MED-BED,MED-INSURED", "--out"};

std::string read_file(const fs::path &path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const fs::path &path, const std::string &text) {
  std::ofstream(path, std::ios::binary) << text;
}

const fs::path &test_folder() {
  struct Folder {
    fs::path path;
    Folder() {
      std::string name = (fs::temp_directory_path() / "tiepcan-commands-XXXXXX").string();
      path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
  };
  static const Folder folder;
  return folder.path;
}

std::set<std::string> names_in(const fs::path &folder) {
  std::set<std::string> names;
  for (const auto &entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

fs::path fresh_folder(const std::string &name) {
  const auto folder = test_folder() / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

namespace {

std::string shell_word(const std::string &text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

void replace_all(std::string &text, const std::string &what, const std::string &by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

} // namespace

Ran run(const Call &call) {
  static int count = 0;
  const fs::path out = test_folder() / (".out" + std::to_string(++count)),
                 err = test_folder() / (".err" + std::to_string(count));
  std::string line =
      "cd " + shell_word((call.from.empty() ? test_folder() : call.from).string()) + " && { " + call.before;
  for (const auto &[name, value] : call.environment) line += " " + name + "=" + shell_word(value);
  line += " " + shell_word(TIEPCAN_PROGRAM);
  for (const auto &word : call.words) line += " " + shell_word(word);
  line += "; } >" + shell_word(out.string()) + " 2>" + shell_word(err.string()) + " </dev/null";
  const int status = std::system(line.c_str());
  Ran ran{.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .out = read_file(out), .err = read_file(err)};
  fs::remove(out);
  fs::remove(err);
  return ran;
}

std::string neutral(std::string text) {
  replace_all(text, test_folder().string(), "TEST");
  replace_all(text, TIEPCAN_SOURCE_DIR, "SOURCE");
  replace_all(text, TIEPCAN_VERSION, "VERSION");
  return text;
}

std::string transcript(const std::vector<Words> &calls) {
  std::string text;
  for (const auto &words : calls) {
    const auto ran = run(words);
    text += "$ tiepcan";
    for (const auto &word : words)
      text +=
          " " + (word.find_first_of(" \"") == std::string::npos && !word.empty() ? word : shell_word(word));
    text += "\n= " + std::to_string(ran.code) + "\n";
    if (!ran.out.empty()) text += "--- out\n" + ran.out;
    if (!ran.err.empty()) text += "--- err\n" + ran.err;
    text += "\n";
  }
  return neutral(text);
}

void expect_golden(const std::string &name, const std::string &text) {
  const fs::path path = TIEPCAN_SOURCE_DIR "/tests/golden/commands/" + name + ".txt";
  if (std::getenv("TIEPCAN_REWRITE_GOLDEN") != nullptr) return write_file(path, text);
  const auto kept = read_file(path);
  if (kept == text) return;
  const auto old_lines = gis::base::split(kept, '\n'), new_lines = gis::base::split(text, '\n');
  std::string diff;
  int shown = 0;
  for (std::size_t i = 0; i < std::max(old_lines.size(), new_lines.size()) && shown < 15; ++i) {
    const std::string was = i < old_lines.size() ? old_lines[i] : "(nothing)",
                      is = i < new_lines.size() ? new_lines[i] : "(nothing)";
    if (was == is) continue;
    diff += "line " + std::to_string(i + 1) + "\n  was " + was + "\n  is  " + is + "\n";
    ++shown;
  }
  ADD_FAILURE() << path.string() << " differs (TIEPCAN_REWRITE_GOLDEN=1 rewrites it)\n" << diff;
}

const std::string &sample_results() {
  static const std::string folder = [] {
    Words words = sample_run;
    words.push_back("results");
    const auto ran = run(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return (test_folder() / "results").string();
  }();
  return folder;
}

} // namespace tests
