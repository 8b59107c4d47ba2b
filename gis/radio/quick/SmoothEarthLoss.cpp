#include "gis/radio/quick/SmoothEarthLoss.h"

#include <algorithm>
#include <cmath>

namespace gis::radio::quick {
namespace {

constexpr double permittivity = 22, conductivity = 0.003; // inland
constexpr double per_ten = 0.43429448190325182765;

double lg(double x) { return std::log(x) * per_ten; }

double height_gain(double height, double b, double floor) {
  const double x = b * height;
  const double gain = x > 2 ? 17.6 * std::sqrt(x - 1.1) - 5 * lg(x - 1.1) - 8 : 20 * lg(x + 0.1 * x * x * x);
  return std::max(gain, floor);
}

/// Where the line is nearest to the smooth earth, as a share of half the way from its middle: the root of
/// m·q³ − (m + 1)·q + c between −1 and 1, which the cosine of the recommendation solves. Newton's steps from
/// c/(m + 1) go one way and double their digits.
double nearest_share(double m, double c) {
  double q = c / (m + 1);
  for (int i = 0; i < 30; ++i) {
    const double step = (m * q * q * q - (m + 1) * q + c) / (3 * m * q * q - (m + 1));
    q -= step;
    if (std::fabs(step) < 1e-13) break;
  }
  return q;
}

} // namespace

SmoothEarthLoss::SmoothEarthLoss(const Link &link) : f_(link.frequency.value / 1000), lambda_(0.2998 / f_) {
  const double loss_tangent = 18 * conductivity / f_;
  k_ = 0.036 / std::cbrt(f_) * std::pow(std::pow(permittivity - 1, 2) + loss_tangent * loss_tangent, -0.25);
  if (link.polarisation == Polarisation::vertical)
    k_ *= std::sqrt(permittivity * permittivity + loss_tangent * loss_tangent);
  x_ = 21.88 * std::cbrt(f_);
  y_ = 0.9575 * std::cbrt(f_ * f_);
}

double SmoothEarthLoss::first_term(double d, double transmitter, double receiver, double radius) const {
  const double root = std::cbrt(radius), k = k_ / root, k2 = k * k;
  const double b = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2);
  const double x = x_ * b * d / (root * root), y = y_ * b / root;
  const double logarithm = std::log(x);
  const double f = x >= 1.6 ? 11 + 10 * per_ten * logarithm - 17.6 * x
                            : -20 * per_ten * logarithm - 5.6488 * std::exp(1.425 * logarithm);
  const double floor = 2 + 20 * lg(k);
  return -f - height_gain(y * transmitter, b, floor) - height_gain(y * receiver, b, floor);
}

double SmoothEarthLoss::loss(double d, double transmitter, double receiver, double radius) const {
  const double ht = transmitter, hr = receiver, sum = ht + hr;
  const double roots = std::sqrt(ht) + std::sqrt(hr);
  if (d >= std::sqrt(2 * radius * 0.001) * roots) return first_term(d, ht, hr, radius);
  const double q = nearest_share(250 * d * d / (radius * sum), (ht - hr) / sum);
  const double first = d / 2 * (1 + q), rest = d - first;
  const double clear =
      ((ht - 500 * first * first / radius) * rest + (hr - 500 * rest * rest / radius) * first) / d;
  const double needed = 17.456 * std::sqrt(first * rest * lambda_ / d);
  if (clear > needed) return 0;
  const double touching = 500 * (d / roots) * (d / roots);
  return (1 - clear / needed) * std::max(first_term(d, ht, hr, touching), 0.0);
}

} // namespace gis::radio::quick
