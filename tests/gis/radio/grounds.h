#pragma once

#include "gis/radio/Terrain.h"

#include <array>
#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <utility>

/// Invented ground for the tests of this room.
namespace tests::radio {

inline constexpr float hole = gis::geo::Surface::no_value;

/// A raster whose cells hold what `height` says of their centres.
inline gis::sources::RawSurface raster(const std::string &crs, const gis::geo::Grid &grid,
                                       const std::function<double(gis::geo::Point)> &height) {
  gis::sources::RawSurface raw{{grid, {}}, gis::geo::Crs::from_text(crs)};
  for (std::size_t i = 0; i < grid.size(); ++i)
    raw.surface.values.push_back(static_cast<float>(height(grid.centre(grid.cell_at(i)))));
  return raw;
}

/// 60 × 60 km of VN-2000 at 100 m around its central meridian, south-west corner (470 000, 1 270 000).
inline gis::geo::Grid study_grid(double cell = 100) {
  const int count = static_cast<int>(60'000 / cell);
  return {470'000, 1'330'000, cell, cell, count, count};
}

inline gis::radio::Terrain study_terrain(const std::function<double(gis::geo::Point)> &height,
                                         double cell = 100) {
  return gis::radio::Terrain({.heights = raster("EPSG:5899", study_grid(cell), height)});
}

inline gis::radio::Terrain flat(double height = 0) {
  return study_terrain([height](gis::geo::Point) { return height; });
}

/// The place of one point given in the terrain's own system.
inline gis::radio::Spot spot(const gis::radio::Terrain &terrain, gis::geo::Point at) {
  return terrain.locate(terrain.crs(), {at}).front();
}

/// Relief of several sizes at random, the same for the same seed.
class Relief {
public:
  explicit Relief(unsigned seed) {
    std::mt19937 dice(seed);
    for (auto &wave : waves_) wave = {angle(dice), angle(dice)};
  }
  double operator()(gis::geo::Point p) const {
    double height = 700, length = 300, size = 12;
    for (const auto &[turn, shift] : waves_) {
      height += size * std::sin((p.x * std::cos(turn) + p.y * std::sin(turn)) / length + shift);
      length *= 1.6;
      size *= 1.3;
    }
    return height;
  }

private:
  std::array<std::pair<double, double>, 12> waves_;
  static double angle(std::mt19937 &dice) { return static_cast<double>(dice() % 628) / 100; }
};

/// 60 × 60 km of a relief, on a raster in metres or one in degrees; with a hole of this radius 6 km east of
/// the middle, where it is above 0.
template <class Heights> gis::radio::Terrain ground_of(const Heights &heights, bool degrees, double hole_m) {
  const auto height = [&](gis::geo::Point p) {
    const bool in_hole = std::hypot(p.x - 506'000, p.y - 1'302'000) < hole_m;
    return in_hole ? static_cast<double>(hole) : heights(p);
  };
  if (!degrees) return study_terrain(height);
  const gis::geo::Transform to_metres(gis::geo::Crs::from_text("EPSG:4326"),
                                      gis::geo::Crs::from_text("EPSG:5899"));
  return gis::radio::Terrain({.heights = raster("EPSG:4326", {107.4, 12.1, 1.0 / 1200, 1.0 / 1200, 800, 750},
                                                [&](gis::geo::Point p) { return height(to_metres(p)); })});
}

/// Expects values within the radius and there only, the same on every ring about the middle; how many were
/// held against another of their ring.
inline int compared_on_circles(const gis::geo::Surface &field, gis::geo::Point middle, double radius) {
  const auto &grid = field.grid;
  std::map<long, float> rings; // by the square of the distance: the same number, the same ring
  int compared = 0;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto at = grid.centre(grid.cell_at(i));
    const double d2 = std::pow(at.x - middle.x, 2) + std::pow(at.y - middle.y, 2);
    EXPECT_EQ(field.has_value(i), d2 <= radius * radius * 1.0002) << std::sqrt(d2);
    if (!field.has_value(i)) continue;
    const auto [ring, is_new] = rings.emplace(std::lround(d2), field.values[i]);
    if (is_new) continue;
    EXPECT_NEAR(field.values[i], ring->second, 2e-3) << std::sqrt(d2);
    ++compared;
  }
  return compared;
}

} // namespace tests::radio
