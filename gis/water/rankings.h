#pragma once

#include "gis/base/units.h"
#include "gis/water/classes.h"

#include <cstddef>
#include <vector>

/// Which works to look after first.
namespace gis::water {

/// Thousandths of a person who would be served the year round or seasonally if this supply worked, and are
/// not now; 0 for what works already and for what is abandoned. Cost: two classifications of all for a
/// scheme; for a point, of those places only whose points hang together with it and who have neither pipes
/// nor works of their own.
std::vector<std::int64_t> repair_gains(const ClassRequest &);

/// How a supply stands among those in reach of its people.
struct Standing {
  std::int64_t potential = 0; ///< thousandths of a person in reach
  /// Share 0…1 of the potential users who depend on it, those in reach of n working supplies depending on
  /// each by 1/n: alone → 1, two alike → 0.5 each. Missing where nobody is in reach or it does not work.
  base::Measure crucialness;
  /// People who depend on it over those it has water for. Missing where the capacity is, or is 0; unlimited:
  /// 0.
  base::Measure pressure;
};
/// One per supply. Points beyond `points_within` are not in reach; counts are left aside. Source: the rural
/// indicators of the Water Point Data Exchange (crucialness, pressure), here over walking reach.
std::vector<Standing> standings(const ClassRequest &);

/// How much is still known of what was seen `age` years ago: 0.1^(age / 20), 1 for today and for what is
/// dated in the future. Source: methods 6 (Water Point Data Exchange).
double staleness(double age);

} // namespace gis::water
