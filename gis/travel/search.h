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
///  - The unit is 2^-k seconds. Times are at most 2^30 − 3 units: with one bit to spare no sum of a time and
///    three half-costs leaves 32 bits. With max_seconds, k is the greatest of 22 … 0 for which max_seconds
///    fits; without it, the greatest for which every reachable time does.
///  - Half-costs are whole numbers in Float32: h = rint(c · s), s = float(cell_width / 2 · 2^k), at least the
///    whole number next above cell_width / cell_height (1 in square cells: no step is free), at most 2^31. A
///    step of length L (straight, diagonal, knight; oblong cells by their own lengths) costs the sum of
///    rint(h · f) over the two cells of a straight or diagonal step, f = float(L / cell_width), and the FOUR
///    cells a knight crosses, f = float(L / 2 / cell_width). Products are rounded to Float32, rint is to
///    nearest even.
///  - Slope: heights beyond ±20 km are taken as ±20 km, the difference dh of a step along the walk is clamped
///    to ±200 m; a hole in the terrain makes the step flat.
///  - Tobler: heights in whole centimetres (rint(float · 100)); f is multiplied (in Float32) by the float
///    nearest to tobler_slowness(dh / L). Cells that are slope_free take f alone.
///  - Langmuir: dh is the Float32 difference of the heights as they are. The step costs
///    max(1, rint(float(a·L·2^k) + float(rate·2^k) · dh)), in Float32, plus the half-costs of λ · friction,
///    which may be 0; the rate is b uphill, c downhill while dh ≥ slope_factor · L, else d (GRASS r.walk).
///  - Barriers: a step never enters one. A diagonal step is refused only where both cells beside it are
///    barriers (passing the corner of a single one is allowed, as in r.cost). A knight's step is refused
///    where one of the cells it crosses is a barrier. A source on a barrier leaves it for free.
///  - The nearest source of a cell is the lowest rank among those that reach it in its least time.
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
  bool within_only = false;  ///< … or left unreached, which spares a walk over all the ground there is
  bool allocation = false;   ///< also say which source is the nearest
  bool barrier_zero = false; ///< cost 0 is a barrier as well
  int threads = 1;           ///< they share one search; many searches are better run side by side
  bool plain = false;        ///< without AVX2 even where there is one
};

/// A starting cell and the facility it stands for. Several facilities may share a cell.
struct SearchSource {
  geo::Cell cell;
  std::uint32_t facility = 0; ///< rank of the facility's id in bytewise order: the lower rank wins a tie
};

struct SearchResult {
  static constexpr std::uint32_t unreached = 0x3FFFFFFF;
  static constexpr std::uint32_t beyond_cap = 0x3FFFFFFE; ///< reachable, but later than max_seconds
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;
  int shift = 0;                      ///< times are in 2^-shift seconds
  std::vector<std::uint32_t> time;    ///< per cell
  std::vector<std::uint32_t> nearest; ///< facility per cell, nobody where unreached; empty unless asked for

  bool reached(std::size_t index) const { return time[index] < beyond_cap; }
  /// Seconds; only where reached.
  double seconds(std::size_t index) const {
    return static_cast<double>(time[index]) * (1 / static_cast<double>(1LL << shift));
  }
  /// Tenths of a second, rounded once half up: what every table, map and chart of a study compares.
  std::uint32_t tenths(std::size_t index) const {
    const std::uint64_t scaled = static_cast<std::uint64_t>(time[index]) * 10;
    return static_cast<std::uint32_t>(shift == 0 ? scaled : (scaled + (1ULL << (shift - 1))) >> shift);
  }
};

/// Sources on a barrier start there all the same (people step out of it); sources outside the grid are
/// ignored. Cost: some 10 ns a cell on one core (25 walking with slope), once more where max_seconds is not
/// given and the first guess of k was wrong; memory 4 bytes a cell on top of the cost surface (with
/// allocation 5 to 6 more). Throws Cancelled. Source of the method: blocked relaxation in tiles as for raster
/// distance transforms, with a queue of tiles in order of time (Dijkstra 1959 by blocks).
SearchResult search(const CostSurface &, const std::vector<SearchSource> &, const SearchRequest &,
                    base::Progress &);

/// Time of one metre walked at slope S = dh/dx over its time on the flat: 1 at 0 and at −0.1, least at −0.05.
double tobler_slowness(double slope);

} // namespace gis::travel
