#include "ui/commands/rows.h"

#include "gis/base/number.h"
#include "gis/base/text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ui::commands {
namespace {

using gis::base::parse_number;
using gis::base::Severity;

const char *const key_columns[] = {"scenario", "edition", "level",  "unit_code", "group", "indicator",
                                   "measure",  "mode",    "season", "year",      "basis"};

std::string series_key(const Row &row, const std::string &year) {
  std::string text = year;
  for (const char *column :
       {"scenario", "level", "unit_code", "group", "indicator", "measure", "mode", "season", "basis"})
    text += "|" + at(row, column);
  return text;
}

} // namespace

std::string unit_of(const Row &row) {
  const auto &unit = at(row, "measured_in");
  return unit == "percent"      ? "%"
         : unit == "per_10000"  ? "per 10 000"
         : unit == "per_100000" ? "per 100 000"
                                : unit;
}

const Row *ledger_of(const gis::study::Results &results, const Row &row) {
  for (const auto &entry : results.ledger)
    if (at(entry, "unit_code") == at(row, "unit_code") &&
        std::all_of(std::begin(key_columns), std::end(key_columns),
                    [&](const char *column) { return at(entry, column) == at(row, column); }))
      return &entry;
  return nullptr;
}

const nlohmann::json *limit_of(const nlohmann::json &about, const nlohmann::json &question) {
  const auto &limits = about.at("parameters").at("limits");
  const auto found = limits.find(question.at("limit").get_ref<const std::string &>());
  return found == limits.end() ? nullptr : &*found;
}

gis::base::Facts facts_of(const Row &finding) {
  gis::base::Facts facts;
  for (const auto &fact : gis::base::split(at(finding, "facts"), ';'))
    if (const auto equals = fact.find('='); equals != std::string::npos)
      facts[gis::base::trimmed(fact.substr(0, equals))] = fact.substr(equals + 1);
  return facts;
}

gis::base::Finding finding_of(const Row &entry) {
  const auto &severity = at(entry, "severity");
  return {.severity = severity == "error"     ? Severity::error
                      : severity == "warning" ? Severity::warning
                                              : Severity::info,
          .code = at(entry, "code"),
          .source = at(entry, "source"),
          .layer = at(entry, "layer"),
          .row = static_cast<long>(parse_number(at(entry, "row")).value_or(0)),
          .unit_code = at(entry, "unit_code"),
          .x = parse_number(at(entry, "x")),
          .y = parse_number(at(entry, "y")),
          .facts = facts_of(entry)};
}

LastYear::LastYear(const gis::study::Results &results) {
  // The years figures are shown for differ by study; a figure of the newest is nobody's last year.
  for (const auto &row : results.rows)
    if (at(row, "year") != std::to_string(results.year) && !at(row, "value").empty())
      values_[series_key(row, at(row, "year"))] = at(row, "value");
}

std::string LastYear::of(const Row &row) const {
  const auto found = values_.find(series_key(row, std::to_string(std::stoi(at(row, "year")) - 1)));
  return found == values_.end() ? std::string() : found->second;
}

} // namespace ui::commands
