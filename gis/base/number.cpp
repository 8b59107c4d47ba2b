#include "gis/base/number.h"

#include "gis/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gis::base {
namespace {

/// Digits grouped by `mark` every three places, such as "1.234.567".
bool is_grouped(std::string_view digits, char mark) {
  const auto parts = split(digits, mark);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto &part = parts[i];
    if (i == 0 ? part.empty() || part.size() > 3 : part.size() != 3) return false;
    if (!std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
  }
  return true;
}

std::string without(std::string_view text, char mark) {
  std::string result(text);
  std::erase(result, mark);
  return result;
}

bool is_missing_mark(const std::string &text) {
  static const char *const marks[] = {"",  "-", "–",   "—",   "…",  "...", "..",
                                      "x", "X", "n/a", "N/A", "NA", "null"};
  return std::any_of(std::begin(marks), std::end(marks), [&](const char *mark) { return text == mark; });
}

} // namespace

Measure parse_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::string format_number(double value, int decimals) {
  // Shortest exact decimal digits first, so that 0.15 at one place becomes 0.2 as on paper and not
  // 0.1 as its binary neighbour would have it.
  char digits[400];
  const auto [end, fault] =
      std::to_chars(digits, digits + sizeof digits, std::fabs(value), std::chars_format::fixed);
  if (fault != std::errc()) return {};
  std::string text(digits, end);
  const auto dot = text.find('.');
  if (dot != std::string::npos && text.size() - dot - 1 > static_cast<std::size_t>(decimals)) {
    const bool up = text[dot + 1 + static_cast<std::size_t>(decimals)] >= '5';
    text.resize(dot + 1 + static_cast<std::size_t>(decimals));
    std::size_t at = text.size();
    bool carry = up;
    while (carry && at-- > 0) {
      if (text[at] == '.') continue;
      carry = text[at] == '9';
      text[at] = carry ? '0' : static_cast<char>(text[at] + 1);
    }
    if (carry) text.insert(text.begin(), '1');
  }
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return value < 0 && text != "0" ? "-" + text : text;
}

OfficeNumber parse_office_number(std::string_view cell) {
  std::string text = trimmed(cell);
  // Spaces, also thin and hard ones, group thousands in some yearbooks.
  for (const char *space : {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"})
    for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
      text.replace(at, std::char_traits<char>::length(space), " ");
  if (!is_missing_mark(text) && text.find(' ') != std::string::npos) {
    const auto whole =
        text.substr(text.front() == '-' ? 1 : 0, text.find_first_of(".,") - (text.front() == '-' ? 1 : 0));
    if (!is_grouped(whole, ' ')) return {OfficeNumber::Kind::not_a_number, {}};
    text = without(text, ' ');
  }
  if (is_missing_mark(text)) return {};
  std::string_view rest = text;
  const bool negative = rest.front() == '-';
  if (negative) rest.remove_prefix(1);
  const auto commas = std::count(rest.begin(), rest.end(), ',');
  const auto dots = std::count(rest.begin(), rest.end(), '.');
  std::string plain(rest);
  bool vietnamese = false;
  if (commas == 1) {
    const auto comma = rest.find(',');
    const auto whole = rest.substr(0, comma);
    if (dots > 0) {
      if (rest.rfind('.') > comma) { // 1,234.5
        if (dots != 1 || !is_grouped(rest.substr(0, rest.find('.')), ','))
          return {OfficeNumber::Kind::not_a_number, {}};
        plain = without(rest, ',');
      } else { // 1.234,5
        if (!is_grouped(whole, '.')) return {OfficeNumber::Kind::not_a_number, {}};
        plain = without(rest, '.');
        vietnamese = true;
      }
    } else {
      vietnamese = true;
    }
    std::replace(plain.begin(), plain.end(), ',', '.');
  } else if (commas > 1) {
    const auto whole = rest.substr(0, rest.find('.'));
    if (dots > 1 || !is_grouped(whole, ',')) return {OfficeNumber::Kind::not_a_number, {}};
    plain = without(rest, ',');
  } else if (dots > 1) {
    if (!is_grouped(rest, '.')) return {OfficeNumber::Kind::not_a_number, {}};
    plain = without(rest, '.');
    vietnamese = true;
  }
  const Measure value = parse_number(plain);
  if (!value || plain.empty() || plain.front() == '-' || plain.front() == '+')
    return {OfficeNumber::Kind::not_a_number, {}};
  return {vietnamese ? OfficeNumber::Kind::decimal_comma : OfficeNumber::Kind::number,
          negative ? -*value : *value};
}

} // namespace gis::base
