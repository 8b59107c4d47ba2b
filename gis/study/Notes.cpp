#include "gis/study/Notes.h"

#include "gis/sources/CsvLine.h"
#include "gis/sources/csv.h"

#include <array>

namespace gis::study {
namespace {

const std::array key_columns = {std::pair{"edition", &NoteKey::edition}, std::pair{"level", &NoteKey::level},
                                std::pair{"unit_code", &NoteKey::unit_code},
                                std::pair{"group", &NoteKey::group},
                                std::pair{"indicator", &NoteKey::indicator}};
const std::array text_columns = {std::pair{"unit_name", &Note::unit_name},
                                 std::pair{"cause", &Note::cause},
                                 std::pair{"solution", &Note::solution},
                                 std::pair{"lead_body", &Note::lead},
                                 std::pair{"support_body", &Note::support},
                                 std::pair{"deadline", &Note::deadline},
                                 std::pair{"note", &Note::text},
                                 std::pair{"edited", &Note::edited}};

} // namespace

bool Note::empty() const {
  return cause.empty() && solution.empty() && lead.empty() && support.empty() && deadline.empty() &&
         text.empty();
}

Notes::Notes(std::string_view csv, const std::string &name) {
  const auto table = sources::parse_csv(csv, name);
  for (const auto &row : table.rows) {
    NoteKey key;
    Note note;
    for (const auto &[column, member] : key_columns)
      key.*member = unguarded(row.cells[table.field(column)].value_or(""));
    for (const auto &[column, member] : text_columns)
      if (const auto at = table.find_field(column)) note.*member = unguarded(row.cells[*at].value_or(""));
    set(key, std::move(note));
  }
}

const Note *Notes::find(const NoteKey &key) const {
  const auto found = notes_.find(key);
  return found == notes_.end() ? nullptr : &found->second;
}

void Notes::set(const NoteKey &key, Note note) {
  if (note.empty())
    notes_.erase(key);
  else
    notes_[key] = std::move(note);
}

std::string Notes::csv() const {
  std::vector<std::string> cells;
  for (const auto &column : key_columns) cells.emplace_back(column.first);
  for (const auto &column : text_columns) cells.emplace_back(column.first);
  std::string out = sources::csv_mark + csv_line(cells);
  for (const auto &[key, note] : notes_) {
    cells.clear();
    for (const auto &column : key_columns) cells.push_back(key.*column.second);
    for (const auto &column : text_columns) cells.push_back(note.*column.second);
    out += csv_line(cells);
  }
  return out;
}

Notes read_notes(const Results &results) {
  const auto file = kept_file(results, "notes.csv");
  const auto text = kept_text(file);
  return text ? Notes(*text, file.filename().string()) : Notes();
}

} // namespace gis::study
