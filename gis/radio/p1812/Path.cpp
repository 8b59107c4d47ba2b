#include "gis/radio/p1812/Path.h"

namespace gis::radio::p1812_parts {

Path::Path(const Profile &profile) : profile_(profile), kilometres_(profile.distances_m) {
  for (double &distance : kilometres_) distance /= 1000;
  d = kilometres_;
  h = g = profile.heights_m;
  const std::size_t n = d.size();
  inverses_.resize(2 * n);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    inverses_[i] = 1 / d[i];
    inverses_[n + i] = 1 / (d[n - 1] - d[i]);
  }
  per_d = std::span(inverses_).first(n);
  per_rest = std::span(inverses_).last(n);
  if (profile.clutter_m.empty()) return;
  cluttered_ = profile.heights_m;
  for (std::size_t i = 1; i + 1 < cluttered_.size(); ++i) cluttered_[i] += profile.clutter_m[i];
  g = cluttered_;
}

} // namespace gis::radio::p1812_parts
