#include "gis/radio/p1812/ducting.h"

#include <algorithm>
#include <cmath>

namespace gis::radio::p1812_parts {
namespace {

/// One end of the path.
struct End {
  double theta = 0;      ///< horizon, mrad
  double horizon_km = 0; ///< how far it is
  double coast_km = 0;   ///< how far the coast is
  double antenna_m = 0;  ///< above the sea
};

/// Loss by the ground that hides the end (48), (49).
double site_shielding(const End &end, double f) {
  const double theta = end.theta - 0.1 * end.horizon_km;
  if (!(theta > 0)) return 0;
  return 20 * std::log10(1 + 0.361 * theta * std::sqrt(f * end.horizon_km)) + 0.264 * theta * std::cbrt(f);
}

/// Gain by a duct over the sea that begins near the end (50).
double coupling_over_sea(const End &end, double omega) {
  if (!(end.coast_km <= 5 && end.coast_km <= end.horizon_km && omega >= 0.75)) return 0;
  return -3 * std::exp(-0.25 * end.coast_km * end.coast_km) * (1 + std::tanh(0.07 * (50 - end.antenna_m)));
}

/// Share of the time a duct would bend the way far enough: path geometry and roughness (53)–(55).
void find_duct_time(P1812Values &v) {
  v.alpha = std::max(-3.4, -0.6 - 3.5e-9 * std::pow(v.d, 3.1) * v.tau);
  const double roots = std::sqrt(v.hte) + std::sqrt(v.hre);
  v.mu2 = std::min(1.0, std::pow(500 / v.ae * v.d * v.d / (roots * roots), v.alpha));
  v.di = std::min(v.d - v.dlt - v.dlr, 40.0);
  v.mu3 = v.hm <= 10 ? 1 : std::exp(-4.6e-5 * (v.hm - 10) * (43 + 6 * v.di));
  v.beta_percent = v.beta0 * v.mu2 * v.mu3;
}

} // namespace

void find_ducting(const Link &link, P1812Values &v) {
  const End transmitter{v.theta_t, v.dlt, v.dct, v.hts}, receiver{v.theta_r, v.dlr, v.dcr, v.hrs};
  const double f = v.f_ghz, p = link.time.value;
  v.alf = f < 0.5 ? 45.375 - 137 * f + 92.5 * f * f : 0;
  v.ast = site_shielding(transmitter, f);
  v.asr = site_shielding(receiver, f);
  v.act = coupling_over_sea(transmitter, v.omega);
  v.acr = coupling_over_sea(receiver, v.omega);
  v.af = 102.45 + 20 * std::log10(f) + 20 * std::log10(v.dlt + v.dlr) + v.alf + v.ast + v.asr + v.act + v.acr;
  v.gamma_d = 5e-5 * v.ae * std::cbrt(f);
  v.theta_prime = 1000 * v.d / v.ae + std::min(v.theta_t, 0.1 * v.dlt) + std::min(v.theta_r, 0.1 * v.dlr);
  find_duct_time(v);
  const double lg = std::log10(v.beta_percent);
  v.gamma = 1.076 / std::pow(2.0058 - lg, 1.012) *
            std::exp(-(9.51 - 4.8 * lg + 0.198 * lg * lg) * 1e-6 * std::pow(v.d, 1.13));
  const double times = p / v.beta_percent;
  v.ap = -12 + (1.2 + 3.7e-3 * v.d) * std::log10(times) + 12 * std::pow(times, v.gamma);
  v.lba = v.af + v.gamma_d * v.theta_prime + v.ap;
}

void find_scatter(const Link &link, double sea_level_refractivity, P1812Values &v) {
  const double half_frequency = std::log10(v.f_ghz / 2);
  v.lbs = 190.1 + 25 * std::log10(v.f_ghz) - 2.5 * half_frequency * half_frequency + 20 * std::log10(v.d) +
          0.573 * v.theta - 0.15 * sea_level_refractivity -
          10.125 * std::pow(std::log10(50 / link.time.value), 0.7);
}

} // namespace gis::radio::p1812_parts
