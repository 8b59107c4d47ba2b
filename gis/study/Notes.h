#pragma once

#include "gis/study/kept_tables.h"

#include <map>
#include <string>
#include <string_view>

namespace gis::study {

/// Whose gap a note is about. Years share their note: a cause and a remedy outlive a year.
struct NoteKey {
  std::string edition, level, unit_code, group, indicator;
  friend auto operator<=>(const NoteKey &, const NoteKey &) = default;
};

/// What the office wrote about one gap.
struct Note {
  std::string unit_name; ///< a code is not a place
  std::string cause, solution, lead, support, deadline, text;
  std::string edited; ///< ISO date of the last change

  /// True where nothing is said.
  bool empty() const;
  friend bool operator==(const Note &, const Note &) = default;
};

/// The notes of a study (notes.csv, see kept_tables.h).
class Notes {
public:
  Notes() = default;
  /// From the text of notes.csv. Columns we do not know are left out. Throws what sources::parse_csv throws
  /// and Error{field_missing: file, field} where the key is not whole.
  Notes(std::string_view csv, const std::string &name);

  /// The note of a gap, or null.
  const Note *find(const NoteKey &) const;
  /// An empty note takes the old one away.
  void set(const NoteKey &, Note);
  const std::map<NoteKey, Note> &all() const { return notes_; }
  /// UTF-8 with BOM, RFC 4180, sorted by key; a text a spreadsheet would run has a leading apostrophe.
  std::string csv() const;

private:
  std::map<NoteKey, Note> notes_;
};

/// The notes of some results; none where there is no such file. Throws what Notes and sources::text_beside
/// throw.
Notes read_notes(const Results &);

} // namespace gis::study
