#pragma once

#include "gis/base/units.h"

#include <string>

namespace gis::sources {

/// What every table we write for people begins with: by it a spreadsheet knows UTF-8.
inline constexpr char csv_mark[] = "\xEF\xBB\xBF";

/// Whether a spreadsheet would run a text that begins with this.
bool begins_formula(char first);

/// One line of RFC 4180 in the making.
class CsvLine {
public:
  explicit CsvLine(char separator = ',') : separator_(separator) {}
  /// A text that a spreadsheet would run gets a leading apostrophe.
  CsvLine &text(const std::string &value);
  /// A word of ours ("<=" of a sense), a figure, or an id that must stay as it is: never guarded.
  CsvLine &raw(const std::string &value);
  /// Missing is an empty cell.
  CsvLine &number(base::Measure value, int decimals);
  CsvLine &number(int value) { return raw(std::to_string(value)); }
  /// With its end of line.
  std::string end() const { return out_ + "\n"; }

private:
  char separator_;
  std::string out_;
  bool first_ = true;
};

} // namespace gis::sources
