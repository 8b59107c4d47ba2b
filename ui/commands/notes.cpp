#include "ui/commands/notes.h"

#include "ui/commands/write_file.h"

namespace ui::commands {

gis::study::NoteKey note_key(const Row &row) {
  return {at(row, "edition"), at(row, "level"), at(row, "unit_code"), at(row, "group"), at(row, "indicator")};
}

gis::study::Notes keep_notes(const gis::study::Results &results,
                             const std::map<gis::study::NoteKey, gis::study::Note> &changed) {
  auto notes = gis::study::read_notes(results);
  for (const auto &[key, note] : changed) notes.set(key, note);
  write_file(gis::study::kept_file(results, "notes.csv").string(), notes.csv());
  return notes;
}

} // namespace ui::commands
