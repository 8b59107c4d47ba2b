#include "gis/radio/itm/check.h"

#include <algorithm>
#include <cmath>

namespace gis::radio {
namespace {

/// Written so that NaN is within nothing.
bool within(double value, double low, double high) { return value >= low && value <= high; }

bool is_percentage(double value) { return value > 0 && value < 100; }

bool antenna(double height_m, ItmWarning warning, std::uint32_t &warnings) {
  if (!within(height_m, 1, 1000)) warnings |= warning;
  return within(height_m, 0.5, 3000);
}

bool is_siting(ItmSiting siting) { return siting >= ItmSiting::random && siting <= ItmSiting::very_careful; }

ItmCode check_percentages(const ItmLink &link) {
  const bool as_confidence = std::holds_alternative<ItmConfidence>(link.statistics);
  const auto times = itm_times(link);
  if (!is_percentage(times.situation)) return as_confidence ? ItmCode::confidence : ItmCode::situation;
  if (!is_percentage(times.time)) return as_confidence ? ItmCode::reliability : ItmCode::time;
  return is_percentage(times.location) ? ItmCode::fine : ItmCode::location;
}

/// No ground of the Earth is higher or lower, by far: beyond it stands a mark for "no data".
constexpr double no_ground_m = 100000;

} // namespace

ItmTimes itm_times(const ItmLink &link) {
  if (const auto *times = std::get_if<ItmTimes>(&link.statistics)) return *times;
  const auto &asked = std::get<ItmConfidence>(link.statistics);
  return {.time = asked.reliability, .location = 50, .situation = asked.confidence};
}

ItmCode itm_check(const ItmLink &link, std::uint32_t &warnings) {
  if (!antenna(link.transmitter_m, itm_transmitter_height, warnings)) return ItmCode::transmitter_height;
  if (!antenna(link.receiver_m, itm_receiver_height, warnings)) return ItmCode::receiver_height;
  if (link.climate < ItmClimate::equatorial || link.climate > ItmClimate::maritime_temperate_over_sea)
    return ItmCode::climate;
  if (!within(link.refractivity, 250, 400)) return ItmCode::refractivity;
  if (!within(link.frequency_mhz, 40, 10000)) warnings |= itm_frequency;
  if (!within(link.frequency_mhz, 20, 20000)) return ItmCode::frequency;
  if (link.polarisation != Polarisation::horizontal && link.polarisation != Polarisation::vertical)
    return ItmCode::polarisation;
  if (!(link.permittivity >= 1) || std::isinf(link.permittivity)) return ItmCode::permittivity;
  if (!(link.conductivity > 0) || std::isinf(link.conductivity)) return ItmCode::conductivity;
  const int tens = link.variability / 10, base = link.variability % 10;
  if (link.variability < 0 || tens > 3 || base > 3) return ItmCode::variability;
  return check_percentages(link);
}

ItmCode itm_check(const ItmProfile &profile) {
  if (profile.heights_m.size() < 2) return ItmCode::profile_too_short;
  const double distance = static_cast<double>(profile.heights_m.size() - 1) * profile.spacing_m;
  if (!(profile.spacing_m > 0) || std::isinf(distance)) return ItmCode::profile_spacing;
  const bool whole = std::all_of(profile.heights_m.begin(), profile.heights_m.end(),
                                 [](double height) { return within(height, -no_ground_m, no_ground_m); });
  return whole ? ItmCode::fine : ItmCode::profile_hole;
}

ItmCode itm_check(const ItmArea &area) {
  if (!(area.distance_km > 0) || std::isinf(area.distance_km * 1000)) return ItmCode::area_distance;
  if (!(area.irregularity_m >= 0) || std::isinf(area.irregularity_m)) return ItmCode::area_irregularity;
  if (!is_siting(area.transmitter)) return ItmCode::transmitter_siting;
  return is_siting(area.receiver) ? ItmCode::fine : ItmCode::receiver_siting;
}

const char *itm_code_name(ItmCode code) {
  switch (code) {
  case ItmCode::fine:
    return "fine";
  case ItmCode::fine_with_warnings:
    return "fine_with_warnings";
  case ItmCode::transmitter_height:
    return "transmitter_height";
  case ItmCode::receiver_height:
    return "receiver_height";
  case ItmCode::climate:
    return "climate";
  case ItmCode::time:
    return "time";
  case ItmCode::location:
    return "location";
  case ItmCode::situation:
    return "situation";
  case ItmCode::confidence:
    return "confidence";
  case ItmCode::reliability:
    return "reliability";
  case ItmCode::refractivity:
    return "refractivity";
  case ItmCode::frequency:
    return "frequency";
  case ItmCode::polarisation:
    return "polarisation";
  case ItmCode::permittivity:
    return "permittivity";
  case ItmCode::conductivity:
    return "conductivity";
  case ItmCode::ground_impedance:
    return "ground_impedance";
  case ItmCode::variability:
    return "variability";
  case ItmCode::earth_radius:
    return "earth_radius";
  case ItmCode::area_distance:
    return "area_distance";
  case ItmCode::area_irregularity:
    return "area_irregularity";
  case ItmCode::transmitter_siting:
    return "transmitter_siting";
  case ItmCode::receiver_siting:
    return "receiver_siting";
  case ItmCode::refractivity_too_small:
    return "refractivity_too_small";
  case ItmCode::refractivity_too_large:
    return "refractivity_too_large";
  case ItmCode::not_computable:
    return "not_computable";
  case ItmCode::profile_too_short:
    return "profile_too_short";
  case ItmCode::profile_spacing:
    return "profile_spacing";
  case ItmCode::profile_hole:
    return "profile_hole";
  }
  return "";
}

} // namespace gis::radio
