#include "ui/commands/Selection.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "gis/study/ResultsFolder.h"

#include <algorithm>
#include <set>
#include <unistd.h>

namespace ui::commands {

using gis::base::Error;

void Selection::declare(Form &form) {
  form.positional("study", source);
  form.texts("root", roots);
  form.text("indicator", indicator);
  form.text("level", level);
  form.text("group", group);
  form.whole("year", year);
  form.choice("season", season, {"", "all", "dry", "wet"});
  form.text("mode", mode);
  form.text("measure", measure);
  form.choice("basis", basis, {"", "reported", "counted", "modelled"});
  form.text("edition", edition);
  form.text("scenario", scenario);
}

OpenResults::OpenResults(const Selection &selection, Face &face) {
  if (std::filesystem::is_directory(selection.source)) {
    results_ = gis::study::read_results(selection.source);
    return;
  }
  std::vector<std::filesystem::path> roots(selection.roots.begin(), selection.roots.end());
  auto reading = face.progress.slice(0, 0.3, "reading");
  auto inputs = gis::study::read_inputs(gis::study::read_recipe(selection.source, roots), reading);
  temporary_ = std::filesystem::temp_directory_path() / ("tiepcan-" + std::to_string(::getpid()));
  auto running = face.progress.slice(0.3, 1);
  gis::study::run_into(std::move(inputs), {}, temporary_, running);
  results_ = gis::study::read_results(temporary_);
}

OpenResults::~OpenResults() {
  std::error_code ignored;
  if (!temporary_.empty()) std::filesystem::remove_all(temporary_, ignored);
}

const std::string &at(const Row &row, const std::string &column) {
  const auto found = row.find(column);
  if (found == row.end()) throw Error("field_missing", {{"layer", "gaps.csv"}, {"field", column}});
  return found->second;
}

namespace {

void check_names(const gis::study::Results &results, const Selection &selection) {
  std::set<std::string> levels, indicators, groups;
  for (const auto &row : results.rows) {
    levels.insert(at(row, "level"));
    indicators.insert(at(row, "indicator"));
    groups.insert(at(row, "group"));
  }
  const auto need = [](const std::set<std::string> &known, const std::string &wanted, const std::string &code,
                       const std::string &key) {
    if (wanted.empty() || known.count(wanted) > 0) return;
    std::string list;
    for (const auto &name : known) list += (list.empty() ? "" : ", ") + name;
    throw Error(code, {{key, wanted}, {"list", list}});
  };
  need(levels, selection.level, "level_unknown", "text");
  if (!selection.indicator.empty() && indicators.count(selection.indicator) == 0)
    throw Error("indicator_unknown",
                {{"text", selection.indicator},
                 {"suggestion",
                  gis::base::nearest_word(selection.indicator, {indicators.begin(), indicators.end()})}});
  need(groups, selection.group, "group_unknown", "text");
}

/// What decides between the rows of one unit and indicator when the user left it open: the judged one first.
int preference(const Row &row) {
  const auto &status = at(row, "status");
  int score = 0;
  if (at(row, "measure") != "main") score += 100;
  if (status == "no_data") score += 40;
  if (status == "reference") score += 20;
  if (at(row, "season") == "dry") score += 2;
  if (at(row, "basis") == "modelled") score += 1;
  return score;
}

} // namespace

std::vector<const Row *> select(const gis::study::Results &results, const Selection &selection) {
  check_names(results, selection);
  const std::string year = std::to_string(selection.year > 0 ? selection.year : results.year);
  const auto fits = [](const std::string &wanted, const std::string &value) {
    return wanted.empty() || wanted == value;
  };
  std::vector<const Row *> chosen;
  for (const auto &row : results.rows)
    if (fits(selection.level, at(row, "level")) && fits(selection.group, at(row, "group")) &&
        fits(selection.indicator, at(row, "indicator")) && fits(selection.edition, at(row, "edition")) &&
        fits(selection.scenario, at(row, "scenario")) && at(row, "year") == year &&
        fits(selection.season, at(row, "season")) && fits(selection.mode, at(row, "mode")) &&
        fits(selection.measure, at(row, "measure")) && fits(selection.basis, at(row, "basis")))
      chosen.push_back(&row);
  if (chosen.empty()) throw Error("nothing_selected", {{"year", year}});
  // One series per indicator for the whole table: a map never mixes bases or seasons.
  std::map<std::string, std::map<std::string, std::pair<int, const Row *>>> series;
  const auto series_of = [](const Row &row) {
    return at(row, "measure") + "|" + at(row, "basis") + "|" + at(row, "season") + "|" + at(row, "mode");
  };
  for (const auto *row : chosen) {
    auto &[score, first] = series[at(*row, "indicator")].try_emplace(series_of(*row), 0, row).first->second;
    score += preference(*row);
  }
  std::map<std::string, std::string> best;
  for (const auto &[indicator, candidates] : series)
    best[indicator] =
        std::min_element(candidates.begin(), candidates.end(), [](const auto &a, const auto &b) {
          return a.second.first < b.second.first;
        })->first;
  std::erase_if(chosen, [&](const Row *row) { return best[at(*row, "indicator")] != series_of(*row); });
  return chosen;
}

} // namespace ui::commands
