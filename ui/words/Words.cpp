#include "ui/words/Words.h"

#include "gis/base/text.h"
#include "ui/words/embedded.h"

#include <array>
#include <functional>
#include <stdexcept>
#include <utf8proc.h>
#include <vector>

namespace ui::words {
namespace {

/// Reads RFC 4180 records of two cells. The files are our own and tested, so a fault in them is a bug.
std::map<std::string, std::string> parse_words(std::string_view text) {
  std::map<std::string, std::string> words;
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"')
        cells.back() += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        cells.back() += text[++i];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      if (cells.size() != 2) throw std::logic_error("words: a row without two cells near " + cells.front());
      if (cells[0] != "key" && !words.emplace(cells[0], cells[1]).second)
        throw std::logic_error("words: key twice: " + cells[0]);
      cells.assign(1, {});
    } else {
      cells.back() += c;
    }
  }
  if (quoted || cells.size() != 1 || !cells[0].empty())
    throw std::logic_error("words: the last row does not end");
  return words;
}

using Letter = utf8proc_int32_t (*)(utf8proc_int32_t);

std::string mapped(std::string_view text, const std::function<Letter(std::size_t)> &rule) {
  std::string result;
  auto at = reinterpret_cast<const utf8proc_uint8_t *>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  for (std::size_t index = 0; left > 0; ++index) {
    utf8proc_int32_t letter = 0;
    const auto length = utf8proc_iterate(at, left, &letter);
    if (length <= 0) { // an ill-formed byte is kept as it is
      result += static_cast<char>(*at);
      ++at, --left;
      continue;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto written = utf8proc_encode_char(rule(index)(letter), bytes.data());
    result.append(reinterpret_cast<const char *>(bytes.data()), static_cast<std::size_t>(written));
    at += length;
    left -= length;
  }
  return result;
}

utf8proc_int32_t unchanged(utf8proc_int32_t letter) { return letter; }

} // namespace

const char *language_code(Language language) { return language == Language::vi ? "vi" : "en"; }

std::optional<Language> language_of(std::string_view code) {
  if (code == "vi") return Language::vi;
  if (code == "en") return Language::en;
  return {};
}

Words::Words(Language language)
    : language_(language),
      words_(parse_words(*embedded_words(std::string(language_code(language)) + ".csv"))) {}

const std::string &Words::operator()(const std::string &key) const {
  const auto found = words_.find(key);
  if (found == words_.end()) throw std::logic_error("no words for the key " + key);
  return found->second;
}

std::string Words::fill(const std::string &key, const gis::base::Facts &facts) const {
  const std::string &words = (*this)(key);
  std::string result;
  for (std::size_t at = 0; at < words.size();) {
    const auto open = words.find('{', at);
    const auto close = open == std::string::npos ? open : words.find('}', open);
    if (close == std::string::npos) {
      result += words.substr(at);
      break;
    }
    result += words.substr(at, open - at);
    const auto fact = facts.find(words.substr(open + 1, close - open - 1));
    if (fact == facts.end())
      throw std::logic_error("no fact for " + words.substr(open, close - open + 1) + " of " + key);
    result += fact->second;
    at = close + 1;
  }
  return result;
}

std::string named(const Words &words, const std::string &family, const std::string &name) {
  const std::string key = family + "." + name;
  return words.has(key) ? words(key) : name;
}

std::string upper(std::string_view text) {
  return mapped(text, [](std::size_t) { return utf8proc_toupper; });
}

std::string upper_first(std::string_view text) {
  return mapped(text, [](std::size_t index) { return index == 0 ? utf8proc_toupper : unchanged; });
}

std::string lower_first(std::string_view text) {
  return mapped(text, [](std::size_t index) { return index == 0 ? utf8proc_tolower : unchanged; });
}

} // namespace ui::words
