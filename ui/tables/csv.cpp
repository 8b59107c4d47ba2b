#include "ui/tables/csv.h"

#include "gis/base/number.h"
#include "gis/sources/CsvLine.h"

#include <algorithm>
#include <stdexcept>

namespace ui::tables {
namespace {

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
  std::string text = gis::sources::csv_mark;
  gis::sources::CsvLine heads(separator);
  for (const auto &column : sheet.columns) heads.text(machine ? column.key : column.head);
  text += heads.end();
  for (const auto &row : sheet.rows) {
    gis::sources::CsvLine line(separator);
    for (std::size_t i = 0; i < row.size(); ++i)
      if (const auto *words = std::get_if<std::string>(&row[i]))
        line.text(*words);
      else if (const auto *value = std::get_if<double>(&row[i]))
        line.raw(figure(*value, sheet.columns[i], flavour));
      else
        line.raw("");
    text += line.end();
  }
  return text;
}

} // namespace ui::tables
