#pragma once

#include "gis/base/units.h"
#include "gis/geo/Geometry.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gis::area {

/// What names a unit: a code alone is not a place, since codes are used again by later editions.
struct UnitKey {
  std::string edition, level, code;
  friend auto operator<=>(const UnitKey &, const UnitKey &) = default;
};

/// One administrative unit, or one member of a grouping without authority.
struct Unit {
  std::string code;   ///< text, padded as in the official list
  std::string name;   ///< as the list of its edition writes it, NFC
  std::string type;   ///< xã, phường …; may be empty
  std::string parent; ///< code of the unit it belongs to on the next level; empty on the top
  geo::Geometry area; ///< study metres; empty where the edition has no polygons
  long row = 0;       ///< in its source
  // Official people and households of this unit; missing where no source states them.
  base::Measure people, urban, rural, households;
};

/// All units of one rank within one edition, in the order of their official list.
struct Level {
  std::string id; ///< "commune", "district" …: a name, never assumed by the code
  std::vector<Unit> units;
  std::string source;
  std::optional<std::size_t> find(const std::string &code) const;
};

/// One state of the administrative boundaries.
struct Edition {
  std::string id;            ///< "2024-11"
  std::string from, to;      ///< ISO dates, both inside
  std::vector<Level> levels; ///< smallest units first

  const Level *find_level(const std::string &id) const;
  /// Indices of the smallest units that make up a unit, ascending; found through the parents.
  std::vector<std::uint32_t> members(std::size_t level, std::size_t unit) const;
};

/// A listed settlement: thôn, buôn, tổ dân phố.
struct Settlement {
  std::string id, name, kind;
  geo::Point at;          ///< study metres
  std::uint32_t unit = 0; ///< smallest unit it belongs to by its table, wherever it stands
  base::Measure people, households;
  base::Measure minority_households, poor_households;
  /// Households on a water network, with compliant works of their own, with hygienic ones (the compliant
  /// too).
  base::Measure piped, own_compliant, own_hygienic;
  std::optional<bool> difficult, urban, concentrated, wastewater_collected;
};

/// Shares of the people of a smallest unit by age band, cohort id → share 0…1.
using CohortShares = std::map<std::string, double>;

/// Who lives where in one edition: what every later room counts on.
struct StudyArea {
  Edition edition;
  std::vector<Settlement> settlements;
  std::vector<CohortShares> cohorts; ///< per smallest unit; empty map where none is stated
  int people_year = 0;
  std::string people_kind; ///< census, average, register
  std::string people_source, settlement_source;
  geo::Box box; ///< of all smallest units

  const std::vector<Unit> &smallest() const { return edition.levels.front().units; }
};

/// The age bands that exclude each other and sum to all people.
const std::vector<std::string> &exclusive_cohorts();

} // namespace gis::area
