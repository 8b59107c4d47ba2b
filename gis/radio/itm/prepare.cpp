#include "gis/radio/itm/prepare.h"

#include "gis/radio/itm/terrain.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gis::radio {
namespace {

double smooth_horizon(double effective_m, double earth_radius_m) {
  return std::sqrt(2 * effective_m * earth_radius_m);
}

/// How far the horizon of an antenna lies on irregular ground, as a rule.
double usual_horizon(double effective_m, double irregularity_m, double earth_radius_m) {
  return smooth_horizon(effective_m, earth_radius_m) *
         std::exp(-0.07 * std::sqrt(irregularity_m / std::max(effective_m, 5.0)));
}

/// The angle that goes with such a horizon.
double usual_angle(double effective_m, double horizon_m, double irregularity_m, double earth_radius_m) {
  const double smooth = smooth_horizon(effective_m, earth_radius_m);
  return (0.65 * irregularity_m * (smooth / horizon_m - 1) - 2 * effective_m) / smooth;
}

double above_ground(double height_m, double ground_m, double fit_m) {
  return height_m + std::max(ground_m - fit_m, 0.0);
}

/// The ends see each other well: their horizons are those of the ground's irregularity.
void set_usual_horizons(ItmPath &path, double earth_radius_m) {
  const auto set_distances = [&] {
    for (auto &end : path.ends)
      end.horizon.distance_m = usual_horizon(end.effective_m, path.irregularity_m, earth_radius_m);
    return path.ends[0].horizon.distance_m + path.ends[1].horizon.distance_m;
  };
  const double reach = set_distances();
  if (reach <= path.distance_m) {
    // They do see each other: the antennas are taken for higher until their horizons meet.
    const double stretch = path.distance_m / reach;
    for (auto &end : path.ends) end.effective_m *= stretch * stretch;
    set_distances();
  }
  for (auto &end : path.ends)
    end.horizon.angle_rad =
        usual_angle(end.effective_m, end.horizon.distance_m, path.irregularity_m, earth_radius_m);
}

double sited_height(double height_m, ItmSiting siting, double irregularity_m) {
  if (siting == ItmSiting::random) return height_m;
  double better = siting == ItmSiting::careful ? 4 : 9;
  if (height_m < 5) better *= std::sin(0.1 * std::numbers::pi * height_m);
  return height_m + (1 + better) * std::exp(-std::min(20.0, 2 * height_m / std::max(0.001, irregularity_m)));
}

} // namespace

ItmGround itm_ground(const ItmLink &link, double mean_height_m) {
  ItmGround ground;
  ground.mean_height_m = mean_height_m;
  ground.refractivity = link.refractivity * std::exp(-mean_height_m / 9460);
  ground.earth_radius_m = 1 / (157e-9 * (1 - 0.04665 * std::exp(ground.refractivity / 179.3)));
  const std::complex<double> permittivity(link.permittivity, 18000 * link.conductivity / link.frequency_mhz);
  ground.impedance = std::sqrt(permittivity - 1.0);
  if (link.polarisation == Polarisation::vertical) ground.impedance /= permittivity;
  ground.wave_number_per_m = link.frequency_mhz / 47.7;
  return ground;
}

ItmTerrain itm_terrain(const ItmProfile &profile, const ItmLink &link, const ItmGround &ground) {
  ItmTerrain terrain;
  terrain.horizons = itm_horizons(profile, {link.transmitter_m, link.receiver_m}, ground.earth_radius_m);
  const auto &[near, far] = terrain.horizons;
  const double distance = static_cast<double>(profile.heights_m.size() - 1) * profile.spacing_m;
  terrain.from_m = std::min(15 * link.transmitter_m, 0.1 * near.distance_m);
  terrain.to_m = distance - std::min(15 * link.receiver_m, 0.1 * far.distance_m);
  terrain.irregularity = itm_irregularity(profile, terrain.from_m, terrain.to_m);
  // Well within sight one line serves both ends; else each has the ground as far as it sees. The expressions
  // stand in this order since the cut to whole steps turns on their last bit.
  terrain.well_in_sight = near.distance_m + far.distance_m > 1.5 * distance;
  if (terrain.well_in_sight) {
    terrain.fit = itm_fit(profile, terrain.from_m, terrain.to_m);
  } else {
    terrain.fit = {itm_fit(profile, terrain.from_m, 0.9 * near.distance_m).transmitter_m,
                   itm_fit(profile, distance - 0.9 * far.distance_m, terrain.to_m).receiver_m};
  }
  return terrain;
}

ItmPath itm_path(const ItmProfile &profile, const ItmLink &link, const ItmGround &ground,
                 const ItmTerrain &terrain) {
  ItmPath path;
  path.distance_m = static_cast<double>(profile.heights_m.size() - 1) * profile.spacing_m;
  path.irregularity_m = terrain.irregularity.height_m;
  path.ends[0] = {link.transmitter_m,
                  above_ground(link.transmitter_m, profile.heights_m.front(), terrain.fit.transmitter_m),
                  terrain.horizons[0]};
  path.ends[1] = {link.receiver_m,
                  above_ground(link.receiver_m, profile.heights_m.back(), terrain.fit.receiver_m),
                  terrain.horizons[1]};
  if (terrain.well_in_sight) set_usual_horizons(path, ground.earth_radius_m);
  return path;
}

ItmPath itm_path(const ItmArea &area, const ItmLink &link, const ItmGround &ground) {
  ItmPath path{
      .distance_m = area.distance_km * 1000, .irregularity_m = area.irregularity_m, .point_to_point = false};
  const auto end = [&](double height_m, ItmSiting siting) {
    const double effective = sited_height(height_m, siting, area.irregularity_m);
    const double horizon = usual_horizon(effective, area.irregularity_m, ground.earth_radius_m);
    const double angle = usual_angle(effective, horizon, area.irregularity_m, ground.earth_radius_m);
    return ItmEnd{height_m, effective, {angle, horizon}};
  };
  path.ends = {end(link.transmitter_m, area.transmitter), end(link.receiver_m, area.receiver)};
  return path;
}

} // namespace gis::radio
