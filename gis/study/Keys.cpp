#include "gis/study/Keys.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace gis::study {
namespace {

std::string shown(const toml::node &node) {
  std::ostringstream text;
  node.visit([&](const auto &value) { text << value; });
  return text.str();
}

} // namespace

const toml::node *Keys::find(const std::string &key) {
  known_.insert(key);
  return table_.get(key);
}

long Keys::line_of(const std::string &key) const {
  const auto *node = table_.get(key);
  return node == nullptr ? line() : static_cast<long>(node->source().begin.line);
}

void Keys::refuse(const std::string &key, const std::string &text, const std::string &wanted) const {
  throw base::Error(base::Finding{.code = "value_bad",
                                  .row = line_of(key),
                                  .facts = {{"file", file_.filename().string()},
                                            {"row", std::to_string(line_of(key))},
                                            {"key", key},
                                            {"text", text},
                                            {"wanted", wanted}}});
}

std::string Keys::text(const std::string &key, const std::string &otherwise) {
  const auto *node = find(key);
  if (node == nullptr) return otherwise;
  if (const auto value = node->value<std::string>(); value && node->is_string()) return base::nfc(*value);
  refuse(key, shown(*node), "\"…\"");
}

void Keys::require(const std::string &key) const {
  if (has(key)) return;
  for (const auto &[other, node] : table_) // a mistyped key is told as such, not as missing
    if (known_.count(std::string(other.str())) == 0 && base::nearest_word(other.str(), {key}) == key)
      fail_unknown(other, key);
  throw base::Error(base::Finding{
      .code = "key_missing",
      .row = line(),
      .facts = {{"file", file_.filename().string()}, {"row", std::to_string(line())}, {"key", key}}});
}

void Keys::fail_unknown(const toml::key &key, const std::string &suggestion) const {
  const long row = static_cast<long>(key.source().begin.line);
  throw base::Error(base::Finding{.code = "key_unknown",
                                  .row = row,
                                  .facts = {{"file", file_.filename().string()},
                                            {"row", std::to_string(row)},
                                            {"key", std::string(key.str())},
                                            {"suggestion", suggestion}}});
}

std::string Keys::required_text(const std::string &key) {
  require(key);
  const std::string value = text(key);
  if (value.empty()) refuse(key, "", "\"…\"");
  return value;
}

std::string Keys::choice(const std::string &key, const std::vector<std::string> &choices,
                         const std::string &otherwise) {
  const std::string value = text(key, otherwise);
  if (std::find(choices.begin(), choices.end(), value) == choices.end())
    refuse(key, value, base::join(choices, " | "));
  return value;
}

std::optional<double> Keys::number(const std::string &key) {
  const auto *node = find(key);
  if (node == nullptr) return {};
  if (node->is_number())
    if (const auto value = node->value<double>(); value && std::isfinite(*value)) return *value;
  refuse(key, shown(*node), "1.5");
}

double Keys::positive(const std::string &key, double otherwise) {
  const double value = number(key).value_or(otherwise);
  if (!(value > 0)) refuse(key, base::format_number(value, 6), "> 0");
  return value;
}

std::optional<double> Keys::positive(const std::string &key) {
  const auto value = number(key);
  if (value && !(*value > 0)) refuse(key, base::format_number(*value, 6), "> 0");
  return value;
}

int Keys::whole(const std::string &key, int otherwise) {
  const double value = number(key).value_or(otherwise);
  if (value != std::floor(value) || std::fabs(value) > 1e9) refuse(key, base::format_number(value, 6), "1");
  return static_cast<int>(value);
}

bool Keys::flag(const std::string &key, bool otherwise) {
  const auto *node = find(key);
  if (node == nullptr) return otherwise;
  if (const auto value = node->value<bool>(); value && node->is_boolean()) return *value;
  refuse(key, shown(*node), "true | false");
}

std::vector<std::string> Keys::texts(const std::string &key) {
  const auto *node = find(key);
  if (node == nullptr) return {};
  std::vector<std::string> result;
  if (node->is_string()) return {base::nfc(*node->value<std::string>())};
  const auto *array = node->as_array();
  if (array == nullptr) refuse(key, shown(*node), "[\"…\"]");
  for (const auto &item : *array) {
    if (!item.is_string()) refuse(key, shown(item), "\"…\"");
    result.push_back(base::nfc(*item.value<std::string>()));
  }
  return result;
}

std::vector<std::pair<std::string, std::string>> Keys::text_map(const std::string &key) {
  const auto *node = find(key);
  std::vector<std::pair<std::string, std::string>> result;
  if (node == nullptr) return result;
  const auto *inner = node->as_table();
  if (inner == nullptr) refuse(key, shown(*node), "{ a = \"…\" }");
  for (const auto &[name, value] : *inner) {
    if (!value.is_string()) refuse(key, shown(value), "\"…\"");
    result.emplace_back(std::string(name.str()), base::nfc(*value.value<std::string>()));
  }
  return result;
}

std::vector<std::pair<std::string, double>> Keys::number_map(const std::string &key) {
  const auto *node = find(key);
  std::vector<std::pair<std::string, double>> result;
  if (node == nullptr) return result;
  const auto *inner = node->as_table();
  if (inner == nullptr) refuse(key, shown(*node), "{ a = 1.5 }");
  for (const auto &[name, value] : *inner) {
    const auto number = value.value<double>();
    if (!value.is_number() || !number || !(*number >= 0) || !std::isfinite(*number))
      refuse(key, shown(value), ">= 0");
    result.emplace_back(std::string(name.str()), *number);
  }
  return result;
}

std::optional<Keys> Keys::table(const std::string &key) {
  const auto *node = find(key);
  if (node == nullptr) return {};
  if (const auto *inner = node->as_table()) return Keys(*inner, file_);
  refuse(key, shown(*node), "[" + key + "]");
}

std::vector<Keys> Keys::tables(const std::string &key) {
  const auto *node = find(key);
  std::vector<Keys> result;
  if (node == nullptr) return result;
  const auto *array = node->as_array();
  if (array == nullptr) refuse(key, shown(*node), "[[" + key + "]]");
  for (const auto &item : *array) {
    const auto *inner = item.as_table();
    if (inner == nullptr) refuse(key, shown(item), "[[" + key + "]]");
    result.emplace_back(*inner, file_);
  }
  return result;
}

void Keys::finish() const {
  const std::vector<std::string> known(known_.begin(), known_.end());
  for (const auto &[key, node] : table_) {
    const std::string name(key.str());
    if (known_.count(name) > 0) continue;
    fail_unknown(key, base::nearest_word(name, known));
  }
}

} // namespace gis::study
