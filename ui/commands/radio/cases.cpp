#include "ui/commands/radio/cases.h"

#include "gis/base/Error.h"
#include "gis/sources/csv.h"
#include "gis/sources/sources.h"
#include "ui/commands/radio/keyed_cases.h"

#include <cmath>

namespace ui::commands::radio {

CaseTable read_cases(const std::string &file) {
  gis::sources::Provenance source{.id = file, .path = file};
  const auto text = gis::sources::read_text(source);
  CaseTable table{.layer = is_keyed(text) ? parse_keyed(text, file) : gis::sources::parse_csv(text, file),
                  .cells = {}};
  for (const auto &row : table.layer.rows) {
    Cells cells;
    cells.table = file;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (row.cells[i])
        cells.put(table.layer.fields[i], {.text = *row.cells[i], .file = file, .row = row.number});
    table.cells.push_back(std::move(cells));
  }
  return table;
}

CasePaths::CasePaths(const std::string &profile, const std::string &profiles)
    : one_for_all_(!profile.empty()) {
  if (one_for_all_)
    one_ = read_path(profile);
  else if (!profiles.empty())
    many_ = Paths::read(profiles);
  else
    throw gis::base::Error("option_missing", {{"option", "--profiles"}});
}

const gis::radio::Profile &CasePaths::path_of(const CaseTable &table, std::size_t place, Cells &cells) {
  const auto &row = table.layer.rows[place];
  const auto name_column = table.layer.find_field("profile");
  const std::string &file = table.layer.source;
  const auto &path = one_for_all_  ? one_
                     : name_column ? many_.named(row.cells[*name_column].value_or(""), file, row.number)
                                   : many_.at(place, file, row.number);
  if (!path.rows.empty() && cells.has("row")) {
    const double wanted = cells.number("row");
    if (!(wanted >= 0 && wanted < static_cast<double>(path.rows.size())) || wanted != std::floor(wanted))
      cells.refuse("row", "integer");
    cells.put(path.rows[static_cast<std::size_t>(wanted)]);
  }
  return path.profile;
}

} // namespace ui::commands::radio
