#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <toml++/toml.h>
#include <vector>

namespace gis::study {

/// One table of study.toml while it is read: hands out values, remembers which keys were asked for, and
/// on finish() refuses the first key nobody asked for, with its line and the nearest known word.
class Keys {
public:
  Keys(const toml::table &table, std::filesystem::path file) : table_(table), file_(std::move(file)) {}

  std::string text(const std::string &key, const std::string &otherwise = {});
  /// Throws key_missing where there is no such key, key_unknown where it seems mistyped.
  void require(const std::string &key) const;
  std::string required_text(const std::string &key);
  /// A text that must be one of `choices`.
  std::string choice(const std::string &key, const std::vector<std::string> &choices,
                     const std::string &otherwise);
  std::optional<double> number(const std::string &key);
  /// A number greater than 0.
  double positive(const std::string &key, double otherwise);
  std::optional<double> positive(const std::string &key);
  int whole(const std::string &key, int otherwise);
  bool flag(const std::string &key, bool otherwise);
  std::vector<std::string> texts(const std::string &key);
  std::vector<std::pair<std::string, std::string>> text_map(const std::string &key);
  std::vector<std::pair<std::string, double>> number_map(const std::string &key);
  /// A table, empty where absent.
  std::optional<Keys> table(const std::string &key);
  std::vector<Keys> tables(const std::string &key);

  bool has(const std::string &key) const { return table_.contains(key); }
  long line() const { return static_cast<long>(table_.source().begin.line); }
  long line_of(const std::string &key) const;
  const std::filesystem::path &file() const { return file_; }
  [[noreturn]] void refuse(const std::string &key, const std::string &text, const std::string &wanted) const;
  /// Throws key_unknown for the first key that was never asked for.
  void finish() const;

private:
  [[noreturn]] void fail_unknown(const toml::key &, const std::string &suggestion) const;
  const toml::node *find(const std::string &key);
  const toml::table &table_;
  std::filesystem::path file_;
  std::set<std::string> known_;
};

} // namespace gis::study
