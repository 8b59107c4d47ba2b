#include "gis/radio/knife_edge.h"

#include <cmath>
#include <stdexcept>

namespace gis::radio {

double free_space_loss_db(Megahertz frequency, double distance_km) {
  return 32.45 + 20 * std::log10(frequency.value) + 20 * std::log10(distance_km);
}

double free_space_field_dbuvm(Kilowatts power, double distance_km) {
  return 106.9 + 10 * std::log10(power.value) - 20 * std::log10(distance_km);
}

double field_from_loss_dbuvm(Kilowatts power, Megahertz frequency, double loss_db) {
  return 139.36 + 20 * std::log10(frequency.value) + 10 * std::log10(power.value) - loss_db;
}

Kilowatts erp_from_eirp(Kilowatts eirp) { return Kilowatts(eirp.value * std::pow(10, -0.215)); }

double knife_edge_loss_db(double nu) {
  if (!(nu > -0.78)) return 0;
  const double x = nu - 0.1;
  return 6.9 + 20 * std::log10(std::sqrt(x * x + 1) + x);
}

double diffraction_parameter(const Edge &edge, double wavelength_m) {
  const double d1 = edge.from_transmitter_km, d2 = edge.to_receiver_km;
  return edge.above_line_m * std::sqrt(0.002 * (d1 + d2) / (wavelength_m * d1 * d2));
}

double fresnel_radius_m(const Edge &edge, double wavelength_m) {
  const double d1 = edge.from_transmitter_km, d2 = edge.to_receiver_km;
  return std::sqrt(1000 * wavelength_m * d1 * d2 / (d1 + d2));
}

SimpleLoss simple_loss(const Profile &profile, Megahertz frequency, base::Metres transmitter,
                       base::Metres receiver, double earth_radius_km) {
  if (profile.size() < 3 || !(profile.distances_m.back() > 0))
    throw std::invalid_argument("simple_loss: a path of three points or more");
  const double wavelength_m = 299.792458 / frequency.value;
  const double d = profile.distances_m.back() / 1000;
  const double start = profile.heights_m.front() + transmitter.value;
  const double end = profile.heights_m.back() + receiver.value;
  SimpleLoss loss{.free_space_db = free_space_loss_db(frequency, d), .nu = -1e300, .clearance = 1e300};
  for (std::size_t i = 1; i + 1 < profile.size(); ++i) {
    const double d1 = profile.distances_m[i] / 1000, d2 = d - d1;
    const double bulge = 500 * d1 * d2 / earth_radius_km;
    const Edge edge{profile.heights_m[i] + bulge - (start * d2 + end * d1) / d, d1, d2};
    const double nu = diffraction_parameter(edge, wavelength_m);
    if (nu > loss.nu) {
      loss.nu = nu;
      loss.edge = i;
      loss.clearance = -edge.above_line_m / fresnel_radius_m(edge, wavelength_m);
    }
  }
  loss.edge_db = knife_edge_loss_db(loss.nu);
  return loss;
}

} // namespace gis::radio
