#pragma once

#include "gis/radio/Mast.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The words masts are described with in tables, English and Vietnamese.
namespace gis::radio {

/// Words for the kinds of one thing; several may mean the same, the first of each is how it is spelled.
template <class Kind> class WordList {
public:
  explicit WordList(std::vector<std::pair<std::string, Kind>> words) : words_(std::move(words)) {}

  /// Without regard to case, marks, dashes and blanks at the ends.
  std::optional<Kind> find(const std::string &text) const;
  /// The spellings, one per kind: "horizontal, vertical".
  std::string spelled() const;

private:
  std::vector<std::pair<std::string, Kind>> words_;
};

const WordList<Scope> &scope_words();
const WordList<Medium> &medium_words();
const WordList<Polarisation> &polarisation_words();

} // namespace gis::radio
