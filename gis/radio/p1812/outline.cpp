#include "gis/radio/p1812/outline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gis::radio::p1812_parts {
namespace {

constexpr double lowest = -std::numeric_limits<double>::infinity();

/// Greatest value over the inner points of a path; the first or the last point that has it.
struct Greatest {
  double value = lowest;
  std::size_t at = 0;
  void first(double candidate, std::size_t i) {
    if (candidate > value) *this = {candidate, i};
  }
  void last(double candidate, std::size_t i) {
    if (candidate >= value) *this = {candidate, i};
  }
};

/// The arctangent is taken of slope and curvature together, and of the steepest point only: it rises with
/// what stands in it.
double mrad(double slope) { return 1000 * std::atan(slope); }

/// In sight the horizon of both ends is the point that reaches highest into the Fresnel zone, so it depends
/// on the frequency.
std::size_t highest_in_fresnel_zone(const Path &path, const P1812Values &v) {
  Greatest nu;
  for (std::size_t i = 1; i < path.last(); ++i) {
    const double di = path.d[i], rest = v.d - di;
    const double above = path.h[i] + 500 * di * rest / v.ae - (v.hts * rest + v.hrs * di) / v.d;
    nu.last(above * std::sqrt(0.002 * v.d / (v.lambda_m * di * rest)), i);
  }
  return nu.at;
}

} // namespace

void find_smooth_earth(const Path &path, P1812Values &v) {
  double v1 = 0, v2 = 0;
  for (std::size_t i = 1; i <= path.last(); ++i) {
    const double d0 = path.d[i - 1], d1 = path.d[i], h0 = path.h[i - 1], h1 = path.h[i];
    v1 += (d1 - d0) * (h1 + h0);
    v2 += (d1 - d0) * (h1 * (2 * d1 + d0) + h0 * (d1 + 2 * d0));
  }
  v.v1 = v1;
  v.v2 = v2;
  v.hst0 = (2 * v.v1 * v.d - v.v2) / (v.d * v.d);
  v.hsr0 = (v.v2 - v.v1 * v.d) / (v.d * v.d);

  double highest = lowest, from_transmitter = lowest, from_receiver = lowest;
  const double slope = (v.hrs - v.hts) / v.d;
  for (std::size_t i = 1; i < path.last(); ++i) {
    // No curvature of the earth and no clutter here.
    const double above = path.h[i] - v.hts - slope * path.d[i];
    highest = std::max(highest, above);
    from_transmitter = std::max(from_transmitter, above * path.per_d[i]);
    from_receiver = std::max(from_receiver, above * path.per_rest[i]);
  }
  v.hobs = highest;
  v.alpha_obt = from_transmitter;
  v.alpha_obr = from_receiver;
  double hstp = v.hst0, hsrp = v.hsr0;
  if (v.hobs > 0) {
    hstp -= v.hobs * v.alpha_obt / (v.alpha_obt + v.alpha_obr);
    hsrp -= v.hobs * v.alpha_obr / (v.alpha_obt + v.alpha_obr);
  }
  v.hstd = std::min(hstp, path.h.front());
  v.hsrd = std::min(hsrp, path.h.back());
}

bool find_horizons(const Path &path, P1812Values &v) {
  Greatest from_transmitter, from_receiver;
  for (std::size_t i = 1; i < path.last(); ++i) {
    const double di = path.d[i], rest = v.d - di;
    from_transmitter.first((path.h[i] - v.hts) / (1000 * di) - di / (2 * v.ae), i);
    from_receiver.last((path.h[i] - v.hrs) / (1000 * rest) - rest / (2 * v.ae), i);
  }
  const double direct = (v.hrs - v.hts) / (1000 * v.d) - v.d / (2 * v.ae);
  const double back = (v.hts - v.hrs) / (1000 * v.d) - v.d / (2 * v.ae);
  v.theta_max = mrad(from_transmitter.value);
  v.theta_td = mrad(direct);
  const bool beyond = from_transmitter.value > direct;
  if (beyond) {
    v.theta_t = v.theta_max;
    v.theta_r = mrad(from_receiver.value);
    v.lt = from_transmitter.at;
    v.lr = from_receiver.at;
  } else {
    v.theta_t = v.theta_td;
    v.theta_r = mrad(back);
    v.lt = v.lr = highest_in_fresnel_zone(path, v);
  }
  v.dlt = path.d[v.lt];
  v.dlr = v.d - path.d[v.lr];
  v.theta = 1000 * v.d / v.ae + v.theta_t + v.theta_r;
  return beyond;
}

void find_roughness(const Path &path, P1812Values &v) {
  v.hst = std::min(v.hst0, path.h.front());
  v.hsr = std::min(v.hsr0, path.h.back());
  v.slope = (v.hsr - v.hst) / v.d;
  v.hte = v.hts - v.hst;
  v.hre = v.hrs - v.hsr;
  v.hm = lowest;
  for (std::size_t i = v.lt; i <= v.lr; ++i) v.hm = std::max(v.hm, path.h[i] - (v.hst + v.slope * path.d[i]));
}

} // namespace gis::radio::p1812_parts
