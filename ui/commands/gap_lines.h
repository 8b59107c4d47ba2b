#pragma once

#include "ui/commands/Selection.h"
#include "ui/maps/MapData.h"

#include <optional>
#include <string>
#include <vector>

/// The gap table as a window shows it: one line a unit, each figure as it is and as it is read.
namespace ui::commands {

enum class GapColumn {
  unit,
  group,
  last_year,
  plan,
  value,
  vs_plan,
  vs_last_year,
  target,
  lacking,
  to_target,
  status,
  basis,
  interval,
  flags
};
inline constexpr int gap_column_count = 14;

/// A cell: the text to read, the text of gaps.csv (last year's row for last_year; empty where the cell is
/// computed here), and the number to sort by.
struct GapCell {
  std::string shown, raw;
  std::optional<double> number;
};

struct GapLine {
  std::string code, parent, level;
  std::string search; ///< name as search compares it: no accents, no case
  maps::State state = maps::State::no_data;
  bool total = false; ///< a unit of the level above, standing over its own
  bool sense_up = true;
  std::optional<double> value, target;
  std::vector<GapCell> cells; ///< by GapColumn
};

/// One line per row in the order of the rows; over the first unit of each unit of the next level stands that
/// unit's own row, where there is one. Rows are of one series (see select).
std::vector<GapLine> gap_lines(const gis::study::Results &, const std::vector<const Row *> &,
                               const words::Words &);

/// Heads of the columns; the year of the figures where a head names it.
std::string gap_head(GapColumn, const Row &, const words::Words &);

/// The status in words with "uncertain" where the flag says so: "Chưa đạt, chưa chắc chắn".
std::string status_text(const Row &, const words::Words &);

} // namespace ui::commands
