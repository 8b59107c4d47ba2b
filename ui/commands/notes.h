#pragma once

#include "gis/study/Notes.h"
#include "ui/commands/Selection.h"

/// What the office writes about a gap, changed by whoever has the results before him.
namespace ui::commands {

gis::study::NoteKey note_key(const Row &);

/// Puts these notes into the file the notes of the results are kept in, and answers with all of them as they
/// stand then: those somebody else wrote meanwhile stay. An empty note takes the old one away. Throws what
/// read_notes() and write_file() throw; then the file is as it was.
gis::study::Notes keep_notes(const gis::study::Results &,
                             const std::map<gis::study::NoteKey, gis::study::Note> &);

} // namespace ui::commands
