#pragma once

#include "gis/base/units.h"

#include <string>
#include <utility>
#include <vector>

namespace gis::allocation {

/// How much a service counts by how far away it is.
class Decay {
public:
  Decay() = default; ///< all alike: 1 at any time
  /// "none", "inverse" (1/t, t in minutes), "gaussian:SIGMA" (exp(−t²/2σ²), minutes, 1 at t = 0) or
  /// "step:10=1,20=0.68,30=0.22" (up to and with each time its weight, 0 beyond the last). Throws
  /// Error{decay_bad: text}.
  static Decay from_text(const std::string &);

  /// Infinite for inverse at 0 minutes.
  double weight(base::Minutes) const;

private:
  enum class Kind { none, inverse, gaussian, step } kind_ = Kind::none;
  double sigma_ = 0;
  std::vector<std::pair<double, double>> steps_; ///< minutes, weight
};

} // namespace gis::allocation
