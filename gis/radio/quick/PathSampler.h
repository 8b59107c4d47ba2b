#pragma once

#include "gis/radio/Terrain.h"
#include "gis/radio/quick/QuickP1812.h"

#include <vector>

namespace gis::radio::quick {

/// The ground of a terrain between a mast and many receivers, the same points as Terrain::profile: on the
/// straight line of a raster in metres, on the bend of a short way over one in degrees. Const use is safe
/// from any number of threads, each with its own room.
class PathSampler {
public:
  /// Keeps a reference to the terrain.
  explicit PathSampler(const Terrain &, bool plain = false);

  struct Sample {
    EvenPath path; ///< its heights stand in `room` until the next sample
    Degrees azimuth;
    std::vector<float> room;
  };

  /// Along terrain.short_way(from, to), which the caller has asked for. False where an end lies in a hole or
  /// outside, or the path is no short way. A hole on the way makes heights not-a-number. Cost: some 3 ns per
  /// point.
  bool sample(const Spot &from, const Spot &to, const geo::Geodesic &short_way, base::Metres step,
              Sample &) const;

  /// The way over the raster, wherever its ends lie.
  Way way(const Spot &from, const Spot &to) const;

private:
  const Terrain &terrain_;
  const Passes &passes_;
  bool degrees_;
};

} // namespace gis::radio::quick
