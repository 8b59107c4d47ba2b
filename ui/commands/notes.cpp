#include "ui/commands/notes.h"

#include "ui/commands/write_file.h"

namespace ui::commands {
namespace {

std::filesystem::path file_of_notes(const gis::study::Results &results) {
  return gis::study::kept_file(results, "notes.csv");
}
std::filesystem::path file_of_accepted(const gis::study::Results &results) {
  return gis::study::kept_file(results, "accepted.csv");
}

} // namespace

gis::study::NoteKey note_key(const Row &row) {
  return {at(row, "edition"), at(row, "level"), at(row, "unit_code"), at(row, "group"), at(row, "indicator")};
}

gis::study::FindingKey finding_key(const Row &row) {
  return {at(row, "code"), at(row, "source"),    at(row, "layer"),
          at(row, "row"),  at(row, "unit_code"), gis::study::unguarded(at(row, "facts"))};
}

Said read_said(const gis::study::Results &results) {
  return {gis::study::read_notes(results), gis::study::read_accepted(file_of_accepted(results))};
}

Said keep(const gis::study::Results &results, const Saying &changes) {
  auto said = read_said(results);
  for (const auto &[key, note] : changes.notes) said.notes.set(key, note);
  for (const auto &[key, acceptance] : changes.accepted) said.accepted.set(key, acceptance);
  if (!changes.notes.empty()) write_file(file_of_notes(results).string(), said.notes.csv());
  if (!changes.accepted.empty()) write_file(file_of_accepted(results).string(), said.accepted.csv());
  return said;
}

} // namespace ui::commands
