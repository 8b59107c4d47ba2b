#pragma once

#include "gis/radio/quick/PathSampler.h"

namespace gis::radio::quick {

/// Directions around a mast as close as wanted where they end: the ways along which ground is sampled once
/// for all receivers near them. A direction is the azimuth at the mast over a raster in degrees and the angle
/// on the grid over one in metres, as ways run there. Const use is safe from any number of threads.
class RadialFan {
public:
  /// Needs a radius up to Terrain::short_way_m. Keeps a reference to the terrain.
  RadialFan(const Terrain &, const Spot &mast, base::Metres radius, base::Metres apart);

  std::size_t size() const { return ends_.size(); }

  /// The way to a place, and the radial nearest to it.
  struct Nearest {
    std::size_t radial = 0;
    geo::Geodesic way;
  };
  Nearest nearest(const Spot &) const;

  /// The ground under one radial.
  struct Ground {
    double step_km = 0;
    int steps = 0;           ///< how many lie on the raster
    std::vector<float> rise; ///< m above `datum`, from the mast outwards; no number in a hole
  };
  /// Cost: some 3 ns per point.
  void sample(std::size_t radial, base::Metres step, double datum_m, Ground &) const;

  /// The last `points` even points, of `steps`, before a place on its own way, in the order of the way, and
  /// the place itself; the radial tells the bend of the way. Writes eight more behind.
  void sample_tail(std::size_t radial, geo::Point place, double length_m, int steps, int points,
                   double datum_m, float *into) const;

  /// Where on the earth a radial is after so many km, to a hundred metres.
  Position place(std::size_t radial, double km) const;

private:
  struct End {
    Spot spot;
    Way way; ///< from the mast
    double length_m = 0;
  };
  const Terrain &terrain_;
  const PathSampler sampler_;
  const Passes &passes_;
  Spot mast_;
  bool degrees_;
  std::vector<End> ends_;

  std::vector<Spot> ends_at(base::Metres radius, std::size_t count) const;
  Spot end_at(double azimuth, double radius_m) const;
  Raster raster() const;
};

} // namespace gis::radio::quick
