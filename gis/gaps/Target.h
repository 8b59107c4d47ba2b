#pragma once

#include "gis/base/units.h"
#include "gis/sources/Layer.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gis::gaps {

enum class Sense { at_least, more_than, at_most, less_than, equal };
enum class Aggregate { sum, ratio, none };

/// One row of the policy: what is asked for, by when, and where it may be judged.
struct Target {
  std::string id, clause, domain, unit; ///< unit as the paper words it ("% of households")
  Sense sense = Sense::at_least;
  base::Measure target; ///< missing: tracked without a figure
  int decimals = 0;     ///< decimal places of the figure as written, for targets qualified "about"
  int year = 2030;
  base::Measure near_margin; ///< missing: no "near"
  std::string qualifier;
  bool about = false;
  std::string scope;               ///< all, urban, rural, remote, minority name a group; else the denominator
  std::string kind;                ///< reported, spatial, spatial+reported
  std::set<std::string> judged_at; ///< levels
  std::set<std::string> judged_on; ///< bases
  Aggregate aggregate = Aggregate::ratio;
  std::string part_of, combine, lead_body;

  bool scope_is_group() const {
    return scope == "all" || scope == "urban" || scope == "rural" || scope == "remote" || scope == "minority";
  }
};

/// The text of a sense in files: ">=", ">", "<=", "<", "=".
const char *sense_text(Sense);

/// A policy paper: its rows and the editions of the boundaries it binds.
struct Programme {
  std::string id;
  std::set<std::string> binding_editions;
  std::vector<Target> targets;
  const Target *find(const std::string &id) const;
  /// The id most like a mistyped one, or empty.
  std::string nearest(const std::string &id) const;
};

/// Reads data/targets/<id>.csv. Throws Error{value_bad: file, row, key, text, wanted}, {field_missing}.
std::vector<Target> targets_from(const sources::Layer &table);

} // namespace gis::gaps
