#include "gis/radio/p1812/diffraction.h"

#include <algorithm>
#include <cmath>

namespace gis::radio::p1812_parts {
namespace {

double upper_tail(double share) {
  const double t = std::sqrt(-2 * std::log(share));
  const double c =
      ((0.010328 * t + 0.802853) * t + 2.515516698) / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1);
  return t - c;
}

/// One effective radius of the earth (37)–(39).
DiffractionValues delta_bullington(const Path &path, const Link &link, const P1812Values &v,
                                   double radius_km) {
  const Heights antennas{v.hts, v.hrs}, above_smooth{v.htc_d, v.hrc_d};
  const SmoothEarth earth{v.d, v.f_ghz, v.lambda_m, v.omega, link.polarisation};
  DiffractionValues diffraction{.radius_km = radius_km,
                                .actual = bullington(path, antennas, v.lambda_m, radius_km),
                                .smooth = smooth_bullington(path, above_smooth, v.lambda_m, radius_km),
                                .spherical = spherical_loss(earth, above_smooth, radius_km)};
  diffraction.loss =
      diffraction.actual.loss + std::max(diffraction.spherical.loss - diffraction.smooth.loss, 0.0);
  return diffraction;
}

} // namespace

double inverse_normal(double share) {
  const double x = std::clamp(share, 1e-6, 0.999999);
  return x <= 0.5 ? upper_tail(x) : -upper_tail(1 - x);
}

void find_diffraction(const Path &path, const Link &link, P1812Values &v) {
  const double p = link.time.value;
  v.htc_d = v.hts - v.hstd;
  v.hrc_d = v.hrs - v.hsrd;
  v.median = delta_bullington(path, link, v, v.ae);
  v.beta = delta_bullington(path, link, v, v.abeta);
  v.fi = p <= v.beta0 ? 1 : inverse_normal(p / 100) / inverse_normal(v.beta0 / 100);
  // The approximation of the normal distribution is not exactly 0 in the middle; the median is.
  v.ldp = p == 50 ? v.median.loss : v.median.loss + v.fi * (v.beta.loss - v.median.loss);
  v.lbd50 = v.lbfs + v.median.loss;
  v.lbd = v.lb0p + v.ldp;
}

} // namespace gis::radio::p1812_parts
