#include "gis/radio/itm/diffraction.h"

#include <algorithm>
#include <cmath>

namespace gis::radio {
namespace {

/// Loss over one knife edge, from the square of its argument.
double knife_edge(double squared) {
  return squared < 5.76 ? 6.02 + 9.11 * std::sqrt(squared) - 1.27 * squared
                        : 12.953 + 10 * std::log10(squared);
}

/// Gain of an antenna by its height over the smooth earth, dB. K says how the ground conducts.
double height_gain(double x, double k) {
  const double log_x = std::log(x); // NaN where x is not positive, and then not looked at
  if (x < 200) {
    const double w = -std::log(k);
    if (k < 1e-5 || x * w * w * w > 5495) return x > 1 ? 17.372 * log_x - 117 : -117;
    return 2.5e-5 * x * x / k - 8.686 * w - 15;
  }
  const double gain = 0.05751 * x - 4.343 * log_x;
  if (x >= 2000) return gain;
  const double w = 0.0134 * x * std::exp(-0.005 * x);
  return (1 - w) * gain + w * (17.372 * log_x - 117);
}

void set_edges(ItmDiffraction &at, const ItmPath &path, const ItmGround &ground, double bend_rad,
               double beyond_m) {
  for (int j = 0; j < 2; ++j) {
    const double horizon = path.ends[j].horizon.distance_m;
    at.edge[j] = 0.0795775 * ground.wave_number_per_m * bend_rad * bend_rad * horizon * beyond_m /
                 (beyond_m + horizon);
  }
  at.edge_db = knife_edge(at.edge[0]) + knife_edge(at.edge[1]);
}

void set_smooth_earth(ItmDiffraction &at, const ItmPath &path, const ItmLink &link, const ItmGround &ground,
                      double bend_rad, double beyond_m) {
  const auto radius = [](const ItmEnd &end) {
    return end.horizon.distance_m * end.horizon.distance_m / (2 * end.effective_m);
  };
  const double between = beyond_m / bend_rad;
  const std::array<double, 3> radius_m{between, radius(path.ends[0]), radius(path.ends[1])};
  const std::array<double, 3> length_km{between * bend_rad / 1000, path.ends[0].horizon.distance_m / 1000,
                                        path.ends[1].horizon.distance_m / 1000};
  const double root = std::cbrt(link.frequency_mhz), impedance = std::abs(ground.impedance);
  for (int i = 0; i < 3; ++i) {
    const double bend = std::cbrt(4.0 / 3 * 6370000 / radius_m[i]);
    at.surface[i] = 0.017778 * bend / root / impedance;
    at.normal_distance[i] = (1.607 - at.surface[i]) * bend * bend * root * length_km[i];
  }
  at.normal_distance[0] += at.normal_distance[1] + at.normal_distance[2];
  for (int j = 0; j < 2; ++j)
    at.height_gain_db[j] = height_gain(at.normal_distance[j + 1], at.surface[j + 1]);
  const double x = at.normal_distance[0];
  at.smooth_db = 0.05751 * x - 10 * std::log10(x) - at.height_gain_db[0] - at.height_gain_db[1] - 20;
}

void set_weight(ItmDiffraction &at, const ItmPath &path, const ItmLink &link, const ItmGround &ground,
                const ItmBeyondHorizons &beyond) {
  double heights = link.transmitter_m * link.receiver_m;
  const double gained = path.ends[0].effective_m * path.ends[1].effective_m - heights;
  if (path.point_to_point) heights += 10; // only once the gain is taken
  const double lifted = std::sqrt(1 + gained / heights);
  at.roughness =
      (lifted + (beyond.horizons_m - beyond.horizons_rad * ground.earth_radius_m) / at.distance_m) *
      std::min(itm_roughness(path.irregularity_m, at.distance_m) * link.frequency_mhz / 47.7, 6283.2);
  at.weight = 25.1 / (25.1 + std::sqrt(at.roughness));
}

} // namespace

double itm_roughness(double irregularity_m, double distance_m) {
  return irregularity_m * (1 - 0.8 * std::exp(-distance_m / 50000));
}

double itm_height_deviation(double roughness_m) {
  return 0.78 * roughness_m * std::exp(-0.5 * std::sqrt(std::sqrt(roughness_m)));
}

ItmDiffraction itm_diffraction(const ItmPath &path, const ItmLink &link, const ItmGround &ground,
                               const ItmBeyondHorizons &beyond, double distance_m) {
  ItmDiffraction at{.distance_m = distance_m};
  const double bend = distance_m / ground.earth_radius_m - beyond.horizons_rad;
  const double past = distance_m - beyond.horizons_m;
  set_edges(at, path, ground, bend, past);
  set_smooth_earth(at, path, link, ground, bend, past);
  // Clutter goes by the structural heights and the roughness at the smooth-earth horizons, not at this
  // distance.
  const double deviation = itm_height_deviation(itm_roughness(path.irregularity_m, beyond.smooth_horizons_m));
  at.clutter_db = std::min(
      15.0, 5 * std::log10(1 + 1e-5 * link.transmitter_m * link.receiver_m * link.frequency_mhz * deviation));
  set_weight(at, path, link, ground, beyond);
  at.loss_db = at.weight * at.smooth_db + (1 - at.weight) * at.edge_db + at.clutter_db;
  return at;
}

} // namespace gis::radio
