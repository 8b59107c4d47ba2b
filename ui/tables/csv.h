#pragma once

#include "ui/tables/Sheet.h"

namespace ui::tables {

enum class CsvFlavour {
  machine, ///< commas, decimal dot, heads are the keys
  excel_vi ///< semicolons, decimal comma, heads in words: what Excel under Vietnamese settings opens
};

/// The sheet as RFC 4180 text, UTF-8 with BOM, lines ended by LF alone, no grouping of thousands, trailing
/// zeros cut, missing cells empty. A text that starts with = + - @ TAB or CR gets a leading ', so that no
/// spreadsheet takes it for a formula; figures never do. Same sheet, same bytes.
std::string csv_text(const Sheet &, CsvFlavour);

} // namespace ui::tables
