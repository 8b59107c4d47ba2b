#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

/// Finds the string literals of C++ sources, so that tests can judge what the program may show.
namespace tests {

struct Literal {
  std::string text;   ///< between the quotes, escapes as written
  std::string before; ///< up to 40 characters of code before it, blanks dropped
  char after = 0;     ///< the first code character after it that is no blank
  int line = 0;
  bool marked = false; ///< its first or last line carries the comment "// not shown", or throws logic_error
};

inline std::vector<Literal> literals_of(const std::string &code) {
  std::vector<Literal> found;
  std::string before;
  const auto line_at = [&](std::size_t at) {
    const auto begin = at == 0 ? std::string::npos : code.rfind('\n', at - 1);
    const auto from = begin == std::string::npos ? 0 : begin + 1;
    return code.substr(from, code.find('\n', at) - from);
  };
  const auto excused = [&](std::size_t at) {
    const auto line = line_at(at);
    return line.find("// not shown") != std::string::npos || line.find("logic_error") != std::string::npos ||
           line.find("static_assert") != std::string::npos || line.rfind("#include", 0) == 0;
  };
  int line = 1;
  for (std::size_t i = 0; i < code.size();) {
    if (code.compare(i, 2, "//") == 0) {
      i = code.find('\n', i);
      if (i == std::string::npos) break;
    } else if (code.compare(i, 2, "/*") == 0) {
      const auto end = code.find("*/", i + 2);
      for (; i < code.size() && i < end + 2; ++i) line += code[i] == '\n';
    } else if (code[i] == '\'' && !(i > 0 && std::isalnum(static_cast<unsigned char>(code[i - 1])))) {
      for (++i; i < code.size() && code[i] != '\''; ++i) i += code[i] == '\\';
      ++i;
    } else if (code[i] == '"') {
      Literal literal{.before = before, .line = line, .marked = excused(i)};
      const bool raw = !before.empty() && before.back() == 'R';
      std::size_t end = 0;
      if (raw) {
        const auto open = code.find('(', i);
        const std::string close = ")" + code.substr(i + 1, open - i - 1) + "\"";
        end = code.find(close, open);
        literal.text = code.substr(open + 1, end - open - 1);
        end += close.size();
      } else {
        for (end = i + 1; end < code.size() && code[end] != '"'; ++end) end += code[end] == '\\';
        literal.text = code.substr(i + 1, end - i - 1);
        ++end;
      }
      literal.marked = literal.marked || excused(end - 1);
      for (; i < end; ++i) line += code[i] == '\n';
      const auto next = code.find_first_not_of(" \t\n", end);
      literal.after = next == std::string::npos ? '\0' : code[next];
      found.push_back(literal);
      before.clear();
    } else {
      line += code[i] == '\n';
      if (!std::isspace(static_cast<unsigned char>(code[i]))) before += code[i];
      if (before.size() > 40) before.erase(0, 1);
      ++i;
    }
  }
  return found;
}

struct SourceFile {
  std::string path; ///< from the top of the project
  std::string code;
};

/// The .cpp and .h files under a folder of the project, in order of their names.
inline std::vector<SourceFile> sources_under(const std::string &folder) {
  namespace fs = std::filesystem;
  std::vector<SourceFile> files;
  const fs::path root = TIEPCAN_SOURCE_DIR;
  if (!fs::exists(root / folder)) return files;
  for (const auto &entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
    std::ifstream stream(entry.path());
    std::ostringstream text;
    text << stream.rdbuf();
    files.push_back({fs::relative(entry.path(), root).generic_string(), text.str()});
  }
  std::sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
  return files;
}

} // namespace tests
