#include "gis/radio/quick/LeastDucting.h"

#include "gis/radio/p1812/climate.h"

#include <algorithm>
#include <cmath>

namespace gis::radio::quick {
namespace {

constexpr double nothing = -12; ///< (56) is never below

/// The most of the time the air bends strongly at this distance, %.
double bending_time(double d, Degrees latitude) {
  double most = 0;
  for (const double away : {-1.5, 0.0, 1.5}) {
    P1812Values v;
    v.d = v.dtm = v.dlm = d;
    v.phi = latitude.value + away;
    p1812_parts::find_bending_time(v);
    most = std::max(most, v.beta0);
  }
  return most;
}

double time_part(double d, double beta) {
  const double lg = std::log10(beta), times = 50 / beta;
  const double gamma = 1.076 / std::pow(2.0058 - lg, 1.012) *
                       std::exp(-(9.51 - 4.8 * lg + 0.198 * lg * lg) * 1e-6 * std::pow(d, 1.13));
  return -12 + (1.2 + 3.7e-3 * d) * std::log10(times) + 12 * std::pow(times, gamma);
}

} // namespace

LeastDucting::LeastDucting(Degrees latitude) {
  for (int km = 0; km < farthest_km; km += step_km) {
    double least = 1e300;
    for (const double d : {std::max(km, 1) * 1.0, km + step_km * 1.0}) {
      double beta = bending_time(d, latitude);
      for (int k = 0; k < 60; ++k, beta *= 0.7) least = std::min(least, time_part(d, beta));
    }
    least_.push_back(least - 1); // for what lies between the places looked at
  }
}

double LeastDucting::at(double distance_km) const {
  const auto bin = static_cast<std::size_t>(distance_km) / step_km;
  return bin < least_.size() ? least_[bin] : nothing;
}

} // namespace gis::radio::quick
