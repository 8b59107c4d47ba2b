#include "gis/radio/p1812/checks.h"

#include <algorithm>
#include <cmath>

namespace gis::radio::p1812_parts {
namespace {

constexpr double nearest_km = 0.25, farthest_km = 3000;

/// No ground on earth is lower or higher: what is, is a mark for missing that nobody declared.
constexpr double lowest_ground_m = -500, highest_ground_m = 9000;

/// Not-a-number is within nothing.
bool within(double value, double least, double most) { return value >= least && value <= most; }

bool is_position(const Position &position) {
  return within(position.latitude.value, -80, 80) && within(position.longitude.value, -360, 360);
}

bool all_within(const std::vector<double> &list, double least, double most) {
  return std::all_of(list.begin(), list.end(), [&](double value) { return within(value, least, most); });
}

P1812Code judge_link(const Link &link, const P1812Setting &setting) {
  using enum P1812Code;
  if (!within(link.time.value, 1, 50)) return time;
  if (!(link.location.value > 0 && link.location.value < 100)) return location;
  if (!(setting.location_spread.value >= 0) || std::isinf(setting.location_spread.value)) return spread;
  if (!within(link.transmitter_height.value, 1, 3000)) return transmitter_height;
  if (!within(link.receiver_height.value, 1, 3000)) return receiver_height;
  if (link.polarisation != Polarisation::horizontal && link.polarisation != Polarisation::vertical)
    return polarisation;
  if (!is_position(link.transmitter) || !is_position(link.receiver)) return position;
  if (!(setting.refractivity_lapse > 0 && setting.refractivity_lapse < 157) ||
      !std::isfinite(setting.sea_level_refractivity))
    return refractivity;
  if (!(setting.transmitter_to_coast.value >= 0 && setting.receiver_to_coast.value >= 0)) return coast;
  return good;
}

P1812Code judge_profile(const Profile &profile) {
  using enum P1812Code;
  const std::size_t n = profile.size();
  if (n < 2 || profile.heights_m.size() != n ||
      (!profile.clutter_m.empty() && profile.clutter_m.size() != n) ||
      (!profile.zones.empty() && profile.zones.size() != n))
    return points;
  const auto &d = profile.distances_m;
  if (d.front() != 0 || !std::isfinite(d.back())) return distances;
  if (std::adjacent_find(d.begin(), d.end(), [](double a, double b) { return !(b > a); }) != d.end())
    return distances;
  // Near the mast only the ends count.
  if (n < 5 && d.back() / 1000 >= nearest_km) return points;
  for (const Zone zone : profile.zones)
    if (zone != Zone::sea && zone != Zone::coastal && zone != Zone::inland) return zones;
  if (!all_within(profile.heights_m, lowest_ground_m, highest_ground_m) ||
      !all_within(profile.clutter_m, 0, highest_ground_m))
    return ground;
  return good;
}

} // namespace

P1812Code judge(const Profile &profile, const Link &link, const P1812Setting &setting) {
  using enum P1812Code;
  if (const auto code = judge_link(link, setting); code != good) return code;
  if (const auto code = judge_profile(profile); code != good) return code;
  if (!(link.frequency.value > 0) || std::isinf(link.frequency.value)) return frequency;
  if (!(link.power.value > 0) || std::isinf(link.power.value)) return power;
  return good;
}

unsigned warnings_of(const Profile &profile, const Link &link) {
  const double d = profile.distances_m.back() / 1000;
  unsigned warnings = 0;
  if (!within(link.frequency.value, 30, 6000)) warnings |= p1812_warning::frequency;
  if (!within(link.location.value, 1, 99)) warnings |= p1812_warning::location;
  if (d > farthest_km) warnings |= p1812_warning::distance;
  if (d < nearest_km) warnings |= p1812_warning::near_mast;
  return warnings;
}

} // namespace gis::radio::p1812_parts
