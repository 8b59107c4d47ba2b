#pragma once

#include "gis/study/Inputs.h"
#include "gis/study/NameCheck.h"
#include "gis/study/TableReader.h"

#include <optional>
#include <set>
#include <string>

namespace gis::study {

/// A table with one row per unit of the edition shown: finds the unit of each row and tells what does not
/// fit: totals_row, code_unmatched, code_duplicate (errors), and on finish() the names.
class UnitRows {
public:
  UnitRows(Inputs &, const area::Level &, const sources::Layer &);
  /// The unit a row speaks of; nothing where it is a total, its code is not in the list or came before.
  std::optional<std::size_t> unit_of(const sources::Row &, const std::string &code_field);
  /// True where the row was told to be a total.
  bool was_total() const { return was_total_; }
  TableReader &table() { return table_; }
  void finish();

private:
  Inputs &inputs_;
  const area::Level &level_;
  TableReader table_;
  NameCheck names_;
  std::set<std::string> seen_;
  bool was_total_ = false;
};

} // namespace gis::study
