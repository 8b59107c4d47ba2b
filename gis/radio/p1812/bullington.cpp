#include "gis/radio/knife_edge.h"
#include "gis/radio/p1812/diffraction.h"
#include "gis/radio/p1812/nearest_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gis::radio::p1812_parts {
namespace {

constexpr double lowest = -std::numeric_limits<double>::infinity();

/// Height of the line between the antennas.
double line_at(double x, double d, Heights antennas) {
  return (antennas.transmitter * (d - x) + antennas.receiver * x) / d;
}

double fresnel_factor(double x, double d, double lambda_m) {
  return std::sqrt(0.002 * d / (lambda_m * x * (d - x)));
}

void finish(BullingtonValues &v, double d) {
  v.luc = knife_edge_loss_db(v.nu);
  v.loss = v.luc + (1 - std::exp(-v.luc / 6)) * (10 + 0.02 * d);
}

/// `height(i)` is the ground at a point; a function, so that flat ground costs no array.
template <class Height>
BullingtonValues over(const Path &path, Height height, Heights antennas, double lambda_m, double radius_km) {
  const double d = path.length(), curvature = 500 / radius_km;
  const double transmitter = antennas.transmitter, receiver = antennas.receiver;
  const auto bulged = [&](std::size_t i) { return height(i) + curvature * path.d[i] * (d - path.d[i]); };
  double steepest = lowest;
  for (std::size_t i = 1; i < path.last(); ++i)
    steepest = std::max(steepest, (bulged(i) - transmitter) * path.per_d[i]);
  BullingtonValues v{.stim = steepest, .str = (receiver - transmitter) / d};
  if (!(v.stim < v.str)) {
    double srim = lowest;
    for (std::size_t i = 1; i < path.last(); ++i)
      srim = std::max(srim, (bulged(i) - receiver) * path.per_rest[i]);
    const double edge = (receiver - transmitter + srim * d) / (v.stim + srim);
    // A point that just touches the line has no crossing of two rays; as seen from sight its loss is the
    // same.
    if (edge > 0 && edge < d) {
      v.srim = srim;
      v.dbp = edge;
      v.nu = (transmitter + v.stim * edge - line_at(edge, d, antennas)) * fresnel_factor(edge, d, lambda_m);
      finish(v, d);
      return v;
    }
  }
  double nu = lowest;
  for (std::size_t i = 1; i < path.last(); ++i) {
    const double above = bulged(i) - transmitter - v.str * path.d[i];
    nu = std::max(nu, above * std::sqrt(path.per_d[i] * path.per_rest[i]));
  }
  v.nu = nu * std::sqrt(0.002 * d / lambda_m);
  finish(v, d);
  return v;
}

} // namespace

BullingtonValues bullington(const Path &path, Heights antennas, double lambda_m, double radius_km) {
  return over(path, [&](std::size_t i) { return path.g[i]; }, antennas, lambda_m, radius_km);
}

BullingtonValues smooth_bullington(const Path &path, Heights antennas, double lambda_m, double radius_km) {
  return over(path, [](std::size_t) { return 0.0; }, antennas, lambda_m, radius_km);
}

BullingtonValues smooth_bullington_closed(double d, Heights antennas, double lambda_m, double radius_km) {
  const double ht = antennas.transmitter, hr = antennas.receiver;
  BullingtonValues v{.str = (hr - ht) / d};
  if (const auto nearest = nearest_line(d, antennas, radius_km)) {
    v.nu = -nearest->clearance_m * fresnel_factor(nearest->from_transmitter_km, d, lambda_m);
  } else {
    const double srm = 500 * d / radius_km - 2 * std::sqrt(500 * hr / radius_km);
    v.stim = 500 * d / radius_km - 2 * std::sqrt(500 * ht / radius_km);
    v.srim = srm;
    v.dbp = (hr - ht + srm * d) / (v.stim + srm);
    v.nu = (ht + v.stim * *v.dbp - line_at(*v.dbp, d, antennas)) * fresnel_factor(*v.dbp, d, lambda_m);
  }
  finish(v, d);
  return v;
}

} // namespace gis::radio::p1812_parts
