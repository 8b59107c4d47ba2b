#include "gis/radio/FieldModel.h"

#include "gis/radio/AntennaPattern.h"
#include "gis/radio/itm/Itm.h"
#include "gis/radio/knife_edge.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gis::radio {
namespace {

constexpr double near_m = 250;

Degrees straight_elevation(const Link &link, const Profile &profile) {
  const double rise = profile.heights_m.back() + link.receiver_height.value - profile.heights_m.front() -
                      link.transmitter_height.value;
  return Degrees(std::atan2(rise, profile.distances_m.back()) * 180 / std::numbers::pi);
}

Decibels spread_of(const SpreadSetting &setting, const Link &link, const Profile &profile) {
  if (setting.fixed) return *setting.fixed;
  std::optional<base::Metres> clutter;
  if (!profile.clutter_m.empty()) clutter = base::Metres(profile.clutter_m.back());
  return location_spread(link.frequency, setting.square, link.receiver_height, clutter);
}

Prediction predict_by_p1812(const P1812Setting &setting, const SpreadSetting &spread, Link link,
                            const Profile &profile) {
  link.power = Kilowatts(1);
  Prediction prediction{.spread = spread_of(spread, link, profile)};
  const auto result = p1812_result(setting, spread, link, profile);
  prediction.field_dbuvm = result.field_dbuvm;
  prediction.near_mast = (result.warnings & p1812_warning::near_mast) != 0;
  prediction.elevation =
      prediction.near_mast ? straight_elevation(link, profile) : ray_elevation(result.values.theta_t);
  return prediction;
}

/// What holds whatever the ground between the antennas; near the mast with the field of free space.
Prediction straight_prediction(const SpreadSetting &spread, const Link &link, const Profile &profile) {
  const double d = profile.distances_m.back();
  Prediction prediction{.spread = spread_of(spread, link, profile),
                        .elevation = straight_elevation(link, profile),
                        .near_mast = d < near_m};
  if (prediction.near_mast) {
    const double rise = d * std::tan(prediction.elevation.value * std::numbers::pi / 180);
    prediction.field_dbuvm = free_space_field_dbuvm(Kilowatts(1), std::hypot(d, rise) / 1000);
  }
  return prediction;
}

Prediction predict_by_itm(const ItmSetting &setting, const SpreadSetting &spread, const Link &link,
                          const Profile &profile) {
  auto prediction = straight_prediction(spread, link, profile);
  if (prediction.near_mast) return prediction;
  const auto result = itm_result(setting, link, profile);
  prediction.field_dbuvm = result.field_dbuvm;
  if (result.steps.terrain)
    prediction.elevation = Degrees(result.steps.terrain->horizons.front().angle_rad * 180 / std::numbers::pi);
  return prediction;
}

Prediction predict_by_edge(const SpreadSetting &spread, const Link &link, const Profile &profile) {
  auto prediction = straight_prediction(spread, link, profile);
  if (!prediction.near_mast) {
    const auto loss = simple_loss(profile, link.frequency, link.transmitter_height, link.receiver_height);
    prediction.field_dbuvm = field_from_loss_dbuvm(Kilowatts(1), link.frequency, loss.loss_db());
  }
  return prediction;
}

} // namespace

const char *propagation_name(Propagation model) { return model == Propagation::itm ? "itm" : "p1812"; }

P1812Setting with_coasts(P1812Setting setting, const Profile &profile) {
  const auto first = std::find(profile.zones.begin(), profile.zones.end(), Zone::sea);
  if (first == profile.zones.end()) return setting;
  const auto last = std::find(profile.zones.rbegin(), profile.zones.rend(), Zone::sea);
  const auto &d = profile.distances_m;
  setting.transmitter_to_coast = base::Metres(d[static_cast<std::size_t>(first - profile.zones.begin())]);
  setting.receiver_to_coast =
      base::Metres(d.back() - d[static_cast<std::size_t>(profile.zones.rend() - last) - 1]);
  return setting;
}

Decibels location_spread(Megahertz frequency, base::Metres square, base::Metres receiver,
                         std::optional<base::Metres> clutter) {
  const double hidden = clutter ? std::clamp(1 - (receiver.value - clutter->value) / 10, 0.0, 1.0) : 1;
  return Decibels((0.52 + 0.024 * frequency.value / 1000) * std::pow(square.value, 0.28) * hidden);
}

P1812Result p1812_result(const P1812Setting &setting, const SpreadSetting &spread, const Link &link,
                         const Profile &profile) {
  auto own = with_coasts(setting, profile);
  if (link.location != Percent(50)) own.location_spread = spread_of(spread, link, profile);
  return p1812(profile, link, own);
}

ItmResult itm_result(const ItmSetting &setting, const Link &link, const Profile &profile) {
  if (profile.size() > 1 && profile.distances_m.back() < near_m) {
    const double rise = profile.heights_m.back() + link.receiver_height.value - profile.heights_m.front() -
                        link.transmitter_height.value;
    const double km = std::hypot(profile.distances_m.back(), rise) / 1000;
    ItmResult near{.code = ItmCode::fine_with_warnings, .warnings = itm_near_mast};
    near.field_dbuvm = free_space_field_dbuvm(Kilowatts(1), km);
    near.loss_db = field_from_loss_dbuvm(Kilowatts(1), link.frequency, 0) - *near.field_dbuvm;
    near.steps.free_space_db = near.loss_db;
    return near;
  }
  return itm(itm_profile(profile), {.transmitter_m = link.transmitter_height.value,
                                    .receiver_m = link.receiver_height.value,
                                    .climate = static_cast<ItmClimate>(setting.climate),
                                    .refractivity = setting.refractivity,
                                    .frequency_mhz = link.frequency.value,
                                    .polarisation = link.polarisation,
                                    .permittivity = setting.permittivity,
                                    .conductivity = setting.conductivity,
                                    .statistics = ItmTimes{link.time.value, link.location.value, 50}});
}

FieldModel p1812_model(const P1812Setting &setting, const SpreadSetting &spread) {
  return [setting, spread](const Link &link, const Profile &profile) {
    return predict_by_p1812(setting, spread, link, profile);
  };
}

FieldModel itm_model(const ItmSetting &setting, const SpreadSetting &spread) {
  return [setting, spread](const Link &link, const Profile &profile) {
    return predict_by_itm(setting, spread, link, profile);
  };
}

FieldModel knife_edge_model(const SpreadSetting &spread) {
  return
      [spread](const Link &link, const Profile &profile) { return predict_by_edge(spread, link, profile); };
}

} // namespace gis::radio
