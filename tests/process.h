#pragma once

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace tests {

inline std::string text_of(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void write_file(const std::filesystem::path &path, const std::string &text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// An empty folder of this test, removed with it.
class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "tiepcan-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder &) = delete;
  Folder &operator=(const Folder &) = delete;
  const std::filesystem::path &path() const { return path_; }
  std::filesystem::path operator/(const std::string &name) const { return path_ / name; }

private:
  std::filesystem::path path_;
};

/// Another program while it runs. What it prints goes to files in `logs`.
class Child {
public:
  /// `prepare` runs in the child before the program starts: limits, signals.
  Child(std::vector<std::string> words, const std::filesystem::path &logs, void (*prepare)() = nullptr)
      : logs_(logs) {
    const std::string out = (logs / "stdout").string(), err = (logs / "stderr").string();
    std::vector<char *> arguments;
    for (auto &word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ != 0) return;
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    if (prepare != nullptr) prepare();
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  ~Child() {
    if (pid_ > 0) {
      signal(SIGKILL);
      wait();
    }
  }
  Child(const Child &) = delete;
  Child &operator=(const Child &) = delete;

  void signal(int number) const { ::kill(pid_, number); }
  /// The exit code, or minus the signal that ended it.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  std::string out() const { return text_of(logs_ / "stdout"); }
  std::string err() const { return text_of(logs_ / "stderr"); }

private:
  std::filesystem::path logs_;
  pid_t pid_ = 0;
};

struct Ended {
  int code = 0;
  std::string out, err;
};

inline Ended run_program(std::vector<std::string> words) {
  const Folder logs;
  Child child(std::move(words), logs.path());
  const int code = child.wait();
  return {code, child.out(), child.err()};
}

/// The program under test.
inline std::string tiepcan() { return TIEPCAN_BINARY_DIR "/tiepcan"; }

} // namespace tests
