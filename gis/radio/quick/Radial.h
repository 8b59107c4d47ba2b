#pragma once

#include "gis/radio/quick/LossFinder.h"
#include "gis/radio/quick/UpperHull.h"

#include <span>
#include <vector>

namespace gis::radio::quick {

/// The ground along one direction from a mast, pushed outwards point by point and asked about receivers on
/// the way: what all of them share is kept so that an answer does not walk over the points again.
/// Promises: that of LossFinder, on the profile of the mast's own ground, the points pushed so far, the tail
/// and the receiver's ground.
/// Source: "fast and exact propagation", sections 1 and 3: the ground less the parabola of the bending earth,
/// over which rays are straight lines; its upper hull shows the receiver's horizon.
class Radial {
public:
  struct Point {
    double km = 0;   ///< from the mast
    double rise = 0; ///< m above the ground at the mast
  };
  struct Receiver {
    double km = 0;
    double ground_m = 0; ///< above the sea
    Position place;
  };

  /// Keeps a reference to the finder.
  explicit Radial(const LossFinder &);

  /// Begins anew over a mast whose ground is so high above the sea.
  void begin(double mast_ground_m);

  /// Farther out than every point before. Cost: some 15 ns.
  void push(Point);

  /// The loss at a receiver behind all points. `tail`: points of its own, rising, behind those pushed and
  /// before it. With the tail there are three points or more. Cost: a quarter of a microsecond, whatever the
  /// length; on ground as flat as the sea twice that.
  Loss loss(const Receiver &, std::span<const Point> tail);

private:
  const LossFinder &finder_;
  double bend_, transmitter_;
  double lowest_; ///< of line clearances that cost nothing: (σ − s)²·x/(1 − x/d) from here on, m²/km
  double mast_ground_m_ = 0;

  /// Of the points pushed; behind them for the time of one answer those of a tail.
  std::vector<double> km_, rise_, slope_; ///< slope: from the mast, of the ground that bends away, m/km
  std::size_t count_ = 0, with_tail_ = 0;
  UpperHull bending_, flat_;

  double steepest_ = 0, steepest_flat_ = 0;
  std::size_t steepest_at_ = 0; ///< the first
  SmoothSums sums_;
  Point last_;
  static constexpr std::size_t block = 16;
  std::vector<double> block_steepest_; ///< of each block
  std::vector<double> reach_;          ///< the greatest slope + √(lowest/x) up to its end

  class Ground;
  void room_for(std::size_t points);
  double slope(Point p) const { return (p.rise - transmitter_) / p.km - bend_ * p.km; }
  void add(SmoothSums &, Point before, Point) const;
  double least_clearance(double line, double distance_km) const;
};

} // namespace gis::radio::quick
