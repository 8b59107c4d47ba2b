#include "gis/radio/itm/reference.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gis::radio {
namespace {

/// What scatter answers where both antennas are too low for it.
constexpr double no_scatter_db = 1001;

/// One of the five curves of the frequency gain, counted from 1.
double gain_curve(int curve, double r) {
  constexpr std::array<double, 5> a{25, 80, 177, 395, 705}, b{24, 45, 68, 80, 105};
  const double square = r * r;
  return 10 * std::log10(1 + a[curve - 1] / (square * square) + b[curve - 1] / square);
}

double base_gain(double r, double efficiency) {
  const double limited = efficiency > 1 ? std::min(efficiency, 5.0) : 1; // NaN is curve 1 and stays NaN later
  const int curve = static_cast<int>(limited);
  const double part = limited - curve;
  if (part == 0) return gain_curve(curve, r);
  return (1 - part) * gain_curve(curve, r) + part * gain_curve(curve + 1, r);
}

double crossing_efficiency(double crossing_m, double refractivity) {
  const double thin = 0.031 - 2.32e-3 * refractivity + 5.67e-6 * refractivity * refractivity;
  const double height = std::min(1.7, crossing_m / 8000), cube = height * height * height;
  return crossing_m / 1755.6 * (1 + thin * std::exp(-cube * cube));
}

/// Geometry of scatter at a distance; false where both antennas are too low for it.
bool set_geometry(ItmFrequencyGain &gain, const ItmPath &path, const ItmGround &ground, double distance_m) {
  const auto &[transmitter, receiver] = path.ends;
  double further = transmitter.horizon.distance_m - receiver.horizon.distance_m;
  double ratio = receiver.effective_m / transmitter.effective_m;
  if (further < 0) {
    further = -further;
    ratio = 1 / ratio;
  }
  gain.angle_rad =
      transmitter.horizon.angle_rad + receiver.horizon.angle_rad + distance_m / ground.earth_radius_m;
  for (int j = 0; j < 2; ++j)
    gain.r[j] = 2 * ground.wave_number_per_m * gain.angle_rad * path.ends[j].effective_m;
  if (gain.r[0] < 0.2 && gain.r[1] < 0.2) return false;
  const double asymmetry = (distance_m - further) / (distance_m + further);
  gain.ratio = std::clamp(ratio / asymmetry, 0.1, 10.0);
  gain.asymmetry = std::max(0.1, asymmetry);
  gain.crossing_m = (distance_m - further) * (distance_m + further) * gain.angle_rad / (4 * distance_m);
  gain.efficiency = crossing_efficiency(gain.crossing_m, ground.refractivity);
  return true;
}

/// The frequency gain H0, dB.
double set_gain(ItmFrequencyGain &gain, base::Measure before) {
  constexpr double root = std::numbers::sqrt2;
  const auto [r1, r2] = gain.r;
  const double efficiency = gain.efficiency;
  gain.base_db = 0.5 * (base_gain(r1, efficiency) + base_gain(r2, efficiency));
  gain.correction_db = std::min(gain.base_db, 6 * (0.6 - std::log10(std::max(efficiency, 1.0))) *
                                                  std::log10(gain.asymmetry) * std::log10(gain.ratio));
  double found = std::max(gain.base_db + gain.correction_db, 0.0);
  if (efficiency < 1) {
    const double both = (1 + root / r1) * (1 + root / r2);
    found = efficiency * found +
            (1 - efficiency) * 10 * std::log10(both * both * (r1 + r2) / (r1 + r2 + 2 * root));
  }
  return found > 15 && before ? *before : found;
}

/// Attenuation by distance, dB; metres times radians.
double distance_attenuation(double x) {
  if (x <= 10000) return 133.4 + 0.332e-3 * x - 10 * std::log10(x);
  if (x <= 70000) return 104.6 + 0.212e-3 * x - 2.5 * std::log10(x);
  return 71.8 + 0.157e-3 * x + 5 * std::log10(x);
}

/// Scatter at a distance; `kept` is the gain of the distance looked at before, and takes that of this one.
ItmScatter scatter(const ItmPath &path, const ItmGround &ground, const ItmReference &reference,
                   double distance_m, base::Measure &kept) {
  ItmScatter at;
  if (kept && *kept > 15) {
    at.gain_db = kept;
  } else {
    auto &gain = at.gain.emplace();
    if (!set_geometry(gain, path, ground, distance_m)) {
      at.loss_db = no_scatter_db;
      return at;
    }
    at.gain_db = set_gain(gain, kept);
  }
  kept = at.gain_db;
  // Not the angle of the gain: that one knows no limit by the horizons.
  const double angle = distance_m / ground.earth_radius_m - reference.horizons_rad;
  const double square = angle * angle;
  at.distance_db = distance_attenuation(angle * distance_m);
  at.loss_db = *at.distance_db + 10 * std::log10(ground.wave_number_per_m * 47.7 * square * square) -
               0.1 * (ground.refractivity - 301) * std::exp(-angle * distance_m / 40000) + *at.gain_db;
  return at;
}

} // namespace

ItmBeyond itm_beyond(const ItmPath &path, const ItmLink &link, const ItmGround &ground,
                     const ItmReference &reference) {
  ItmBeyond beyond;
  base::Measure kept;
  // The farther distance first: its gain, where large, is that of the nearer one too.
  beyond.farther = scatter(path, ground, reference, reference.horizons_m + 400000, kept);
  beyond.far = scatter(path, ground, reference, reference.horizons_m + 200000, kept);
  if (beyond.far.loss_db < 1000) {
    const double d5 = reference.horizons_m + 200000;
    beyond.slope_db = (beyond.farther.loss_db - beyond.far.loss_db) / 200000;
    const double crossing = (beyond.far.loss_db - reference.start_db - beyond.slope_db * d5) /
                            (reference.slope_db - beyond.slope_db);
    beyond.from_m =
        std::max({reference.smooth_horizons_m,
                  reference.horizons_m + 1.088 * reference.scale_m * std::log(link.frequency_mhz), crossing});
    beyond.start_db = (reference.slope_db - beyond.slope_db) * beyond.from_m + reference.start_db;
  } else {
    beyond.slope_db = reference.slope_db;
    beyond.start_db = reference.start_db;
    beyond.from_m = 10000000;
  }
  return beyond;
}

} // namespace gis::radio
