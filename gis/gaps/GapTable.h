#pragma once

#include "gis/base/Finding.h"
#include "gis/gaps/Target.h"
#include "gis/gaps/verdict.h"
#include "gis/indicators/Figure.h"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace gis::gaps {

/// A figure held against what the policy asks, the year's assigned figure and the road to the target.
struct GapRow {
  indicators::Figure figure;
  std::string scenario = "base";
  std::string unit_name, parent_code;
  std::string measured_in; ///< percent, per_10000, per_100000, or the target's own unit
  base::Measure target, gap, to_target;
  int target_year = 0;
  Sense sense = Sense::at_least;
  Status status = Status::no_data;
  base::Measure plan_target, plan_gap;
  Status plan_status = Status::no_data; ///< meaningful where plan_target is known
  Course course = Course::none;

  using Text = const std::string &;
  using Key = std::tuple<Text, Text, Text, Text, Text, Text, Text, Text, Text, int, std::string_view>;
  /// scenario, edition, level, unit_code, group, indicator, measure, mode, season, year, basis; only while
  /// the row stands
  Key key() const;
};

/// A figure the Committee assigned to a unit for a year.
struct PlanTargetKey {
  std::string indicator, edition, unit_code;
  int year = 0;
  friend auto operator<=>(const PlanTargetKey &, const PlanTargetKey &) = default;
};

struct GapRequest {
  std::vector<indicators::Figure> figures;
  const Programme *programme = nullptr;
  std::map<area::UnitKey, std::pair<std::string, std::string>> names; ///< unit → name, parent code
  std::map<PlanTargetKey, double> plan_targets;
  int base_year = 0;
  std::string smallest_level; ///< whose units may themselves be the one thing counted
};

/// One row per figure, in bytewise order of the key. Throws Error{rows_collide: key} where two figures
/// share a key and Error{ledger_open: indicator, unit, n} where a ledger does not close to 0.5 person.
std::vector<GapRow> gap_rows(GapRequest);

/// "percent", "per_10000", "per_100000" or the unit as the paper words it.
std::string measured_in(const Target &);
/// The factor from numerator / denominator to the value: 100, 10 000, 100 000 or 1.
double scale_of(const Target &);

} // namespace gis::gaps
