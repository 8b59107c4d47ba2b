#include "gis/base/text.h"

#include <algorithm>
#include <cstdlib>
#include <utf8proc.h>

namespace gis::base {
namespace {

const utf8proc_uint8_t *bytes(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t *>(text.data());
}

std::string mapped(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t *out = nullptr;
  const auto size = utf8proc_map(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &out, options);
  if (size < 0) return std::string(text);
  std::string result(reinterpret_cast<const char *>(out), static_cast<std::size_t>(size));
  std::free(out); // utf8proc hands over memory from malloc
  return result;
}

bool is_apostrophe(utf8proc_int32_t c) {
  return c == 0x27 || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x00B4;
}

bool is_blank_or_dash(utf8proc_int32_t c) {
  return c == 0x2D || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014 || c == 0xA0 ||
         utf8proc_category(c) == UTF8PROC_CATEGORY_ZS || (c >= 0x09 && c <= 0x0D);
}

} // namespace

bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    utf8proc_int32_t c = 0;
    const auto used = utf8proc_iterate(bytes(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    if (used <= 0) return false;
    at += static_cast<std::size_t>(used);
  }
  return true;
}

std::string nfc(std::string_view text) {
  return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

std::string search_key(std::string_view text) {
  const std::string plain =
      mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                  UTF8PROC_CASEFOLD));
  std::string key;
  bool gap = false;
  std::size_t at = 0;
  while (at < plain.size()) {
    utf8proc_int32_t c = 0;
    const auto used =
        utf8proc_iterate(bytes(plain) + at, static_cast<utf8proc_ssize_t>(plain.size() - at), &c);
    if (used <= 0) break;
    at += static_cast<std::size_t>(used);
    if (is_apostrophe(c)) continue;
    if (is_blank_or_dash(c)) {
      gap = true;
      continue;
    }
    if (gap && !key.empty()) key += ' ';
    gap = false;
    if (c == 0x111) c = 'd';
    utf8proc_uint8_t buffer[4];
    const auto size = utf8proc_encode_char(c, buffer);
    key.append(reinterpret_cast<const char *>(buffer), static_cast<std::size_t>(size));
  }
  return key;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  const auto last = text.find_last_not_of(" \t\r\n");
  return std::string(text.substr(first, last - first + 1));
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (true) {
    const auto to = text.find(separator, from);
    parts.emplace_back(text.substr(from, to == std::string_view::npos ? to : to - from));
    if (to == std::string_view::npos) return parts;
    from = to + 1;
  }
}

std::string join(const std::vector<std::string> &parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i];
  }
  return text;
}

std::string nearest_word(std::string_view word, const std::vector<std::string> &candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const auto &candidate : candidates) {
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const std::size_t substituted = diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

} // namespace gis::base
