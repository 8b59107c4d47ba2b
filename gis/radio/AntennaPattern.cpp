#include "gis/radio/AntennaPattern.h"

#include "gis/base/Error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gis::radio {
namespace {

using Samples = std::vector<PatternSample>;

void check(const Samples &samples, double least, double most) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double angle = samples[i].angle.value, attenuation = samples[i].attenuation.value;
    const bool in_order = i == 0 || angle > samples[i - 1].angle.value;
    if (!in_order || !(angle >= least && angle <= most) || !(attenuation >= 0 && std::isfinite(attenuation)))
      throw base::Error("pattern_bad", {{"n", std::to_string(i + 1)}});
  }
}

/// Attenuation, dB, between two samples; `share` of the way from a to b.
double between(Decibels a, Decibels b, double share) {
  const double from = std::pow(10, -a.value / 20), to = std::pow(10, -b.value / 20);
  return -20 * std::log10(from + (to - from) * share);
}

double held_at_the_ends(const Samples &samples, double angle) {
  if (angle <= samples.front().angle.value) return samples.front().attenuation.value;
  if (angle >= samples.back().angle.value) return samples.back().attenuation.value;
  const auto after = std::upper_bound(samples.begin(), samples.end(), angle,
                                      [](double a, const auto &sample) { return a < sample.angle.value; });
  const auto before = after - 1;
  return between(before->attenuation, after->attenuation,
                 (angle - before->angle.value) / (after->angle.value - before->angle.value));
}

double around(Samples samples, double azimuth) {
  const double angle = azimuth - 360 * std::floor(azimuth / 360);
  samples.insert(samples.begin(), {Degrees(samples.back().angle.value - 360), samples.back().attenuation});
  samples.push_back({Degrees(samples[1].angle.value + 360), samples[1].attenuation});
  return held_at_the_ends(samples, angle);
}

} // namespace

AntennaPattern::AntennaPattern(Samples horizontal, Samples vertical, AntennaTilt tilt)
    : horizontal_(std::move(horizontal)), vertical_(std::move(vertical)), tilt_(tilt) {
  check(horizontal_, 0, 360);
  check(vertical_, -90, 90);
  // North given twice, as 0 and 360.
  if (horizontal_.size() > 1 && horizontal_.back().angle.value - horizontal_.front().angle.value == 360)
    horizontal_.pop_back();
}

Decibels AntennaPattern::gain(Degrees azimuth, Degrees elevation, Decibels floor) const {
  const double aside = (azimuth.value - tilt_.azimuth.value) * std::numbers::pi / 180;
  const double tilt = tilt_.electrical.value + tilt_.mechanical.value * std::cos(aside);
  double attenuation = 0;
  if (!horizontal_.empty()) attenuation += around(horizontal_, azimuth.value);
  if (!vertical_.empty()) attenuation += held_at_the_ends(vertical_, elevation.value - tilt);
  return Decibels(-std::min(attenuation, floor.value));
}

Degrees ray_elevation(double horizon_mrad) { return Degrees(horizon_mrad / 17.4533); }

} // namespace gis::radio
