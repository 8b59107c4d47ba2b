#pragma once

#include "gis/sources/Layer.h"
#include "ui/commands/radio/paths.h"

#include <string>
#include <vector>

namespace ui::commands::radio {

/// A table of cases: what each row says, by the names of its columns; empty cells say nothing.
struct CaseTable {
  gis::sources::Layer layer;
  std::vector<Cells> cells;
};

/// A CSV table, or lines "column,value" (keyed_cases.h). Throws the errors of the gate and of these readers.
CaseTable read_cases(const std::string &file);

/// The path of each case: one for all, or out of many by the case's column "profile", or else by its place.
class CasePaths {
public:
  /// `profile` for all, or `profiles`. Throws Error{option_missing} where neither is given, and the errors of
  /// reading.
  CasePaths(const std::string &profile, const std::string &profiles);

  /// Where the path's file has rows of its own, the case's "row" says which of them fills what the case
  /// leaves open. Throws Error{profile_unknown, value_bad}.
  const gis::radio::Profile &path_of(const CaseTable &, std::size_t place, Cells &);

private:
  bool one_for_all_;
  PathFile one_;
  Paths many_;
};

} // namespace ui::commands::radio
