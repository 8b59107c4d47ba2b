#pragma once

#include "gis/radio/Profile.h"
#include "ui/commands/radio/Cells.h"

#include <map>
#include <string>
#include <vector>

namespace ui::commands::radio {

/// A profile with what its file says about the link: a path of the data bank holds rows that are cases of
/// their own, a plain profile none.
struct PathFile {
  gis::radio::Profile profile;
  std::vector<Cells> rows;
};

/// Reads one profile in any of its forms, told apart by the text: a table with the columns
/// distance_m,height_m[,clutter_m,zone]; a path of the ITU-R data bank; or a line of numbers "n, spacing in
/// m, n+1 heights". Throws Error with file and row: value_bad, profile_hole, radio_column_missing,
/// profile_line and those of the readers.
PathFile read_path(const std::string &file);

/// Many profiles: by name, or by their place where they have none.
class Paths {
public:
  /// A folder of files as above (the name is that of the file without its ending); a table with the columns
  /// profile,distance_m,height_m[,clutter_m,zone]; or lines "[name,] n, spacing in m, n+1 heights".
  static Paths read(const std::string &file);

  /// Throws Error{profile_unknown: file, row, text}. `table` and `row` say who asks.
  const PathFile &named(const std::string &name, const std::string &table, long row);
  const PathFile &at(std::size_t place, const std::string &table, long row);

private:
  std::string file_;
  bool folder_ = false;
  std::map<std::string, PathFile> named_;
  std::vector<PathFile> lines_;
};

} // namespace ui::commands::radio
