#include "gis/radio/Profile.h"

#include <algorithm>

namespace gis::radio {

Profile reversed(const Profile &profile) {
  Profile other = profile;
  for (double &distance : other.distances_m) distance = profile.distances_m.back() - distance;
  std::reverse(other.distances_m.begin(), other.distances_m.end());
  std::reverse(other.heights_m.begin(), other.heights_m.end());
  std::reverse(other.clutter_m.begin(), other.clutter_m.end());
  std::reverse(other.zones.begin(), other.zones.end());
  return other;
}

} // namespace gis::radio
