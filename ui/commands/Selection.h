#pragma once

#include "gis/study/results.h"
#include "ui/commands/Command.h"

#include <string>
#include <string_view>
#include <vector>

namespace ui::commands {

/// The part of a gap table that tables, maps and explanations are made of.
struct Selection {
  std::string source; ///< a study or a results folder
  std::vector<std::string> roots;
  std::string edition, level, group = "all", season, mode, scenario = "base", measure, basis, indicator;
  int year = 0; ///< 0: the study's

  void declare(Form &, bool needs_indicator = false);
};

/// The study.toml of what the user named: the file itself or the folder that holds it. Throws
/// Error{study_missing: file} for a folder without one.
std::filesystem::path study_file(const std::string &named);

/// Reads a study, says its errors and runs it into a results folder. Throws what these throw, and
/// Error{indicator_unknown} where `only` names none of the programme.
void compute(const std::string &study, const std::vector<std::string> &roots, const gis::study::RunOptions &,
             const std::filesystem::path &out, Face &);

using Row = gis::study::ResultRow;

/// Results of a folder, or of a study computed now into a temporary folder that is removed with this object.
class OpenResults {
public:
  OpenResults(const Selection &, Face &);
  ~OpenResults();
  OpenResults(const OpenResults &) = delete;
  OpenResults &operator=(const OpenResults &) = delete;
  const gis::study::Results &operator*() const { return results_; }
  const gis::study::Results *operator->() const { return &results_; }

private:
  gis::study::Results results_;
  std::string temporary_;
  void remove_temporary();
};

/// The rows of a selection, in the order of gaps.csv. What the user left open is chosen for them: the study's
/// year; the judged figure (main) and its basis; of seasons the one asked for, else the wet one, which is the
/// stricter. Throws Error{indicator_unknown, level_unknown{level,list}, nothing_selected}.
std::vector<const Row *> select(const gis::study::Results &, const Selection &);

/// Throws Error{level_unknown, indicator_unknown, group_unknown} where the selection names what no row has.
void check_names(const gis::study::Results &, const Selection &);

/// True where the row is of the year and of everything else the selection names; what it leaves open fits.
bool fits(const Row &, const Selection &, int year);

/// The text of a row's column.
const std::string &at(const Row &, std::string_view column);

} // namespace ui::commands
