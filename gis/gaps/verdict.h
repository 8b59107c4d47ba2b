#pragma once

#include "gis/base/units.h"
#include "gis/gaps/Target.h"

#include <string>

namespace gis::gaps {

enum class Status { met, near, behind, no_data, reference, not_applicable };
const char *status_name(Status);

enum class Course { none, ahead, on_course, late };
const char *course_name(Course);

/// Whether the sense holds for the unrounded value; for a target qualified "about" also where the value,
/// rounded half away from zero to the target's decimals, equals it.
bool holds(const Target &, double asked, double value);

/// How far the value is from the target on the wrong side, in its unit; |v − t| for "=". 0 does not mean met.
double gap(Sense, double asked, double value);

/// met, near or behind against a figure asked for.
Status compare(const Target &, double asked, double value);

/// How the value is counted, so that the least change that meets the target can be told.
struct Countable {
  double numerator = 0;
  double denominator = 0;
  double scale = 100; ///< value = numerator × scale / denominator, in this order: 57 of 100 is 57
};

/// The least whole number of further things (fewer, for ≤, < and =) for which the target holds. Missing
/// where no change of the numerator within the denominator brings it about.
base::Measure to_target(const Target &, double asked, const Countable &);
/// The same for a plain count (aggregate = sum).
base::Measure to_target(const Target &, double asked, double count);

/// Against the straight road from (base_year, base) to (target.year, target): on course from this year's
/// point on, ahead from next year's, late before. none without a base or before the base year.
Course course(const Target &, base::Measure base_value, int base_year, double value, int year);

} // namespace gis::gaps
