#pragma once

#include <cstddef>

/// Inside this room only: what a path of even steps says about itself, found eight points at a time in
/// Float32. Written once, compiled for the plain processor and for AVX2; both give the same bits, since the
/// eight partial sums are kept apart in both.
namespace gis::radio::quick {

/// Heights of a path of n even steps: point i at h[i], 0 … n; read up to the next eight after n. Metres above
/// the ground at the transmitter, so that Float32 holds them finely.
struct Steps {
  const float *h = nullptr;
  int n = 0;
  float transmitter = 0, receiver = 0; ///< antennas, on the same scale
  float bend = 0;                      ///< metres by which the ground drops, per step squared (500·step²/ae)
};

/// Of the inner points; slopes in metres per step, of the ground that bends away.
struct Outline {
  double sum = 0, moment = 0; ///< Σ h, Σ i·h
  float steepest = 0;         ///< from the transmitter's antenna
  float flat = 0;             ///< the same, did the ground not bend
};

/// Of the inner points against the straight line between the antennas, which does not bend.
struct Obstacle {
  float above = 0;         ///< the most any stands above it
  float from_receiver = 0; ///< the most any does per step from the receiver
};

/// Heights as they lie on a raster; not-a-number where there is a hole.
struct Raster {
  const float *heights = nullptr;
  int columns = 0, rows = 0; ///< two of each or more
};

/// A way over a raster, in cells from the centre of the first: straight, but for a bend in the middle.
struct Way {
  double column = 0, row = 0;   ///< where it begins
  double columns = 0, rows = 0; ///< how far it goes
  double bend_columns = 0,
         bend_rows = 0; ///< point t of 0 … 1 lies t·(1 − t) of this beside the straight line
};

struct Passes {
  /// Heights at n + 1 even points of a way inside the raster, less `datum`, bilinear between the centres of
  /// the cells; eight points more are written behind.
  void (*sample)(const Raster &, const Way &, int n, float datum, float *into);
  /// Not-a-number among the heights makes the sum one.
  Outline (*outline)(const Steps &);
  /// The steepest slope from the receiver's antenna, as the transmitter's line sees it: (h − R)/(n − i) +
  /// bend·i.
  float (*from_receiver)(const Steps &);
  Obstacle (*obstacle)(const Steps &);
  /// In sight: the least (line − point)²·i·n/(n − i), of slopes against `line`.
  float (*clearance)(const Steps &, float line);
  /// The first point with this slope from the transmitter, the last with this one from the receiver, the last
  /// with this clearance.
  int (*first_steepest)(const Steps &, float slope);
  int (*last_from_receiver)(const Steps &, float slope);
  int (*last_clearance)(const Steps &, float line, float least);
};

extern const Passes plain_passes;
#if defined(__x86_64__)
extern const Passes avx2_passes;
#endif
/// The fastest this machine can run; the plain ones if so asked.
const Passes &passes(bool plain = false);

/// Longest path: points beyond need tables no one has made.
inline constexpr int most_steps = 1 << 13;
/// 1/i, and i, for 0 … most_steps; 1/(most_steps − i) the other way round.
extern const float *const one_over;
extern const float *const counted;
extern const float *const one_over_rest;

} // namespace gis::radio::quick
