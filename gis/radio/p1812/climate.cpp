#include "gis/radio/p1812/climate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gis::radio::p1812_parts {
namespace {

struct Stretches {
  double longest = 0, sum = 0; ///< km
};

/// Runs of points whose zone is wanted.
template <class Wanted> Stretches stretches(const Path &path, Wanted wanted) {
  Stretches found;
  const auto &d = path.d;
  const std::size_t last = path.last();
  for (std::size_t i = 0; i <= last; ++i) {
    if (!wanted(path.profile().zone(i))) continue;
    const std::size_t begin = i;
    while (i < last && wanted(path.profile().zone(i + 1))) ++i;
    double length = d[i] - d[begin];
    if (i < last) length += (d[i + 1] - d[i]) / 2;
    if (begin > 0) length += (d[begin] - d[begin - 1]) / 2;
    found.longest = std::max(found.longest, length);
    found.sum += length;
  }
  return found;
}

constexpr double radians(Degrees angle) { return angle.value * std::numbers::pi / 180; }

} // namespace

void find_stretches(const Path &path, P1812Values &values) {
  values.dtm = stretches(path, [](Zone zone) { return zone != Zone::sea; }).longest;
  values.dlm = stretches(path, [](Zone zone) { return zone == Zone::inland; }).longest;
  values.omega = stretches(path, [](Zone zone) { return zone == Zone::sea; }).sum / path.length();
}

void find_latitude(const Link &link, P1812Values &values) {
  const double from = radians(link.transmitter.latitude), to = radians(link.receiver.latitude);
  const double east = radians(link.receiver.longitude) - radians(link.transmitter.longitude);
  const double r = std::sin(from) * std::sin(to) + std::cos(from) * std::cos(to) * std::cos(east);
  const double x = std::sin(to) - r * std::sin(from);
  const double y = std::cos(from) * std::cos(to) * std::sin(east);
  const double bearing = std::atan2(y, x);
  const double half = values.d / 2 / 6371;
  const double middle = std::asin(std::clamp(
      std::sin(from) * std::cos(half) + std::cos(from) * std::sin(half) * std::cos(bearing), -1.0, 1.0));
  values.phi = middle * 180 / std::numbers::pi;
}

void find_bending_time(P1812Values &values) {
  const double latitude = std::fabs(values.phi);
  values.tau = 1 - std::exp(-4.12e-4 * std::pow(values.dlm, 2.41));
  const double near_coast = std::pow(10, -values.dtm / (16 - 6.6 * values.tau));
  const double inland = std::pow(10, -5 * (0.496 + 0.354 * values.tau));
  values.mu1 = std::min(1.0, std::pow(near_coast + inland, 0.2));
  if (latitude <= 70) {
    values.mu4 = std::pow(values.mu1, -0.935 + 0.0176 * latitude);
    values.beta0 = std::pow(10, -0.015 * latitude + 1.67) * values.mu1 * values.mu4;
  } else {
    values.mu4 = std::pow(values.mu1, 0.3);
    values.beta0 = 4.17 * values.mu1 * values.mu4;
  }
}

} // namespace gis::radio::p1812_parts
