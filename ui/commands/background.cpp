#include "ui/commands/background.h"

#include "gis/base/number.h"
#include "gis/base/text.h"
#include "ui/commands/rows.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ui::commands {
namespace {

using gis::base::parse_number;
using Json = nlohmann::json;

/// True where a finding is about the unit of the figure or no unit, about its indicator or no indicator, and
/// about one of its sources, or else names the unit or the indicator.
bool concerns(const Row &finding, const Row &row, const std::vector<std::string> &sources) {
  const auto &unit = at(finding, "unit_code"), &source = at(finding, "source");
  const auto facts = facts_of(finding);
  const auto indicator = facts.find("indicator");
  const bool named = indicator != facts.end();
  if (!unit.empty() && unit != at(row, "unit_code")) return false;
  if (named && indicator->second != at(row, "indicator")) return false;
  if (source.empty()) return named || !unit.empty();
  return std::find(sources.begin(), sources.end(), source) != sources.end();
}

} // namespace

Background background_of(const Row &row, const gis::study::Results &results, const Json &about) {
  Background background;
  background.ledger = ledger_of(results, row);
  const auto ids = gis::base::split(at(row, "sources"), ' ');
  for (const auto &id : ids)
    for (const auto &source : about["sources"])
      if (source["id"] == id) background.sources.push_back(source);
  for (const auto &old : about["superseded"])
    if (old["indicator"] == at(row, "indicator") && old["unit_code"] == at(row, "unit_code") &&
        old["level"] == at(row, "level") && std::to_string(old["year"].get<int>()) == at(row, "year"))
      background.superseded.push_back(old);
  for (const auto &entry : results.findings)
    if (concerns(entry, row, ids)) background.findings.push_back(&entry);
  return background;
}

nlohmann::ordered_json as_json(const Row &row, const Background &background) {
  static const std::set<std::string> numbers = {
      "denominator", "numerator", "value", "low",          "high",        "target",       "gap",
      "to_target",   "year",      "total", "target_year",  "plan_target", "plan_gap",     "covered",
      "no_capacity", "unknown",   "row",   "beyond_limit", "unreachable", "outside_data", "on_barrier",
      "x",           "y"};
  const auto object = [](const Row &columns) {
    auto json = nlohmann::ordered_json::object();
    for (const auto &[column, text] : columns.columns())
      if (!numbers.contains(column))
        json[column] = text;
      else if (const auto number = parse_number(text); number && *number == std::floor(*number))
        json[column] = static_cast<long long>(*number);
      else if (number)
        json[column] = *number;
      else
        json[column] = nullptr;
    return json;
  };
  auto findings = nlohmann::ordered_json::array();
  for (const auto *finding : background.findings) findings.push_back(object(*finding));
  return {{"figure", object(row)},
          {"ledger", background.ledger == nullptr ? nlohmann::ordered_json() : object(*background.ledger)},
          {"sources", background.sources},
          {"superseded", background.superseded},
          {"findings", findings}};
}

} // namespace ui::commands
