#include "gis/radio/quick/RadialFan.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace gis::radio::quick {
namespace {

constexpr double radian = std::numbers::pi / 180;

/// How far a radial may leave the centres of the outermost cells, in cells: the way of a cell at the edge
/// does not, but the radial nearest to it may by half the distance of two.
constexpr double beside_edge = 0.75;

bool on_raster(const Raster &raster, const Way &way, double share) {
  const double beside = share * (1 - share);
  const double column = way.column + share * way.columns + beside * way.bend_columns;
  const double row = way.row + share * way.rows + beside * way.bend_rows;
  return column > -beside_edge && column < raster.columns - 1 + beside_edge && row > -beside_edge &&
         row < raster.rows - 1 + beside_edge;
}

} // namespace

RadialFan::RadialFan(const Terrain &terrain, const Spot &mast, base::Metres radius, base::Metres apart)
    : terrain_(terrain), sampler_(terrain), passes_(passes()), mast_(mast),
      degrees_(terrain.crs().geographic()) {
  const double around = 2 * std::numbers::pi * radius.value;
  const auto count = static_cast<std::size_t>(std::max(8.0, std::ceil(around / apart.value)));
  for (const auto &spot : ends_at(radius, count)) {
    const auto way = terrain_.short_way(mast_, spot);
    ends_.push_back({spot, sampler_.way(mast_, spot), way.length_m});
  }
}

std::vector<Spot> RadialFan::ends_at(base::Metres radius, std::size_t count) const {
  const auto direction = [&](std::size_t i) {
    return 360 * static_cast<double>(i) / static_cast<double>(count);
  };
  if (!degrees_) {
    std::vector<geo::Point> ends;
    for (std::size_t i = 0; i < count; ++i)
      ends.push_back({mast_.at.x + radius.value * std::sin(direction(i) * radian),
                      mast_.at.y + radius.value * std::cos(direction(i) * radian)});
    return terrain_.locate(terrain_.crs(), ends);
  }
  std::vector<Spot> ends;
  for (std::size_t i = 0; i < count; ++i) ends.push_back(end_at(direction(i), radius.value));
  return ends;
}

/// From a guess on a round earth, turned and stretched until length and azimuth are met.
Spot RadialFan::end_at(double azimuth, double radius_m) const {
  constexpr double metres_per_degree = 111'200;
  const double shorter = std::cos(mast_.position.latitude.value * radian);
  double north = radius_m / metres_per_degree * std::cos(azimuth * radian);
  double east = radius_m / metres_per_degree * std::sin(azimuth * radian);
  const auto spot = [&] {
    const geo::Point at{mast_.at.x + east / shorter, mast_.at.y + north};
    return Spot{at, {Degrees(at.y), Degrees(at.x)}};
  };
  for (int i = 0; i < 4; ++i) {
    const auto way = terrain_.short_way(mast_, spot());
    const double turn = (azimuth - way.azimuth) * radian, stretch = radius_m / way.length_m;
    const double turned = north * std::cos(turn) - east * std::sin(turn);
    east = stretch * (east * std::cos(turn) + north * std::sin(turn));
    north = stretch * turned;
  }
  return spot();
}

RadialFan::Nearest RadialFan::nearest(const Spot &place) const {
  auto way = terrain_.short_way(mast_, place);
  double direction = way.azimuth;
  if (!degrees_) direction = std::atan2(place.at.x - mast_.at.x, place.at.y - mast_.at.y) / radian;
  const auto count = static_cast<long>(size());
  const long turn = std::lround(direction / 360 * static_cast<double>(count));
  return {static_cast<std::size_t>((turn + count) % count), std::move(way)};
}

Raster RadialFan::raster() const {
  const auto &surface = terrain_.heights();
  return {surface.values.data(), surface.grid.columns, surface.grid.rows};
}

void RadialFan::sample(std::size_t radial, base::Metres step, double datum_m, Ground &ground) const {
  const End &end = ends_[radial];
  const auto steps = Terrain::steps(end.length_m, step);
  ground.rise.resize(std::max(ground.rise.size(), steps + 16));
  ground.step_km = end.length_m / static_cast<double>(steps) / 1000;
  passes_.sample(raster(), end.way, static_cast<int>(steps), static_cast<float>(datum_m), ground.rise.data());
  ground.steps = 0;
  while (ground.steps < static_cast<int>(steps) &&
         on_raster(raster(), end.way, static_cast<double>(ground.steps + 1) / static_cast<double>(steps)))
    ++ground.steps;
}

void RadialFan::sample_tail(std::size_t radial, geo::Point place, double length_m, int steps, int points,
                            double datum_m, float *into) const {
  const End &end = ends_[radial];
  const auto &grid = terrain_.heights().grid;
  const double columns = (place.x - mast_.at.x) / grid.cell_width;
  const double rows = (mast_.at.y - place.y) / grid.cell_height;
  // A way half as long bends a quarter as much.
  const double part = length_m / end.length_m;
  const double bend_columns = part * part * end.way.bend_columns, bend_rows = part * part * end.way.bend_rows;
  const double rest = static_cast<double>(points) / steps, start = 1 - rest;
  const Way tail{.column = end.way.column + start * (columns + rest * bend_columns),
                 .row = end.way.row + start * (rows + rest * bend_rows),
                 .columns = rest * (columns - start * bend_columns),
                 .rows = rest * (rows - start * bend_rows),
                 .bend_columns = rest * rest * bend_columns,
                 .bend_rows = rest * rest * bend_rows};
  passes_.sample(raster(), tail, points, static_cast<float>(datum_m), into);
}

Position RadialFan::place(std::size_t radial, double km) const {
  const auto &end = ends_[radial];
  const double share = 1000 * km / end.length_m;
  const auto &from = mast_.position, &to = end.spot.position;
  return {Degrees(from.latitude.value + share * (to.latitude.value - from.latitude.value)),
          Degrees(from.longitude.value + share * (to.longitude.value - from.longitude.value))};
}

} // namespace gis::radio::quick
