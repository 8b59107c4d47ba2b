#include "ui/words/numbers.h"

#include "gis/base/number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::words {
namespace {

constexpr int most_decimals = 4;

char decimal_mark(Language language) { return language == Language::vi ? ',' : '.'; }
char group_mark(Language language) { return language == Language::vi ? '.' : ','; }

/// Plain digits with a dot, as gis/base writes them, dressed in the marks of the language.
std::string dressed(const std::string &plain, int least_decimals, Language language) {
  const bool negative = plain.front() == '-';
  const std::string digits = plain.substr(negative ? 1 : 0);
  const auto dot = digits.find('.');
  std::string whole = digits.substr(0, dot);
  std::string rest = dot == std::string::npos ? "" : digits.substr(dot + 1);
  if (rest.size() < static_cast<std::size_t>(least_decimals))
    rest.append(static_cast<std::size_t>(least_decimals) - rest.size(), '0');
  for (auto at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3)
    whole.insert(static_cast<std::size_t>(at), 1, group_mark(language));
  std::string text = (negative ? "-" : "") + whole;
  if (!rest.empty()) text += decimal_mark(language) + rest;
  return text;
}

double rounded(double value, int decimals) {
  return gis::base::parse_number(gis::base::format_number(value, decimals)).value_or(value);
}

int side_of(double value, double target) { return value < target ? -1 : value > target ? 1 : 0; }

bool starts_with(const std::string &text, const char *head) { return text.rfind(head, 0) == 0; }

} // namespace

std::string number(double value, int decimals, Language language) {
  return dressed(gis::base::format_number(value, decimals), decimals, language);
}

std::string short_number(double value, int decimals, Language language) {
  return dressed(gis::base::format_number(value, decimals), 0, language);
}

std::string percent(double value, int decimals, Language language) {
  return number(value, decimals, language) + "%";
}

int decimals_of(const std::string &unit, std::optional<double> target) {
  const bool small = target && *target > 0 && *target < 5;
  if (starts_with(unit, "%") || starts_with(unit, "per ")) return small ? 2 : 1;
  if (unit == "children per woman") return 2;
  if (starts_with(unit, "index")) return 3;
  if (unit == "services" || unit == "years" || unit == "m² of floor per person") return 1;
  return 0; // people, households, things, cases, m² of floor, m³ per day, minutes, "of 3 diseases"
}

std::string value_text(double value, int decimals, std::optional<double> target, Language language) {
  if (!target) return number(value, decimals, language);
  const int side = side_of(value, *target);
  for (int places = decimals; places <= std::max(decimals, most_decimals); ++places)
    if (side_of(rounded(value, places), *target) == side) return number(value, places, language);
  // Nearer to the target than four decimals can show: one step of the last place away from it.
  const int places = std::max(decimals, most_decimals);
  const double step = std::pow(10.0, -places);
  return number(rounded(*target, places) + side * step, places, language);
}

std::string value_with_unit(double value, std::optional<double> target, const std::string &unit,
                            const Words &words) {
  const std::string text = value_text(value, decimals_of(unit, target), target, words.language());
  if (starts_with(unit, "%")) return text + "%";
  const std::string sign = named(words, "unit_sign", unit);
  return sign.empty() ? text : text + " " + sign;
}

std::string target_text(double target, const std::string &sense, const std::string &unit,
                        const Words &words) {
  std::string text = short_number(target, most_decimals, words.language());
  const std::string sign = starts_with(unit, "%") ? "" : named(words, "unit_sign", unit);
  if (starts_with(unit, "%")) text += "%";
  if (!sign.empty()) text += " " + sign;
  return words.fill("sense." + sense, {{"target", text}});
}

std::string points(double difference, const Words &words) {
  const double shown = rounded(difference, 1);
  return words.fill("num.points", {{"n", (shown > 0 ? "+" : "") + number(shown, 1, words.language())}});
}

std::string people(double count, const Words &words) {
  return words.fill("num.people", {{"n", number(count, 0, words.language())}});
}

std::string about_people(double count, const Words &words) {
  double step = 1;
  while (std::fabs(count) / step >= 1000) step *= 10;
  const double shown = step > 1 ? rounded(count / step, 0) * step : rounded(count, 0);
  return words.fill("num.about_people", {{"n", number(shown, 0, words.language())}});
}

std::string minutes(double value, const Words &words) {
  const auto whole = std::llround(rounded(value, 0));
  if (whole < 120) return words.fill("num.minutes", {{"m", number(value, 0, words.language())}});
  const auto whole_hours = whole / 60;
  const std::string hours = number(static_cast<double>(whole_hours), 0, words.language());
  if (whole % 60 == 0) return words.fill("num.hours", {{"h", hours}});
  return words.fill("num.hours_minutes", {{"h", hours}, {"m", std::to_string(whole % 60)}});
}

std::string distance(double metres, Language language) {
  const double tens = rounded(metres / 10, 0) * 10;
  if (tens < 1000) return number(tens, 0, language) + " m";
  const double km = metres / 1000;
  return number(km, rounded(km, 1) < 100 ? 1 : 0, language) + " km";
}

std::string area(double square_metres, Language language) {
  const double km2 = square_metres / 1e6;
  return number(km2, rounded(km2, 1) < 1000 ? 1 : 0, language) + " km²";
}

std::string with_unit(double value, int decimals, const std::string &unit, Language language) {
  return number(value, decimals, language) + " " + unit;
}

std::string interval(double value, double low, double high, int decimals, const std::string &unit_sign,
                     Language language) {
  return number(value, decimals, language) + unit_sign + " (" + number(low, decimals, language) + "–" +
         number(high, decimals, language) + ")";
}

std::string scale(double denominator, Language language) { return "1:" + number(denominator, 0, language); }

std::string grid_position(double east, double north, Language language) {
  return "X " + number(north, 0, language) + "  Y " + number(east, 0, language);
}

std::string degrees_position(double longitude, double latitude, const Words &words) {
  const auto part = [](double degrees, const std::string &letter) {
    const auto seconds = std::llround(std::fabs(degrees) * 3600);
    const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(seconds / 3600) + "°" + two(seconds / 60 % 60) + "′" + two(seconds % 60) + "″" +
           letter;
  };
  return part(latitude, words(latitude < 0 ? "num.south" : "num.north")) + " " +
         part(longitude, words(longitude < 0 ? "num.west" : "num.east"));
}

} // namespace ui::words
