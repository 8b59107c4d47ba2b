#include "gis/study/Notes.h"

#include "gis/base/Error.h"
#include "gis/sources/csv.h"
#include "gis/sources/gate.h"
#include "gis/study/results.h"

#include <array>
#include <unistd.h>

namespace gis::study {
namespace {

constexpr std::string_view formula_signs = "=+-@\t\r";

/// A spreadsheet runs a text that begins with one of these signs, so it gets an apostrophe; a text that has
/// apostrophes before such a sign of its own gets one more, so that what is read is what was written.
bool looks_guarded(const std::string &text) {
  const auto first = text.find_first_not_of('\'');
  return first != std::string::npos && formula_signs.find(text[first]) != std::string_view::npos;
}

std::string cell(const std::string &text) {
  const std::string guarded = looks_guarded(text) ? "'" + text : text;
  if (guarded.find_first_of(",\"\r\n") == std::string::npos) return guarded;
  std::string quoted = "\"";
  for (const char c : guarded) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string unguarded(std::string text) {
  if (!text.empty() && text.front() == '\'' && looks_guarded(text)) text.erase(0, 1);
  return text;
}

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
  std::string out = "\xEF\xBB\xBF";
  const auto line = [&](const auto &text_of_key, const auto &text_of_note) {
    std::string between;
    for (const auto &column : key_columns) out += std::exchange(between, ",") + text_of_key(column);
    for (const auto &column : text_columns) out += "," + text_of_note(column);
    out += "\n";
  };
  const auto head = [](const auto &column) { return std::string(column.first); };
  line(head, head);
  for (const auto &[key, note] : notes_)
    line([&k = key](const auto &column) { return cell(k.*column.second); },
         [&n = note](const auto &column) { return cell(n.*column.second); });
  return out;
}

std::filesystem::path kept_file(const Results &results, const std::string &name) {
  std::error_code ignored;
  const auto folder = results.study_file.parent_path();
  if (!results.study_file.empty() && std::filesystem::exists(results.study_file, ignored) &&
      ::access(folder.c_str(), W_OK) == 0)
    return folder / name;
  auto beside = results.dir.lexically_normal();
  if (beside.filename().empty()) beside = beside.parent_path(); // "out/" is the folder out
  beside += "." + name;
  return beside;
}

Notes read_notes(const Results &results) {
  const auto file = kept_file(results, "notes.csv");
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const auto text = sources::text_beside(folder, file.filename().string(), {folder});
  return text ? Notes(*text, file.filename().string()) : Notes();
}

} // namespace gis::study
