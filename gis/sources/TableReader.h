#pragma once

#include "gis/base/Finding.h"
#include "gis/base/units.h"
#include "gis/sources/Layer.h"

#include <map>
#include <optional>
#include <string>

namespace gis::sources {

/// Reads the cells of one table as offices write them and gathers what is wrong with them: text that is no
/// number and negative figures are errors with row and cell; marks that mean "no figure" and decimal commas
/// are counted and told once per column, when finish() is called.
class TableReader {
public:
  TableReader(const Layer &table, base::Findings &findings) : table_(table), findings_(findings) {}

  /// Trimmed text of a cell; empty where null or where the column is not named.
  std::string text(const Row &, const std::string &field) const;
  /// A figure that can not be negative. Missing where the cell is, or where it is no number (an error).
  base::Measure number(const Row &, const std::string &field);
  /// yes/no, 1/0, true/false, có/không. Missing where it says neither.
  std::optional<bool> flag(const Row &, const std::string &field) const;
  void finish();

  /// True where the row is a total among the data: its code says so, or it has no code and another cell does.
  /// Told as totals_row; whoever sums the column compares it.
  bool totals_row(const Row &, const std::string &code_field);

  /// A finding about the whole table, and about one row of it.
  base::Finding about(base::Severity, const std::string &code, base::Facts facts) const;
  base::Finding at(const Row &, base::Severity, const std::string &code, base::Facts facts) const;

private:
  const Layer &table_;
  base::Findings &findings_;
  std::map<std::pair<std::string, std::string>, int> missing_;        ///< (field, mark) → cells
  std::map<std::string, std::pair<std::string, std::string>> commas_; ///< field → first text, value
};

/// "F15": the cell as a spreadsheet shows it, the heads being row 1.
std::string cell_name(std::size_t column, long row);

} // namespace gis::sources
