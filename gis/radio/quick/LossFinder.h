#pragma once

#include "gis/radio/p1812/P1812.h"
#include "gis/radio/quick/LeastDucting.h"
#include "gis/radio/quick/SmoothEarthLoss.h"

#include <concepts>
#include <memory>

namespace gis::radio::quick {

/// What is found for one path.
struct Loss {
  base::Measure db;       ///< basic transmission loss; Missing where a height of the path is no number
  double leaves_mrad = 0; ///< elevation of the ray at the mast
  bool near_mast = false; ///< nearer than 250 m: free space
};

/// How ground stands before two antennas. Heights in m above the ground at the transmitter, slopes in m/km.
template <class T>
concept Skyline = requires(const T &of, double line, double lambda_m) {
  { of.length_km } -> std::convertible_to<double>;
  { of.transmitter } -> std::convertible_to<double>; ///< the antennas
  { of.receiver } -> std::convertible_to<double>;
  { of.bend } -> std::convertible_to<double>;     ///< by which the ground drops below the tangent, m/km²
  { of.steepest } -> std::convertible_to<double>; ///< from the transmitter, of the ground that bends away
  /// From the receiver on the same ground: the greatest (h − R)/(d − x) + bend·x.
  { of.from_receiver() } -> std::convertible_to<double>;
  /// The greatest diffraction parameter, where the line of this slope between the antennas is clear.
  { of.nu_in_sight(line, lambda_m) } -> std::convertible_to<double>;
};

/// The trapezoids of (85), (86) over the ground at the transmitter, m·km and m·km².
struct SmoothSums {
  double v1 = 0, v2 = 0;
};

/// Of the inner points against the straight line between the antennas, which does not bend.
struct AboveLine {
  double height_m = 0;      ///< the most any stands above it
  double from_receiver = 0; ///< the most any does per km from the receiver
};

/// How far the points are that the two antennas see as the highest, km.
struct Horizons {
  double from_transmitter = 0, from_receiver = 0;
};

/// The ground of one path. What it is asked is found no sooner, since few paths need all of it.
template <class T>
concept Ground = requires(T &of, double number) {
  { of.distance_km } -> std::convertible_to<double>;
  { of.first_m } -> std::convertible_to<double>; ///< bare ground at the ends, above the sea
  { of.last_m } -> std::convertible_to<double>;
  { of.place } -> std::convertible_to<Position>; ///< of the receiver
  { of.flat() } -> std::convertible_to<double>;  ///< the steepest, did the ground not bend
  { of.skyline() } -> Skyline;
  { of.smooth(number, number) } -> Skyline; ///< between such antennas, were the points at height 0
  { of.sums() } -> std::convertible_to<SmoothSums>;
  { of.above_line() } -> std::convertible_to<AboveLine>;
  /// No two horizons are together nearer to their ends than this, km.
  { of.nearest_horizons_km() } -> std::convertible_to<double>;
  /// Of antennas in sight, the one point that reaches highest towards the line of this slope is both.
  { of.horizons_beyond_sight() } -> std::convertible_to<Horizons>;
  { of.horizons_in_sight(number) } -> std::convertible_to<Horizons>;
  /// The most any point between those horizons stands above the line that begins at a height over the ground
  /// at the transmitter and climbs so many m/km.
  { of.roughness(number, number) } -> std::convertible_to<double>;
};

/// P.1812 for many receivers of one mast: median of time and places, inland, no clutter. What frequency and
/// air say alone is found once; of the ground as little is asked as the path needs, and all that decides is
/// finished here, in double, by the functions of the plain model.
/// Promises: within 1e-8 dB of p1812() where the ground answers exactly.
/// Source: ITU-R P.1812; the bounds by "fast and exact propagation".
class LossFinder {
public:
  /// Whether a question is one of these.
  static bool answers(const Link &, const P1812Setting &);

  /// Of the link, what belongs to the receiver is its height only.
  LossFinder(const Link &, const P1812Setting &, std::shared_ptr<const LeastDucting>);

  double transmitter_m() const { return link_.transmitter_height.value; }
  double receiver_m() const { return link_.receiver_height.value; }
  double lambda_m() const { return common_.lambda_m; }
  double bend() const { return 500 / common_.ae; } ///< m/km²

  /// Defined in finish.h, for those who have a ground.
  template <Ground G> Loss loss(G &) const;

private:
  Link link_;
  SmoothEarthLoss smooth_;
  double lg20f_, scatter_ = 0; ///< what frequency and air say alone
  P1812Values common_;         ///< of every path
  std::shared_ptr<const LeastDucting> least_ducting_;

  struct Sight {
    double line;     ///< slope of the line between the antennas on ground that bends away, m/km
    double steepest; ///< of that ground
    bool beyond() const { return steepest > line; }
  };
  /// What is found of one path, under the names of P1812Values.
  struct Known {
    double d = 0, hts = 0, hrs = 0, lbfs = 0;
    double hst0 = 0, hsr0 = 0, htc_d = 0, hrc_d = 0;
    double theta_t = 0, theta_r = 0, theta = 0;
  };
  template <Skyline S> double bullington(const S &) const;
  template <Ground G> double smooth_excess(G &, const Known &) const;
  template <Ground G> void find_smooth_ends(G &, Known &) const;
  template <Ground G> void find_receiver_angle(G &, const Sight &, Known &) const;
  template <Ground G> double ducting(G &, const Sight &, const Known &, double diffracted) const;
  template <Ground G> double ducting_beyond(G &, const Known &, const Horizons &) const;
  template <Ground G> double combined(G &, const Sight &, const Known &, double diffracted) const;
};

} // namespace gis::radio::quick
