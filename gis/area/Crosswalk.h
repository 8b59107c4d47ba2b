#pragma once

#include "gis/area/StudyArea.h"
#include "gis/base/Finding.h"

#include <map>
#include <set>
#include <string>
#include <vector>

/// From one edition of the boundaries to another. Old units map to new ones whole or in part; counts cross
/// by people, not by area; rates are recomputed from what crossed.
namespace gis::area {

struct CrosswalkRow {
  std::string level, old_code, new_code;
  double share = 1;               ///< part of the old unit's people that goes to the new unit
  std::string old_name, new_name; ///< where the table gives them
};

struct Crosswalk {
  std::string from, to;
  std::vector<CrosswalkRow> rows;

  /// The new unit that takes over an old one unchanged: one row, whole, and no other unit joins it.
  std::optional<std::string> same_unit(const std::string &level, const std::string &old_code) const;
};

/// Shares of partial rows from people: `people(old, new)` is how many of the old unit's people live in the
/// new one (settlements or surface); each old unit's shares sum to 1, so that nobody is lost.
void fill_shares(Crosswalk &, const std::map<std::pair<std::string, std::string>, double> &people);

/// Counts by old code carried over to new codes. The total is kept; codes without a row go to `lost`.
std::map<std::string, double> carried_over(const Crosswalk &, const std::string &level,
                                           const std::map<std::string, double> &counts,
                                           std::set<std::string> &lost);

/// Names agree when their folded forms do, with or without the word for the kind of unit before them.
bool same_name(const std::string &, const std::string &);

/// How well a table's codes and names fit an edition's level.
struct EditionFit {
  std::string edition;
  std::size_t codes = 0; ///< codes found
  std::size_t names = 0; ///< of these, names that agree (folded)
};
EditionFit fit(const Edition &, const std::string &level,
               const std::vector<std::pair<std::string, std::string>> &codes_and_names);

/// What is wrong with a table said to belong to `stated`: nothing, edition_wrong (all codes exist, names do
/// not; the edition whose names fit better is named where there is one), or edition_unknown where nothing is
/// stated and two fit by code while the names disagree. `stated` empty: tries all and returns the best in
/// `chosen`.
std::optional<base::Finding>
judge_edition(const std::vector<Edition> &, const std::string &level, const std::string &stated,
              const std::vector<std::pair<std::string, std::string>> &codes_and_names, std::string &chosen);

} // namespace gis::area
