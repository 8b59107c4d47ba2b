#include "ui/commands/chart_data.h"

#include "gis/base/number.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/MapText.h"
#include "ui/commands/offers.h"
#include "ui/commands/rows.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <map>

namespace ui::commands {
namespace {

using gis::base::parse_number;

maps::ChartHead head_of(const gis::study::Results &results, const std::vector<const Row *> &rows,
                        const words::Words &w) {
  const Row &first = *rows.front();
  const auto about = Json::parse(results.about);
  const auto text = map_text({.results = &results, .about = &about, .rows = &rows, .words = &w});
  const std::string unit = unit_of(first);
  maps::ChartHead head{
      .title = text.title, .subtitle = text.subtitle, .axis = words::named(w, "unit_of", unit)};
  head.target = parse_number(at(first, "target"));
  if (head.target)
    head.target_text =
        w.fill("map.target", {{"target", words::target_text(*head.target, at(first, "sense"), unit, w)}});
  // Of small shares (unemployment) an axis to 100 would show nothing.
  constexpr double small = 25;
  const bool percent = unit == "%" || unit.starts_with("% ");
  head.share =
      percent && (head.target.value_or(0) > small || std::any_of(rows.begin(), rows.end(), [](auto *row) {
                    return parse_number(at(*row, "value")).value_or(0) > small;
                  }));
  head.decimal = w.language() == words::Language::vi ? ',' : '.';
  head.missing = w("sign.missing");
  return head;
}

bool same_series(const Row &a, const Row &b, bool group) {
  const auto same = [&](const char *column) { return at(a, column) == at(b, column); };
  return same("indicator") && same("measure") && same("basis") && same("season") && same("mode") &&
         same("year") && same("scenario") && (!group || same("group"));
}

/// The group to be compared: the one chosen, else the minority, else the first there is.
std::string compared_group(const gis::study::Results &results, const Selection &choice) {
  if (choice.group != "all") return choice.group;
  const auto groups = offers_of(results, choice).groups;
  if (std::find(groups.begin(), groups.end(), "minority") != groups.end()) return "minority";
  return groups.size() > 1 ? groups[1] : std::string();
}

} // namespace

UnitRanking rank_chart(const gis::study::Results &results, const std::vector<const Row *> &rows,
                       const words::Words &w) {
  UnitRanking ranking{.chart = {.head = head_of(results, rows, w)}};
  auto sorted = rows;
  const bool up = !at(*rows.front(), "sense").starts_with("<");
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Row *a, const Row *b) {
    const auto left = parse_number(at(*a, "value")), right = parse_number(at(*b, "value"));
    if (!left || !right) return left.has_value() && !right.has_value();
    return up ? *left < *right : *left > *right;
  });
  for (const auto *row : sorted) {
    const auto value = parse_number(at(*row, "value")), target = parse_number(at(*row, "target"));
    ranking.chart.bars.push_back(
        {.label = at(*row, "unit_name"),
         .value_text = value ? words::value_text(*value, words::decimals_of(unit_of(*row), target), target,
                                                 w.language())
                             : std::string(),
         .value = value,
         .state = state_of(*row)});
    ranking.codes.push_back(at(*row, "unit_code"));
  }
  return ranking;
}

maps::PairChart pair_chart(const gis::study::Results &results, const Selection &choice,
                           const std::vector<const Row *> &rows, const words::Words &w) {
  maps::PairChart chart{.head = head_of(results, rows, w)};
  const std::string group = compared_group(results, choice);
  if (group.empty()) return chart;
  chart.group_word = words::named(w, "group", group);
  chart.others_word = words::named(w, "group", "all");
  auto levels = levels_of(results);
  if (levels.size() > 1) levels.erase(levels.begin());
  std::reverse(levels.begin(), levels.end());
  for (const auto &level : levels) {
    std::map<std::string, const Row *> all;
    std::vector<const Row *> of_group;
    for (const auto &row : results.rows) {
      if (at(row, "level") != level || !same_series(row, *rows.front(), false)) continue;
      if (at(row, "group") == "all") all[at(row, "unit_code")] = &row;
      if (at(row, "group") == group) of_group.push_back(&row);
    }
    for (const auto *row : of_group) {
      const auto others = all.find(at(*row, "unit_code"));
      chart.pairs.push_back(
          {at(*row, "unit_name"), parse_number(at(*row, "value")),
           others == all.end() ? std::nullopt : parse_number(at(*others->second, "value"))});
    }
  }
  if (std::none_of(chart.pairs.begin(), chart.pairs.end(),
                   [](const auto &pair) { return pair.group.has_value(); }))
    chart.pairs.clear();
  return chart;
}

} // namespace ui::commands
