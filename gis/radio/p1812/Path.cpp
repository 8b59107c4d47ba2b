#include "gis/radio/p1812/Path.h"

namespace gis::radio::p1812_parts {

Path::Path(const Profile &profile) : profile_(profile), kilometres_(profile.distances_m) {
  for (double &distance : kilometres_) distance /= 1000;
  d = kilometres_;
  h = g = profile.heights_m;
  if (profile.clutter_m.empty()) return;
  cluttered_ = profile.heights_m;
  for (std::size_t i = 1; i + 1 < cluttered_.size(); ++i) cluttered_[i] += profile.clutter_m[i];
  g = cluttered_;
}

} // namespace gis::radio::p1812_parts
