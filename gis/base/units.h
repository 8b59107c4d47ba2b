#pragma once

#include <compare>
#include <optional>

namespace gis::base {

/// A figure that may be missing. Missing is a state of its own: never 0, never NaN.
using Measure = std::optional<double>;

/// A number that carries its unit in its type, so that minutes are never passed for metres.
template <class Unit> struct Quantity {
  double value = 0;
  constexpr explicit Quantity(double v = 0) : value(v) {}
  friend constexpr auto operator<=>(Quantity, Quantity) = default;
};

using Metres = Quantity<struct MetresUnit>;
using Seconds = Quantity<struct SecondsUnit>;
using Minutes = Quantity<struct MinutesUnit>;

constexpr Seconds seconds_of(Minutes m) { return Seconds(m.value * 60); }

} // namespace gis::base
