#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gis::radio {

/// What a point of a path lies on. The numbers are those of the profiles of the ITU-R data bank.
enum class Zone : std::uint8_t { sea = 1, coastal = 3, inland = 4 };

/// The ground from the transmitter to the receiver, both included: point i lies distances_m[i] along the
/// path. Whole by definition: where a height is missing there is no profile, and nobody puts 0 in its place.
struct Profile {
  std::vector<double> distances_m; ///< from the transmitter: 0 first, rising, any spacing
  std::vector<double> heights_m;   ///< bare ground above the sea
  std::vector<double> clutter_m;   ///< houses and trees above the ground; empty: none anywhere
  std::vector<Zone> zones;         ///< empty: inland everywhere

  std::size_t size() const { return distances_m.size(); }
  double clutter(std::size_t i) const { return clutter_m.empty() ? 0 : clutter_m[i]; }
  Zone zone(std::size_t i) const { return zones.empty() ? Zone::inland : zones[i]; }
};

/// The same ground seen from the other end.
Profile reversed(const Profile &);

} // namespace gis::radio
