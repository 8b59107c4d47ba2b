#pragma once

#include "gis/base/Progress.h"
#include "gis/base/units.h"
#include "gis/travel/CostSurface.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Accumulated cost over a grid: how long from every cell to its nearest source.
///
/// The answer is defined, not produced: the least time over all paths, in fixed-point integers, so any
/// order, thread count or vector width gives the same bits.
///  - The unit is 2^-k seconds, k the greatest of 22 … 0 for which every reachable time fits below 2^31 − 2
///    (with max_seconds: for which max_seconds fits, whatever the times).
///  - A cell's half-cost is h = max(1, round(c/2 · width · 2^k)); a straight step costs h_i + h_j; a diagonal
///    step hd_i + hd_j, hd = round(float(h) · 1.41421356f); a knight's step the sum of hk over the FOUR cells
///    it crosses, hk = round(float(h) · sqrt(5)/2). Oblong cells: h per axis, hd and hk from their own
///    lengths.
///  - Rounding is to nearest even (lrintf) after one multiplication.
///  - With slope, each half-cost of a cell that slope matters to is multiplied by the slope factor of the
///    step before rounding; see SlopeRule.
///  - Barriers: a step never enters one. A diagonal step is refused only where both cells beside it are
///    barriers (passing the corner of a single one is allowed, as in r.cost). A knight's step is refused
///    where any of its four cells is a barrier, or where it would slip between two barrier cells that touch.
namespace gis::travel {

enum class Neighbours { eight = 8, sixteen = 16 };
enum class Direction { to_source, from_source };

/// How slope changes the time of a step.
enum class SlopeRule {
  none,
  /// Tobler 1993 as scaled by AccessMod: V = Vflat·exp(−3.5|S+0.05|)/exp(−0.175), S = dh/dx along the walk.
  tobler,
  /// Langmuir 1984 as in GRASS r.walk: a·dS + b·up + c·moderate down + d·steep down, plus λ·friction·dS;
  /// seconds_per_metre is the friction, which may be 0 everywhere.
  langmuir
};

struct LangmuirParameters {
  double a = 0.72, b = 6.0, c = 1.9998, d = -1.9998, slope_factor = -0.2125, lambda = 1.0;
};

struct SearchRequest {
  Neighbours neighbours = Neighbours::eight;
  SlopeRule slope = SlopeRule::none;
  LangmuirParameters langmuir;
  Direction direction = Direction::to_source;
  std::optional<base::Seconds> max_seconds; ///< times beyond are reported as beyond the cap, not as unreached
  bool allocation = false;                  ///< also say which source is the nearest
  bool barrier_zero = false;                ///< cost 0 is a barrier as well
};

/// A starting cell and the facility it stands for. Several facilities may share a cell.
struct SearchSource {
  geo::Cell cell;
  std::uint32_t facility = 0; ///< rank of the facility's id in bytewise order: the lower rank wins a tie
};

struct SearchResult {
  static constexpr std::uint32_t unreached = 0x7FFFFFFF;
  static constexpr std::uint32_t beyond_cap = 0x7FFFFFFE; ///< reachable, but later than max_seconds
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;
  int shift = 0;                      ///< times are in 2^-shift seconds
  std::vector<std::uint32_t> time;    ///< per cell
  std::vector<std::uint32_t> nearest; ///< facility per cell, nobody where unreached; empty unless asked for

  bool reached(std::size_t index) const { return time[index] < beyond_cap; }
  /// Seconds; only where reached.
  double seconds(std::size_t index) const {
    return static_cast<double>(time[index]) / static_cast<double>(1LL << shift);
  }
  /// Tenths of a second, rounded once half up: what every table, map and chart of a study compares.
  std::uint32_t tenths(std::size_t index) const;
};

/// Sources on a barrier start there all the same (people step out of it); sources outside the grid are
/// ignored. Cost: n log n in cells; memory about 13 bytes a cell. Throws Cancelled.
SearchResult search(const CostSurface &, const std::vector<SearchSource> &, const SearchRequest &,
                    base::Progress &);

/// The slope factor table of SlopeRule::tobler: time of one metre at slope S over its time on the flat.
double tobler_slowness(double slope);

} // namespace gis::travel
