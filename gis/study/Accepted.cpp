#include "gis/study/Accepted.h"

#include "gis/sources/CsvLine.h"
#include "gis/sources/csv.h"

#include <array>

namespace gis::study {
namespace {

const std::array columns = {
    std::pair{"code", &FindingKey::code},           std::pair{"source", &FindingKey::source},
    std::pair{"layer", &FindingKey::layer},         std::pair{"row", &FindingKey::row},
    std::pair{"unit_code", &FindingKey::unit_code}, std::pair{"facts", &FindingKey::facts}};

} // namespace

std::string facts_text(const base::Facts &facts) {
  std::string text;
  for (const auto &[name, value] : facts) text += (text.empty() ? "" : "; ") + name + "=" + value;
  return text;
}

FindingKey key_of(const base::Finding &f) {
  return {f.code,      f.source,           f.layer, f.row > 0 ? std::to_string(f.row) : "",
          f.unit_code, facts_text(f.facts)};
}

Accepted::Accepted(std::string_view csv, const std::string &name) {
  const auto table = sources::parse_csv(csv, name);
  for (const auto &row : table.rows) {
    const auto text = [&](const char *column) {
      return unguarded(row.cells[table.field(column)].value_or(""));
    };
    FindingKey key;
    for (const auto &[column, member] : columns) key.*member = text(column);
    set(key, {text("reason"), table.find_field("day") ? text("day") : ""});
  }
}

const Acceptance *Accepted::find(const FindingKey &key) const {
  const auto found = accepted_.find(key);
  return found == accepted_.end() ? nullptr : &found->second;
}

void Accepted::set(const FindingKey &key, Acceptance acceptance) {
  if (acceptance.reason.empty())
    accepted_.erase(key);
  else
    accepted_[key] = std::move(acceptance);
}

std::string Accepted::csv() const {
  std::vector<std::string> cells;
  for (const auto &column : columns) cells.emplace_back(column.first);
  cells.insert(cells.end(), {"reason", "day"});
  std::string out = sources::csv_mark + csv_line(cells);
  for (const auto &[key, acceptance] : accepted_) {
    cells.clear();
    for (const auto &column : columns) cells.push_back(key.*column.second);
    cells.insert(cells.end(), {acceptance.reason, acceptance.day});
    out += csv_line(cells);
  }
  return out;
}

Accepted read_accepted(const std::filesystem::path &file) {
  const auto text = kept_text(file);
  return text ? Accepted(*text, file.filename().string()) : Accepted();
}

} // namespace gis::study
