#pragma once

#include <string_view>
#include <vector>

/// Inside this room only: how an EPANET input file is cut into sections and words.
namespace gis::water {

enum class Section {
  none,
  junctions,
  reservoirs,
  tanks,
  pipes,
  pumps,
  valves,
  status,
  coordinates,
  vertices,
  controls, ///< CONTROLS and RULES
  skipped,
  unknown,
  end
};

/// Whether a word begins so, in any case; `start` in capitals.
bool begins(std::string_view word, std::string_view start);

/// The section a head in brackets begins, by its first four letters.
Section section_of(std::string_view head);

/// The words of a line between blanks; a semicolon begins a comment.
std::vector<std::string_view> words_of(std::string_view line);

} // namespace gis::water
