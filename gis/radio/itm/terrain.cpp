#include "gis/radio/itm/terrain.h"

#include "gis/radio/itm/Itm.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace gis::radio {
namespace {

constexpr std::size_t most_samples = 245;

/// Whole steps, never less than none.
long whole(double steps) { return steps > 0 ? static_cast<long>(steps) : 0; }

long steps_of(const ItmProfile &profile) { return static_cast<long>(profile.heights_m.size()) - 1; }

/// Heights at `count` equal steps between the points `from` and `to`, both in steps of the profile.
void sample(std::span<const double> heights, double from, double to, std::span<double> samples) {
  const double step = (to - from) / static_cast<double>(samples.size() - 1);
  const std::size_t last = heights.size() - 1;
  auto before = static_cast<std::size_t>(from);
  double beyond = from - static_cast<double>(before + 1); // of the point after `before`
  for (double &sample : samples) {
    while (beyond > 0 && before + 1 < last) {
      beyond -= 1;
      ++before;
    }
    sample = heights[before + 1] + (heights[before + 1] - heights[before]) * beyond;
    beyond += step;
  }
}

} // namespace

ItmProfile itm_profile(const Profile &profile) {
  const auto &x = profile.distances_m;
  ItmProfile equal{.heights_m = profile.heights_m};
  if (x.size() != profile.heights_m.size() || x.size() < 2) return equal;
  // The first step where all are like it, to the last bit of what a file says; else their mean.
  const double mean = (x.back() - x.front()) / static_cast<double>(x.size() - 1);
  for (const double spacing : {x[1] - x[0], mean}) {
    const double slack = spacing == mean ? 0.02 * mean : 1e-9 * (x.back() - x.front());
    bool alike = true;
    for (std::size_t i = 0; i < x.size(); ++i)
      alike = alike && std::fabs(x[i] - x[0] - static_cast<double>(i) * spacing) <= slack;
    if (!alike) continue;
    equal.spacing_m = spacing;
    break;
  }
  return equal;
}

double itm_mean_height(const ItmProfile &profile) {
  const long n = steps_of(profile);
  const long tenth = whole(0.1 * static_cast<double>(n));
  double sum = 0;
  for (long i = tenth; i <= n - tenth; ++i) sum += profile.heights_m[i];
  return sum / static_cast<double>(n - 2 * tenth + 1);
}

ItmLine itm_fit(const ItmProfile &profile, double from_m, double to_m) {
  const auto y = profile.heights_m;
  const long n = steps_of(profile);
  const double steps = static_cast<double>(n);
  long first = std::min(whole(from_m / profile.spacing_m), n);
  long last = n - whole(steps - to_m / profile.spacing_m);
  if (last <= first) {
    first = std::max(first - 1, 0L);
    last = std::min(last + 1, n);
  }
  const double length = static_cast<double>(last - first);
  const double centre = static_cast<double>(last) - 0.5 * length;
  double sum = 0.5 * (y[first] + y[last]);
  double moment = 0.5 * (y[first] - y[last]) * (-0.5 * length);
  double from_centre = -0.5 * length;
  for (long i = first + 1; i < last; ++i) {
    from_centre += 1;
    sum += y[i];
    moment += y[i] * from_centre;
  }
  const double mean = sum / length;
  const double slope = 12 * moment / ((length * length + 2) * length);
  return {mean - slope * centre, mean + slope * (steps - centre)};
}

ItmIrregularity itm_irregularity(const ItmProfile &profile, double from_m, double to_m) {
  ItmIrregularity found;
  const double from = from_m / profile.spacing_m, to = to_m / profile.spacing_m;
  if (to - from < 2) return found;
  found.tenth = std::clamp(static_cast<int>(std::min(0.1 * (to - from + 8), 25.0)), 4, 25);
  found.samples = 10 * found.tenth - 5;
  std::array<double, most_samples> room;
  const std::span<double> strays(room.data(), found.samples);
  sample(profile.heights_m, from, to, strays);
  const double last = static_cast<double>(found.samples - 1);
  found.trend = itm_fit({.heights_m = strays, .spacing_m = 1}, 0, last);
  const double slope = (found.trend.receiver_m - found.trend.transmitter_m) / last;
  for (int j = 0; j < found.samples; ++j) strays[j] -= found.trend.transmitter_m + j * slope;
  // Highest first: the tenth from the top and the tenth from the bottom, the rest in any order.
  const auto high = strays.begin() + found.tenth - 1, low = strays.end() - found.tenth;
  std::nth_element(strays.begin(), high, strays.end(), std::greater<>());
  std::nth_element(high + 1, low, strays.end(), std::greater<>());
  found.high_m = *high;
  found.low_m = *low;
  found.height_m = (found.high_m - found.low_m) / (1 - 0.8 * std::exp(-(to_m - from_m) / 50000));
  return found;
}

std::array<ItmHorizon, 2> itm_horizons(const ItmProfile &profile, const std::array<double, 2> &antenna_m,
                                       double earth_radius_m) {
  const auto y = profile.heights_m;
  const long n = steps_of(profile);
  const double distance = static_cast<double>(n) * profile.spacing_m;
  const double transmitter = y.front() + antenna_m[0], receiver = y.back() + antenna_m[1];
  const double slope = (receiver - transmitter) / distance, twice = 2 * earth_radius_m;
  ItmHorizon near{slope - distance / twice, distance}, far{-slope - distance / twice, distance};
  // Running sums, not i × spacing: fits and samples cut distances to whole steps, and the model's figures are
  // those of the last bit of these sums.
  double x = 0, back = distance;
  for (long i = 1; i < n; ++i) {
    x += profile.spacing_m;
    back -= profile.spacing_m;
    const double up = (y[i] - transmitter) / x - x / twice;
    if (up > near.angle_rad) near = {up, x};
    const double up_back = (y[i] - receiver) / back - back / twice;
    if (up_back > far.angle_rad) far = {up_back, back};
  }
  return {near, far};
}

} // namespace gis::radio
