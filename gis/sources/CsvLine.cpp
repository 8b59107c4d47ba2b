#include "gis/sources/CsvLine.h"

#include "gis/base/number.h"

#include <string_view>

namespace gis::sources {

bool begins_formula(char first) { return std::string_view("=+-@\t\r").find(first) != std::string_view::npos; }

CsvLine &CsvLine::text(const std::string &value) {
  return raw(!value.empty() && begins_formula(value.front()) ? "'" + value : value);
}

CsvLine &CsvLine::raw(const std::string &value) {
  if (!first_) out_ += separator_;
  first_ = false;
  if (value.find_first_of("\"\r\n") == std::string::npos && value.find(separator_) == std::string::npos) {
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

CsvLine &CsvLine::number(base::Measure value, int decimals) {
  return raw(value ? base::format_number(*value, decimals) : std::string());
}

} // namespace gis::sources
