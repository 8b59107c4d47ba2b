#pragma once

#include "gis/sources/Layer.h"
#include "gis/water/Network.h"
#include "gis/water/classes.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gis::water {

/// What a public point is or where a scheme draws from.
enum class Kind : std::uint8_t {
  tap,
  borehole,
  dug_well,
  spring,
  rain,
  surface,
  reservoir,
  treatment_plant,
  unknown
};
/// Whether water of this kind is taken from under the ground. Missing where the kind is unknown.
std::optional<bool> groundwater(Kind);

/// The words offices write for states, kinds and valves. Compared without regard to case, marks, dashes and
/// blanks, so that "Hỏng", "hong" and "HỎNG" are one.
class Words {
public:
  /// A table `list,meaning,word`. Throws Error{value_bad: file, row, key, text, wanted}, {field_missing}.
  explicit Words(const sources::Layer &);
  /// Nothing where the word is not in the table: it is then unknown, never broken.
  std::optional<State> state(const std::string &word) const;
  std::optional<Kind> kind(const std::string &word) const;
  /// Whether water passes: a word of the list `passage`, else of a state, by whether that works.
  std::optional<Passage> passage(const std::string &word) const;

private:
  std::map<std::string, State> states_;
  std::map<std::string, Kind> kinds_;
  std::map<std::string, Passage> passages_;
};

/// The table of the program.
Words built_in_words();
/// The same, or the study folder's own `water/words.csv`.
Words read_words(const std::filesystem::path &folder, const std::vector<std::filesystem::path> &roots);

} // namespace gis::water
