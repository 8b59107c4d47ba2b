#include "ui/commands/Selection.h"

#include "gis/base/Error.h"
#include "gis/base/memory.h"
#include "gis/base/text.h"
#include "gis/study/ResultsFolder.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdlib.h>

namespace ui::commands {

using gis::base::Error;

void Selection::declare(Form &form, bool needs_indicator) {
  form.positional("study_or_results", source);
  form.texts("root", roots);
  form.text("indicator", indicator);
  if (needs_indicator) form.required();
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

std::filesystem::path study_file(const std::string &named) {
  if (!std::filesystem::is_directory(named)) return named;
  const auto file = std::filesystem::path(named) / "study.toml";
  if (!std::filesystem::exists(file)) throw Error("study_missing", {{"file", named}});
  return file;
}

void compute(const std::string &study, const std::vector<std::string> &roots,
             const gis::study::RunOptions &options, const std::filesystem::path &out, Face &face) {
  auto reading = face.progress.slice(0, 0.15, "reading");
  auto inputs =
      gis::study::read_inputs(gis::study::read_recipe(study_file(study), {roots.begin(), roots.end()}),
                              reading, {.threads = options.threads, .allowed_bytes = options.allowed_bytes});
  for (const auto &finding : inputs.findings)
    if (finding.severity == gis::base::Severity::error) face.say(words::sentence(face.words, finding));
  for (const auto &id : options.only)
    if (inputs.programme.find(id) == nullptr)
      throw Error("indicator_unknown", {{"text", id}, {"suggestion", inputs.programme.nearest(id)}});
  auto running = face.progress.slice(0.15, 1);
  const auto reuse = gis::study::run_into(std::move(inputs), options, out, running);
  if (reuse.taken_over > 0)
    face.say(face.words.fill("cli.surfaces_taken_over", {{"n", std::to_string(reuse.taken_over)},
                                                         {"total", std::to_string(reuse.surfaces)}}));
}

OpenResults::OpenResults(const Selection &selection, Face &face) {
  const std::filesystem::path source(selection.source);
  if (gis::study::is_results(source)) {
    results_ = gis::study::read_results(source);
    return;
  }
  // A folder that is neither results nor a study is most likely meant as results.
  if (std::filesystem::is_directory(source) && !std::filesystem::exists(source / "study.toml"))
    throw Error("results_missing", {{"file", selection.source}});
  temporary_ = (std::filesystem::temp_directory_path() / "tiepcan-XXXXXX").string();
  if (::mkdtemp(temporary_.data()) == nullptr)
    throw Error("no_permission", {{"file", std::filesystem::temp_directory_path().string()}});
  try {
    compute(selection.source, selection.roots, {.allowed_bytes = gis::base::free_memory()},
            temporary_ + "/results", face);
    results_ = gis::study::read_results(temporary_ + "/results");
  } catch (...) {
    remove_temporary();
    throw;
  }
}

void OpenResults::remove_temporary() {
  std::error_code ignored;
  if (!temporary_.empty()) std::filesystem::remove_all(temporary_, ignored);
}

OpenResults::~OpenResults() { remove_temporary(); }

const std::string &at(const Row &row, std::string_view column) {
  if (const auto *text = row.find(column)) return *text;
  throw Error("field_missing", {{"layer", "gaps.csv"}, {"field", std::string(column)}});
}

void check_names(const gis::study::Results &results, const Selection &selection) {
  // Equal texts of a table are one text: comparing places is enough until the end.
  std::set<const std::string *> level_texts, indicator_texts, group_texts;
  for (const auto &row : results.rows) {
    level_texts.insert(&at(row, "level"));
    indicator_texts.insert(&at(row, "indicator"));
    group_texts.insert(&at(row, "group"));
  }
  const auto names = [](const std::set<const std::string *> &texts) {
    std::set<std::string> all;
    for (const auto *text : texts) all.insert(*text);
    return all;
  };
  const auto levels = names(level_texts), indicators = names(indicator_texts), groups = names(group_texts);
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

bool fits(const Row &row, const Selection &selection, int year) {
  const auto same = [&](const std::string &wanted, const char *column) {
    return wanted.empty() || wanted == at(row, column);
  };
  // What tells most rows apart goes first.
  return same(selection.indicator, "indicator") && same(selection.level, "level") &&
         same(selection.group, "group") && at(row, "year") == std::to_string(year) &&
         same(selection.edition, "edition") && same(selection.scenario, "scenario") &&
         same(selection.season, "season") && same(selection.mode, "mode") &&
         same(selection.measure, "measure") && same(selection.basis, "basis");
}

namespace {

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
  const int year = selection.year > 0 ? selection.year : results.year;
  std::vector<const Row *> chosen;
  for (const auto &row : results.rows)
    if (fits(row, selection, year)) chosen.push_back(&row);
  if (chosen.empty()) throw Error("nothing_selected", {{"year", std::to_string(year)}});
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
