#pragma once

#include "gis/area/StudyArea.h"
#include "gis/base/Finding.h"
#include "gis/base/units.h"
#include "gis/indicators/Figure.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace gis::indicators {

/// One figure the office entered.
struct Statistic {
  base::Measure numerator, denominator, value;
  std::string quality;    ///< official, preliminary, estimated, survey
  std::string source_doc; ///< the paper it stands in
  std::string source;     ///< id of the source
  long row = 0;
  bool crossed = false; ///< came from another edition through an unchanged unit
};

/// Figures by basis, indicator, unit, year and group, in the study's edition.
class Statistics {
public:
  struct Key {
    Basis basis = Basis::reported;
    std::string indicator, level, code;
    int year = 0;
    std::string group = "all";
    std::string measure = "main"; ///< of one indicator: "main", "satellite_tv" …
    friend auto operator<=>(const Key &, const Key &) = default;
  };

  /// Keeps the later of two editions of one figure: official before survey before estimated before
  /// preliminary, before one that does not say. Two of the same quality → false (the caller reports
  /// code_duplicate).
  bool add(const Key &, const Statistic &);
  const Statistic *find(const Key &) const;
  /// The figures that were superseded, for `explain`.
  const std::vector<std::pair<Key, Statistic>> &superseded() const { return superseded_; }
  const std::map<Key, Statistic> &all() const { return figures_; }
  /// Years with any figure of this measure and basis, ascending.
  std::vector<int> years(Basis, const std::string &indicator, const std::string &measure = "main") const;

private:
  std::map<Key, Statistic> figures_;
  std::vector<std::pair<Key, Statistic>> superseded_;
};

/// The year a period belongs to: "2024" → 2024, "năm học 2023-2024" → 2023. Missing where it says neither.
std::optional<int> year_of_period(const std::string &);

} // namespace gis::indicators
