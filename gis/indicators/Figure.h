#pragma once

#include "gis/area/StudyArea.h"
#include "gis/base/units.h"

#include <array>
#include <set>
#include <string>
#include <vector>

namespace gis::indicators {

/// Where a figure comes from: entered by the office, counted from listed things, or computed from geography.
enum class Basis { reported, counted, modelled };
const char *basis_name(Basis);

/// Where every person of a row went: exclusive classes, first match wins, in the order of the members.
struct Ledger {
  double unknown = 0;      ///< no official figure
  double on_barrier = 0;   ///< could not be moved off a barrier
  double outside_data = 0; ///< no speed, no signal value
  double unreachable = 0;
  double beyond_limit = 0;
  double no_capacity = 0;
  double covered = 0;

  double total() const {
    return unknown + on_barrier + outside_data + unreachable + beyond_limit + no_capacity + covered;
  }
  void add(const Ledger &, double share);
};

/// One measured value of one unit and group: what the gap table compares with targets.
struct Figure {
  area::UnitKey unit;
  std::string group = "all";
  std::string indicator; ///< id of the target row
  std::string measure = "main";
  std::string mode;           ///< empty where nothing travels
  std::string season = "all"; ///< all, dry, wet
  int year = 0;
  Basis basis = Basis::reported;

  base::Measure denominator, numerator; ///< in persons, households, things …
  base::Measure value, low, high;       ///< in `measured_in` of the target
  bool applicable = true;               ///< false where the row population is empty
  std::string measured_in;              ///< a unit of its own; empty: that of the target
  std::string reason;                   ///< why there is no value
  std::set<std::string> flags;
  std::set<std::string> sources;
  bool has_ledger = false;
  Ledger ledger;
};

} // namespace gis::indicators
