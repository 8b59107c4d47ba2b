#pragma once

#include "gis/base/units.h"
#include "gis/geo/geodesic.h"
#include "gis/radio/Link.h"
#include "gis/radio/Profile.h"
#include "gis/sources/sources.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace gis::radio {

/// What a terrain is made of. Only the heights have to be there.
struct TerrainSource {
  sources::RawSurface heights; ///< bare ground, metres above the sea, on its own grid and in its own system
  /// The sea is told, never guessed: cells of exactly this height, where the source says so; and polygons in
  /// the system of the heights. A cell without a height is sea only inside such a polygon, and then at 0 m.
  base::Measure sea_height;
  std::vector<geo::Geometry> sea;
  /// Numbers of land-cover classes on any grid in the system of the heights (read by nearest), and how high
  /// what stands on them is. Where no class is mapped nothing stands.
  std::optional<geo::Surface> landcover;
  std::map<int, base::Metres> clutter;
};

/// A place on a terrain: where it lies in the terrain's system, and on the earth.
struct Spot {
  geo::Point at;
  Position position;
};

/// Ground between two places, from a raster in memory. Const use is safe from any number of threads.
class Terrain {
public:
  /// No two points of a profile are farther apart.
  static constexpr base::Metres longest_step{100};
  /// Up to here a way over a raster in degrees takes the bend of geo::bend_of_short_way.
  static constexpr double short_way_m = 150'000;

  /// Throws Error{crs_unknown}, {clutter_class_missing: list} where a class of the land cover has no height.
  explicit Terrain(TerrainSource);

  const geo::Crs &crs() const { return source_.heights.crs; }

  /// The places of points in another system. Throws Error{coords_untransformable: x, y}.
  std::vector<Spot> locate(const geo::Crs &, const std::vector<geo::Point> &) const;

  /// Length over the earth and direction at the start.
  geo::Geodesic way(const Spot &from, const Spot &to) const;

  /// The raster of the ground, and the earth it lies on.
  const geo::Surface &heights() const { return source_.heights.surface; }
  const geo::Ellipsoid &ellipsoid() const { return ellipsoid_; }
  /// Whether nothing but heights is known: no sea, nothing that stands on the ground.
  bool bare() const { return !source_.landcover && sea_.empty(); }

  /// Length and direction by the formula for short ways: good to 1e-6 up to short_way_m.
  geo::Geodesic short_way(const Spot &from, const Spot &to) const;

  /// How many even steps a profile has; and one whose short way is so long, up to short_way_m.
  std::size_t steps(const Spot &from, const Spot &to, base::Metres step) const;
  static std::size_t steps(double short_way_m, base::Metres step);

  /// Bare ground, bilinear between the centres of the four cells around. Missing where one of those that
  /// count is a hole or lies outside the raster.
  base::Measure height(geo::Point at) const;

  /// The ground from one place to the other, both included, at even steps no longer than asked, five points
  /// or more. Along the geodesic where the raster counts in degrees, else along the straight line of its
  /// grid; distances are those over the earth in both. Clutter is that of the nearest cell. Two places less
  /// than a metre apart count as a metre apart, since distances rise.
  /// No profile where any height on the way is Missing: nobody knows what a hole hides.
  /// Needs a step above 0 and up to longest_step; throws std::invalid_argument. Cost grows with the points.
  std::optional<Profile> profile(const Spot &from, const Spot &to, base::Metres step = longest_step) const;

  /// The height of one point of that profile.
  base::Measure height_on_way(const Spot &from, const Spot &to, base::Metres step, std::size_t point) const;

private:
  TerrainSource source_;
  geo::Ellipsoid ellipsoid_;
  bool degrees_ = false;
  std::vector<std::uint8_t> sea_; ///< 1 per cell of sea; empty where no sea was told

  struct Line;
  Line line(const Spot &from, const Spot &to) const;
  void find_sea();
  void check_classes() const;
  double clutter(geo::Point at) const;
  Zone zone(geo::Point at) const;
};

} // namespace gis::radio
