#include "gis/radio/itm/diffraction.h"
#include "gis/radio/itm/reference.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gis::radio {
namespace {

std::complex<double> reflection(const ItmPath &path, const ItmGround &ground, double grazing,
                                double distance_m) {
  const double deviation = itm_height_deviation(itm_roughness(path.irregularity_m, distance_m));
  const auto smooth = (grazing - ground.impedance) / (grazing + ground.impedance);
  const auto found = smooth * std::exp(-std::min(10.0, ground.wave_number_per_m * deviation * grazing));
  const double square = std::norm(found);
  return square < 0.25 || square < grazing ? found * std::sqrt(grazing / square) : found;
}

ItmTwoRays two_rays(const ItmPath &path, const ItmLink &link, const ItmGround &ground,
                    const ItmReference &reference, double distance_m) {
  ItmTwoRays at{.distance_m = distance_m};
  const double h1 = path.ends[0].effective_m, h2 = path.ends[1].effective_m;
  at.grazing = (h1 + h2) / std::sqrt(distance_m * distance_m + (h1 + h2) * (h1 + h2));
  at.reflection = reflection(path, ground, at.grazing, distance_m);
  constexpr double quarter = std::numbers::pi / 2;
  at.phase_rad = 2 * ground.wave_number_per_m * h1 * h2 / distance_m;
  if (at.phase_rad > quarter) at.phase_rad = std::numbers::pi - quarter * quarter / at.phase_rad;
  const std::complex<double> direct(std::cos(at.phase_rad), -std::sin(at.phase_rad));
  at.two_rays_db = -10 * std::log10(std::norm(direct + at.reflection));
  at.diffraction_db = reference.slope_db * distance_m + reference.start_db;
  // The irregularity itself, not what of it shows over this distance.
  at.weight =
      1 / (1 + link.frequency_mhz * path.irregularity_m / std::max(10000.0, reference.smooth_horizons_m));
  at.loss_db = at.weight * at.two_rays_db + (1 - at.weight) * at.diffraction_db;
  return at;
}

/// A curve slope × d + logarithm × ln d through the losses at d0, d1 and the horizon; false where the
/// near loss has no say.
bool bend_through_near(ItmSight &sight, const ItmReference &reference) {
  const double horizon = reference.smooth_horizons_m;
  const double d0 = sight.near_m, d1 = sight.far.distance_m;
  const double a0 = sight.near->loss_db, a1 = sight.far.loss_db;
  const double folds = std::log(horizon / d0);
  const double bend = ((horizon - d0) * (a1 - a0) - (d1 - d0) * (sight.horizon_db - a0)) /
                      ((horizon - d0) * std::log(d1 / d0) - (d1 - d0) * folds);
  sight.logarithm_db = std::max(0.0, bend);
  if (!(reference.start_db > 0 || sight.logarithm_db > 0)) return false;
  sight.slope_db = (sight.horizon_db - a0 - sight.logarithm_db * folds) / (horizon - d0);
  if (sight.slope_db < 0) {
    sight.slope_db = 0;
    sight.logarithm_db = std::max(sight.horizon_db - a0, 0.0) / folds;
    if (sight.logarithm_db == 0) sight.slope_db = reference.slope_db;
  }
  return true;
}

} // namespace

ItmSight itm_sight(const ItmPath &path, const ItmLink &link, const ItmGround &ground,
                   const ItmReference &reference) {
  ItmSight sight;
  const double horizon = reference.smooth_horizons_m;
  sight.horizon_db = reference.slope_db * horizon + reference.start_db;
  sight.near_m = 0.04 * link.frequency_mhz * path.ends[0].effective_m * path.ends[1].effective_m;
  double far = 0;
  if (reference.start_db >= 0) {
    sight.near_m = std::min(sight.near_m, 0.5 * reference.horizons_m);
    far = sight.near_m + 0.25 * (reference.horizons_m - sight.near_m);
  } else {
    far = std::max(-reference.start_db / reference.slope_db, 0.25 * reference.horizons_m);
  }
  sight.far = two_rays(path, link, ground, reference, far);
  bool bent = false;
  if (sight.near_m < far) {
    sight.near = two_rays(path, link, ground, reference, sight.near_m);
    bent = bend_through_near(sight, reference);
  }
  if (!bent) {
    sight.slope_db = std::max(sight.horizon_db - sight.far.loss_db, 0.0) / (horizon - far);
    sight.logarithm_db = 0;
    if (sight.slope_db == 0) sight.slope_db = reference.slope_db;
  }
  sight.start_db = sight.horizon_db - sight.slope_db * horizon - sight.logarithm_db * std::log(horizon);
  return sight;
}

} // namespace gis::radio
