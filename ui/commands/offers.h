#pragma once

#include "ui/commands/Selection.h"

#include <string>
#include <utility>
#include <vector>

/// What a results folder has to show: the switches of a window offer this and nothing else.
namespace ui::commands {

/// A row of the programme, as a list of indicators names it.
struct IndicatorOffer {
  std::string id, domain;
  std::string name;     ///< short
  std::string target;   ///< in words, empty where it is only tracked
  std::string basis;    ///< id of the basis judged on
  int behind = 0;       ///< units of the level, group and year that are behind
  bool figures = false; ///< any unit has a value
};

/// The indicators that have rows, in the order of the programme, counted for the level, group and year of the
/// selection. Cost: all rows once.
std::vector<IndicatorOffer> indicator_offers(const gis::study::Results &, const Selection &,
                                             const words::Words &);

/// A way an indicator was measured.
struct Measured {
  std::string measure, basis;
  friend auto operator<=>(const Measured &, const Measured &) = default;
};

/// Ids of the levels, smallest first.
std::vector<std::string> levels_of(const gis::study::Results &);

/// The other switches, for one indicator. Each holds at least one value.
struct Offers {
  std::vector<std::string> levels;         ///< smallest first
  std::vector<std::string> groups;         ///< "all" first
  std::vector<int> years;                  ///< newest first
  std::vector<Measured> measured;          ///< the judged figure first
  std::vector<std::string> seasons, modes; ///< of the measure and basis selected
};
Offers offers_of(const gis::study::Results &, const Selection &);

/// The selection nearest to `wished` for which there are rows: what the indicator does not have (a season, a
/// year, a group) is left open or replaced by the first offered.
Selection nearest_selection(const gis::study::Results &, Selection wished);

} // namespace ui::commands
