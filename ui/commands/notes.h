#pragma once

#include "gis/study/Accepted.h"
#include "gis/study/Notes.h"
#include "ui/commands/Selection.h"

/// What the office says about some results: notes on gaps, problems it accepted.
namespace ui::commands {

struct Said {
  gis::study::Notes notes;
  gis::study::Accepted accepted;
};
/// Changes of what is said, by key; an empty note and an acceptance without a reason take the old one away.
struct Saying {
  std::map<gis::study::NoteKey, gis::study::Note> notes;
  std::map<gis::study::FindingKey, gis::study::Acceptance> accepted;
  bool empty() const { return notes.empty() && accepted.empty(); }
};

gis::study::NoteKey note_key(const Row &);
/// Of a row of findings.csv.
gis::study::FindingKey finding_key(const Row &);

/// Throws what read_notes() and read_accepted() throw.
Said read_said(const gis::study::Results &);
/// Puts the changes into the files, and answers with all that is said then: what somebody else wrote
/// meanwhile stays. Throws what read_said() and write_file() throw; a file that can not be read is never
/// written over.
Said keep(const gis::study::Results &, const Saying &);

} // namespace ui::commands
