#pragma once

#include "gis/radio/p1812/P1812.h"
#include "gis/radio/quick/LeastDucting.h"
#include "gis/radio/quick/Passes.h"
#include "gis/radio/quick/SmoothEarthLoss.h"

#include <memory>

namespace gis::radio::quick {

/// The ground between two antennas in even steps: 0 … steps, both ends with it.
struct EvenPath {
  const float *rise = nullptr; ///< metres above the ground at the transmitter; room for eight more behind
  int steps = 0;               ///< 4 … most_steps
  double distance_km = 0;
  double first_m = 0, last_m = 0; ///< bare ground at the ends, above the sea
  Position receiver;
};

/// P.1812 for many receivers of one mast: median of time and places, inland, no clutter. The passes over the
/// path are in Float32 and as few as the path needs; what decides is finished in double by the functions of
/// the plain model.
/// Promises: within 0.001 dB of p1812() on the same path; the same bits on every processor.
/// Source: the passes of "fast and exact propagation" (bounds and the line without curvature), ITU-R P.1812.
class QuickP1812 {
public:
  /// Whether a question is one of these.
  static bool answers(const Link &, const P1812Setting &);

  /// Of the link, what belongs to the receiver is its height only.
  QuickP1812(const Link &, const P1812Setting &, std::shared_ptr<const LeastDucting>, bool plain = false);

  struct Loss {
    base::Measure db;       ///< basic transmission loss; Missing where a height of the path is no number
    double leaves_mrad = 0; ///< elevation of the ray at the mast
    bool near_mast = false; ///< nearer than 250 m: free space
  };
  /// Cost: some 1 ns per point and 150 ns.
  Loss loss(const EvenPath &) const;

private:
  Link link_;
  const Passes &passes_;
  SmoothEarthLoss smooth_;
  double lg20f_, scatter_ = 0; ///< what frequency and air say alone
  P1812Values common_;         ///< of every path
  std::shared_ptr<const LeastDucting> least_ducting_;

  struct Shape;
  template <class Back>
  double bullington(const Steps &, double steepest, double step_km, const Back &from_receiver) const;
  double smooth_excess(const Shape &, const P1812Values &) const;
  void find_smooth_ends(const Shape &, P1812Values &) const;
  void find_angles(Shape &, P1812Values &) const;
  void find_horizons(const Shape &, P1812Values &) const;
  double ducting(const Shape &, P1812Values &, double diffracted) const;
  double combined(const Shape &, P1812Values &, double diffracted) const;
};

} // namespace gis::radio::quick
