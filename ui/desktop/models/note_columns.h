#pragma once

#include "gis/study/Notes.h"

#include <array>

namespace ui::desktop {

/// The parts of a note, as the gap table, the card and the dialog show them.
enum class NoteColumn { cause, deadline, solution, lead, support, text };

struct NotePart {
  std::string gis::study::Note::*member;
  const char *words; ///< key of its head
};
inline constexpr std::array note_parts = {NotePart{&gis::study::Note::cause, "col.cause"},
                                          NotePart{&gis::study::Note::deadline, "col.deadline"},
                                          NotePart{&gis::study::Note::solution, "col.solution"},
                                          NotePart{&gis::study::Note::lead, "col.lead_body"},
                                          NotePart{&gis::study::Note::support, "col.support_body"},
                                          NotePart{&gis::study::Note::text, "col.note"}};
inline constexpr int note_column_count = static_cast<int>(note_parts.size());

inline const NotePart &part(NoteColumn column) { return note_parts[static_cast<std::size_t>(column)]; }

} // namespace ui::desktop
