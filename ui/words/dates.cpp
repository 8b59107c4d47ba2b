#include "gis/base/text.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <charconv>

namespace ui::words {
namespace {

/// Month and day are 0 where the text does not give them.
struct Date {
  int year = 0, month = 0, day = 0;
};

int whole_number(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc() && end == text.data() + text.size() && value > 0 ? value : -1;
}

std::optional<Date> parsed(const std::string &iso) {
  const auto parts = gis::base::split(iso, '-');
  if (parts.size() > 3 || parts[0].size() != 4) return {};
  Date date{whole_number(parts[0])};
  if (parts.size() > 1) date.month = parts[1].size() == 2 ? whole_number(parts[1]) : -1;
  if (parts.size() > 2) date.day = parts[2].size() == 2 ? whole_number(parts[2]) : -1;
  if (date.year < 0 || date.month < 0 || date.month > 12 || date.day < 0 || date.day > 31) return {};
  return date;
}

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string month_name(int month, const Words &words) {
  const auto names = gis::base::split(words("date.months"), ',');
  return gis::base::trimmed(names.at(static_cast<std::size_t>(month - 1)));
}

std::string month_and_year(const Date &date, const Words &words) {
  const bool vi = words.language() == Language::vi;
  return words.fill("date.month", {{"m", vi ? std::to_string(date.month) : month_name(date.month, words)},
                                   {"y", std::to_string(date.year)}});
}

} // namespace

std::string date_short(const std::string &iso, const Words &words) {
  const auto date = parsed(iso);
  if (!date) return iso;
  if (date->month == 0) return std::to_string(date->year);
  if (date->day == 0) return month_and_year(*date, words);
  if (words.language() == Language::en) return date_full(iso, words);
  return two_digits(date->day) + "/" + two_digits(date->month) + "/" + std::to_string(date->year);
}

std::string iso_date(const std::string &typed) {
  auto parts = gis::base::split(typed, '/');
  if (parts.size() < 2 || parts.size() > 3) return typed;
  std::string iso;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const std::string digits = gis::base::trimmed(*part);
    iso += iso.empty() ? digits : (digits.size() == 1 ? "-0" : "-") + digits;
  }
  return parsed(iso) ? iso : typed;
}

std::string date_full(const std::string &iso, const Words &words) {
  const auto date = parsed(iso);
  if (!date) return iso;
  if (date->day == 0) return date_short(iso, words);
  const bool vi = words.language() == Language::vi;
  // Office papers write a zero before days under 10 and before months 1 and 2 only.
  const std::string day = vi ? two_digits(date->day) : std::to_string(date->day);
  const std::string month = !vi               ? month_name(date->month, words)
                            : date->month < 3 ? two_digits(date->month)
                                              : std::to_string(date->month);
  return words.fill("date.full", {{"d", day}, {"m", month}, {"y", std::to_string(date->year)}});
}

std::string school_year(int year, const Words &words) {
  return words.fill("date.school_year", {{"y", std::to_string(year)}, {"next", std::to_string(year + 1)}});
}

std::string quarter(int quarter, int year, const Words &words) {
  static const char *const roman[] = {"I", "II", "III", "IV"};
  const bool vi = words.language() == Language::vi;
  const std::string name = vi ? roman[std::clamp(quarter, 1, 4) - 1] : std::to_string(quarter);
  return words.fill("date.quarter", {{"q", name}, {"y", std::to_string(year)}});
}

std::string edition_label(const std::string &edition, const Words &words) {
  const auto date = parsed(edition);
  if (!date || date->month == 0 || date->day != 0) return edition;
  return words.fill("edition.label", {{"m", two_digits(date->month)}, {"y", std::to_string(date->year)}});
}

} // namespace ui::words
