#include "ui/tables/csv.h"

#include "gis/base/number.h"

#include <algorithm>
#include <stdexcept>

namespace ui::tables {
namespace {

std::string guarded(const std::string &text) {
  const bool formula = !text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos;
  return formula ? "'" + text : text;
}

std::string quoted(const std::string &text, char separator) {
  const std::string special = std::string("\"\r\n") + separator;
  if (text.find_first_of(special) == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + "\"";
}

std::string figure(double value, const Column &column, CsvFlavour flavour) {
  std::string text = gis::base::format_number(value, column.kind == Kind::integer ? 0 : column.decimals);
  if (flavour == CsvFlavour::excel_vi) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

} // namespace

void check(const Sheet &sheet) {
  for (const auto &row : sheet.rows)
    if (row.size() != sheet.columns.size())
      throw std::logic_error("sheet " + sheet.name + ": a row and the columns differ in length");
}

std::string csv_text(const Sheet &sheet, CsvFlavour flavour) {
  check(sheet);
  const bool machine = flavour == CsvFlavour::machine;
  const char separator = machine ? ',' : ';';
  std::string text = "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (i > 0) text += separator;
    const Column &column = sheet.columns[i];
    text += quoted(guarded(machine ? column.key : column.head), separator);
  }
  text += '\n';
  for (const auto &row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator;
      if (const auto *words = std::get_if<std::string>(&row[i])) text += quoted(guarded(*words), separator);
      if (const auto *value = std::get_if<double>(&row[i]))
        text += quoted(figure(*value, sheet.columns[i], flavour), separator);
    }
    text += '\n';
  }
  return text;
}

} // namespace ui::tables
