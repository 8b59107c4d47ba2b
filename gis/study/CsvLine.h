#pragma once

#include "gis/base/number.h"
#include "gis/base/units.h"

#include <string>

namespace gis::study {

/// What every table of a results folder begins with: by it a spreadsheet knows UTF-8.
inline constexpr char csv_mark[] = "\xEF\xBB\xBF";

/// One line of RFC 4180; text that a spreadsheet would run as a formula gets a leading apostrophe.
class CsvLine {
public:
  CsvLine &text(const std::string &value) {
    std::string guarded = value;
    if (!value.empty() && std::string("=+-@\t\r").find(value.front()) != std::string::npos)
      guarded.insert(guarded.begin(), '\'');
    return raw(guarded);
  }
  /// A word of ours ("<=" of a sense): never guarded.
  CsvLine &raw(const std::string &value) {
    if (!first_) out_ += ',';
    first_ = false;
    if (value.find_first_of(",\"\r\n") == std::string::npos) {
      out_ += value;
      return *this;
    }
    out_ += '"';
    for (const char c : value) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
    return *this;
  }
  CsvLine &number(base::Measure value, int decimals) {
    return raw(value ? base::format_number(*value, decimals) : std::string());
  }
  CsvLine &number(int value) { return raw(std::to_string(value)); }
  std::string end() { return out_ + "\n"; }

private:
  std::string out_;
  bool first_ = true;
};

} // namespace gis::study
