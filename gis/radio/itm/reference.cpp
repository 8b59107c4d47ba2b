#include "gis/radio/itm/reference.h"

#include "gis/radio/itm/diffraction.h"

#include <algorithm>
#include <cmath>

namespace gis::radio {
namespace {

constexpr std::array<ItmWarning, 2> steep{itm_transmitter_angle, itm_receiver_angle};
constexpr std::array<ItmWarning, 2> horizon_near{itm_transmitter_horizon_near, itm_receiver_horizon_near};
constexpr std::array<ItmWarning, 2> horizon_far{itm_transmitter_horizon_far, itm_receiver_horizon_far};

void warn_of_horizons(const ItmPath &path, const ItmReference &reference, std::uint32_t &warnings) {
  for (int j = 0; j < 2; ++j) {
    const auto &horizon = path.ends[j].horizon;
    if (std::fabs(horizon.angle_rad) > 0.2) warnings |= steep[j];
    if (horizon.distance_m < 0.1 * reference.smooth_m[j]) warnings |= horizon_near[j];
    if (horizon.distance_m > 3 * reference.smooth_m[j]) warnings |= horizon_far[j];
  }
}

/// Written so that NaN fails.
ItmCode check_ground(const ItmGround &ground, std::uint32_t &warnings) {
  if (!(ground.refractivity >= 150)) return ItmCode::refractivity_too_small;
  if (!(ground.refractivity <= 400)) return ItmCode::refractivity_too_large;
  if (ground.refractivity < 250) warnings |= itm_refractivity;
  if (!(ground.earth_radius_m >= 4000000 && ground.earth_radius_m <= 13333333)) return ItmCode::earth_radius;
  if (!(ground.impedance.real() > std::fabs(ground.impedance.imag()))) return ItmCode::ground_impedance;
  return ItmCode::fine;
}

void warn_of_distance(const ItmPath &path, std::uint32_t &warnings) {
  const double least = std::fabs(path.ends[0].effective_m - path.ends[1].effective_m) / 0.2;
  if (path.distance_m < least) warnings |= itm_steep_path;
  if (path.distance_m < 1000) warnings |= itm_under_1_km;
  if (path.distance_m > 1000000) warnings |= itm_over_1000_km;
  if (path.distance_m > 2000000) warnings |= itm_over_2000_km;
}

/// The straight line of diffraction loss over distance, through two points beyond both horizons.
void set_diffraction_line(ItmReference &reference, const ItmPath &path, const ItmLink &link,
                          const ItmGround &ground) {
  reference.scale_m = std::cbrt(ground.earth_radius_m * ground.earth_radius_m / link.frequency_mhz);
  const double first = std::max(reference.smooth_horizons_m, reference.horizons_m + 5 * reference.scale_m);
  const double second = first + 10 * reference.scale_m;
  const ItmBeyondHorizons beyond{reference.smooth_horizons_m, reference.horizons_m, reference.horizons_rad};
  reference.diffraction = {itm_diffraction(path, link, ground, beyond, first),
                           itm_diffraction(path, link, ground, beyond, second)};
  reference.slope_db =
      (reference.diffraction[1].loss_db - reference.diffraction[0].loss_db) / (second - first);
  reference.start_db = reference.diffraction[0].loss_db - reference.slope_db * first;
}

/// The loss the lines give, which need not be finite.
double loss(ItmReference &reference, const ItmPath &path, const ItmLink &link, const ItmGround &ground) {
  const double d = path.distance_m;
  // The branch turns on the smooth earth, whatever the terrain hides.
  if (d < reference.smooth_horizons_m) {
    const auto &sight = reference.sight.emplace(itm_sight(path, link, ground, reference));
    reference.mode = ItmMode::line_of_sight;
    return sight.start_db + sight.slope_db * d + sight.logarithm_db * std::log(d);
  }
  const auto &beyond = reference.beyond.emplace(itm_beyond(path, link, ground, reference));
  reference.mode = d > beyond.from_m ? ItmMode::troposcatter : ItmMode::diffraction;
  return d > beyond.from_m ? beyond.slope_db * d + beyond.start_db
                           : reference.slope_db * d + reference.start_db;
}

} // namespace

ItmCode itm_reference(const ItmPath &path, const ItmLink &link, const ItmGround &ground,
                      ItmReference &reference, std::uint32_t &warnings) {
  const auto &[transmitter, receiver] = path.ends;
  for (int j = 0; j < 2; ++j)
    reference.smooth_m[j] = std::sqrt(2 * path.ends[j].effective_m * ground.earth_radius_m);
  reference.smooth_horizons_m = reference.smooth_m[0] + reference.smooth_m[1];
  reference.horizons_m = transmitter.horizon.distance_m + receiver.horizon.distance_m;
  reference.horizons_rad = -std::max(transmitter.horizon.angle_rad + receiver.horizon.angle_rad,
                                     -reference.horizons_m / ground.earth_radius_m);
  warn_of_horizons(path, reference, warnings);
  if (const auto code = check_ground(ground, warnings); code != ItmCode::fine) return code;
  set_diffraction_line(reference, path, link, ground);
  warn_of_distance(path, warnings);
  // Where diffraction has no value neither has the rest: not free space, as a maximum with 0 would make it.
  if (!std::isfinite(reference.start_db)) return ItmCode::not_computable;
  const double found = loss(reference, path, link, ground);
  if (!std::isfinite(found)) {
    reference.mode.reset();
    return ItmCode::not_computable;
  }
  reference.loss_db = std::max(found, 0.0);
  return ItmCode::fine;
}

} // namespace gis::radio
