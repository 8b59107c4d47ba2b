#include "gis/radio/p1812/diffraction.h"
#include "gis/radio/p1812/nearest_line.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gis::radio::p1812_parts {
namespace {

struct Ground {
  double permittivity = 0;
  double conductivity = 0; ///< S/m
};
constexpr Ground land{22, 0.003}, sea{80, 5};

/// Gain of an antenna's height, dB (35), (36).
double height_gain(double height, double b, double k) {
  const double x = b * height;
  const double gain =
      x > 2 ? 17.6 * std::sqrt(x - 1.1) - 5 * std::log10(x - 1.1) - 8 : 20 * std::log10(x + 0.1 * x * x * x);
  return std::max(gain, 2 + 20 * std::log10(k));
}

FirstTermValues first_term(const SmoothEarth &earth, Heights antennas, double radius_km, Ground ground) {
  const double f = earth.f_ghz, a = radius_km;
  const double loss_tangent = 18 * ground.conductivity / f;
  FirstTermValues v;
  v.k = 0.036 * std::pow(a * f, -1.0 / 3) *
        std::pow(std::pow(ground.permittivity - 1, 2) + loss_tangent * loss_tangent, -0.25);
  if (earth.polarisation == Polarisation::vertical)
    v.k *= std::sqrt(ground.permittivity * ground.permittivity + loss_tangent * loss_tangent);
  const double k2 = v.k * v.k;
  v.b = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2);
  v.x = 21.88 * v.b * std::cbrt(f / (a * a)) * earth.distance_km;
  v.yt = 0.9575 * v.b * std::cbrt(f * f / a) * antennas.transmitter;
  v.yr = 0.9575 * v.b * std::cbrt(f * f / a) * antennas.receiver;
  v.f = v.x >= 1.6 ? 11 + 10 * std::log10(v.x) - 17.6 * v.x
                   : -20 * std::log10(v.x) - 5.6488 * std::pow(v.x, 1.425);
  // b enters a second time: it is in the heights already.
  v.gt = height_gain(v.yt, v.b, v.k);
  v.gr = height_gain(v.yr, v.b, v.k);
  v.loss = -v.f - v.gt - v.gr;
  return v;
}

/// Both kinds of ground in their shares (28).
double mixed(SphericalValues &v, const SmoothEarth &earth, Heights antennas, double radius_km) {
  double loss = 0;
  if (earth.share_of_sea < 1) {
    v.land = first_term(earth, antennas, radius_km, land);
    loss += (1 - earth.share_of_sea) * v.land->loss;
  }
  if (earth.share_of_sea > 0) {
    v.sea = first_term(earth, antennas, radius_km, sea);
    loss += earth.share_of_sea * v.sea->loss;
  }
  v.ldft = loss;
  return loss;
}

} // namespace

double sight_distance_km(Heights antennas, double radius_km) {
  return std::sqrt(2 * radius_km) *
         (std::sqrt(0.001 * antennas.transmitter) + std::sqrt(0.001 * antennas.receiver));
}

std::optional<NearestPoint> nearest_line(double d, Heights antennas, double radius_km) {
  if (d >= sight_distance_km(antennas, radius_km)) return {};
  const double ht = antennas.transmitter, hr = antennas.receiver;
  const double c = (ht - hr) / (ht + hr), m = 250 * d * d / (radius_km * (ht + hr));
  const double cosine = 1.5 * c * std::sqrt(3 * m / std::pow(m + 1, 3));
  const double q = 2 * std::sqrt((m + 1) / (3 * m)) *
                   std::cos(std::numbers::pi / 3 + std::acos(std::clamp(cosine, -1.0, 1.0)) / 3);
  const double dse1 = d / 2 * (1 + q), dse2 = d - dse1;
  const double hse =
      ((ht - 500 * dse1 * dse1 / radius_km) * dse2 + (hr - 500 * dse2 * dse2 / radius_km) * dse1) / d;
  return NearestPoint{dse1, hse};
}

SphericalValues spherical_loss(const SmoothEarth &earth, Heights antennas, double radius_km) {
  const double d = earth.distance_km;
  SphericalValues v{.dlos = sight_distance_km(antennas, radius_km)};
  const auto nearest = nearest_line(d, antennas, radius_km);
  if (!nearest) {
    v.loss = mixed(v, earth, antennas, radius_km);
    return v;
  }
  const double dse1 = nearest->from_transmitter_km, hse = nearest->clearance_m;
  const double needed = 17.456 * std::sqrt(dse1 * (d - dse1) * earth.lambda_m / d);
  v.dse1 = dse1;
  v.hse = hse;
  v.hreq = needed;
  if (hse > needed) return v;
  const double roots = std::sqrt(antennas.transmitter) + std::sqrt(antennas.receiver);
  v.aem = 500 * (d / roots) * (d / roots);
  v.loss = (1 - hse / needed) * std::max(mixed(v, earth, antennas, *v.aem), 0.0);
  return v;
}

} // namespace gis::radio::p1812_parts
