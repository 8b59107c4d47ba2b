#include "gis/radio/planning.h"

#include "gis/radio/p1812/diffraction.h"

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace gis::radio {

double minimum_field_dbuvm(const Receiver &r) {
  constexpr double boltzmann = 1.38e-23, room_kelvin = 290;
  // 120 dB from V to µV, and the 120π Ω of free space.
  constexpr double to_field = 145.8;
  const double lambda_m = 299.792458 / r.frequency.value;
  const double noise_dbw = r.noise_figure_db + 10 * std::log10(boltzmann * room_kelvin * r.bandwidth_hz);
  const double aperture_db =
      r.antenna_gain_dbd + 10 * std::log10(1.64 * lambda_m * lambda_m / (4 * std::numbers::pi));
  return r.carrier_to_noise_db + noise_dbw - aperture_db + r.feeder_loss_db + to_field;
}

double planning_field_dbuvm(const Receiver &r) {
  return minimum_field_dbuvm(r) + r.man_made_noise_db + r.location_margin_db + r.height_loss_db +
         r.building_loss_db;
}

Decibels joint_spread(Decibels one, Decibels other) { return Decibels(std::hypot(one.value, other.value)); }

double location_factor(Percent places) { return -p1812_parts::inverse_normal(places.value / 100); }

double coverage_probability(double median_dbuvm, double threshold_dbuvm, Decibels spread) {
  if (spread.value == 0) return median_dbuvm >= threshold_dbuvm ? 1 : 0;
  return 0.5 * std::erfc(-(median_dbuvm - threshold_dbuvm) / spread.value / std::numbers::sqrt2);
}

double field_at_places_dbuvm(double median_dbuvm, Percent places, Decibels spread) {
  return median_dbuvm - location_factor(places) * spread.value;
}

double power_sum_dbuvm(std::span<const double> fields_dbuvm) {
  if (fields_dbuvm.empty()) throw std::invalid_argument("power_sum_dbuvm: no signals");
  double sum = 0;
  for (const double field : fields_dbuvm) sum += std::pow(10, field / 10);
  return 10 * std::log10(sum);
}

Reception reception(base::Measure field_dbuvm, ReceptionLimits limits) {
  if (!field_dbuvm) return Reception::unknown;
  if (*field_dbuvm < limits.threshold_dbuvm) return Reception::none;
  return *field_dbuvm < limits.threshold_dbuvm + limits.good_above_db ? Reception::marginal : Reception::good;
}

} // namespace gis::radio
