#include "ui/commands/radio/Cells.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"

#include <algorithm>

namespace ui::commands::radio {

using gis::base::Error;

void Cells::put(const std::string &column, const Cell &cell) { cells_.emplace(column, cell); }

void Cells::put(const Cells &others) { cells_.insert(others.cells_.begin(), others.cells_.end()); }

const Cells::Cell &Cells::cell(const std::string &column) const {
  const auto found = cells_.find(column);
  if (found != cells_.end()) return found->second;
  const std::string option = option_of(column);
  if (table.empty()) throw Error("option_missing", {{"option", option}});
  throw Error("radio_column_missing", {{"file", table}, {"field", column}, {"option", option}});
}

void Cells::refuse(const std::string &column, const std::string &wanted) const {
  const auto &bad = cell(column);
  if (!bad.option.empty())
    throw Error("option_value", {{"option", bad.option}, {"text", bad.text}, {"wanted", wanted}});
  throw Error(gis::base::Finding{.code = "value_bad",
                                 .row = bad.row,
                                 .facts = {{"file", bad.file},
                                           {"row", std::to_string(bad.row)},
                                           {"key", column},
                                           {"text", bad.text},
                                           {"wanted", wanted}}});
}

double Cells::number(const std::string &column) const {
  const auto value = gis::base::parse_number(cell(column).text);
  if (!value) refuse(column, "number");
  return *value;
}

double Cells::number_or(const std::string &column, double otherwise) const {
  return has(column) ? number(column) : otherwise;
}

std::size_t Cells::choice(const std::string &column, const std::vector<std::string> &allowed) const {
  const auto found = std::find(allowed.begin(), allowed.end(), cell(column).text);
  if (found == allowed.end()) refuse(column, gis::base::join(allowed, ","));
  return static_cast<std::size_t>(found - allowed.begin());
}

} // namespace ui::commands::radio
