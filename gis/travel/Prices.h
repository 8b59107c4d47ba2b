#pragma once

#include "gis/travel/CostSurface.h"
#include "gis/travel/search.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace gis::travel {

/// Time of a cell nobody has reached; every real time is less.
inline constexpr std::uint32_t never = SearchResult::unreached;
/// The latest time an answer can hold.
inline constexpr std::uint32_t latest_time = SearchResult::beyond_cap - 1;
/// A half-cost after which no sum is below `never`. Any time and three of them still fit 32 bits, so the
/// kernels add without a test.
inline constexpr std::uint32_t shut = 1U << 30;
/// Half-cost of a barrier before any factor, as a float.
inline constexpr float barrier_half = 0x1p100F;
inline constexpr float heaviest_half = 0x1p31F;
inline constexpr std::int32_t steepest = 20000; ///< centimetres of one step
inline constexpr std::int32_t hole = 1 << 29;   ///< centimetres where the terrain has no value
inline constexpr float steepest_metres = 200;

/// Langmuir's part of a step: flat + rate · rise as it is walked, all in units of time.
struct Climb {
  float flat = 0, up = 0, moderate = 0, steep = 0;
  float gentlest_steep = 0; ///< a rise from here on is not steep downhill
  float sign = 1;           ///< of the neighbour's height above the cell, as it is walked
  std::uint32_t least = 0;  ///< any step can cost
};

/// What a step of one length costs, apart from the cells it crosses.
struct StepPrice {
  double metres = 0;
  float factor = 1;                ///< of each half-cost
  const float *slowness = nullptr; ///< Tobler times factor, by height of the neighbour above the cell
  Climb climb;                     ///< Langmuir
};

/// The prices of search.h: everything that turns two cells into the cost of a step.
class Prices {
public:
  Prices(const CostSurface &, const SearchRequest &);
  Prices(const Prices &) = delete;
  Prices &operator=(const Prices &) = delete;

  /// Times are in 2^-shift seconds from here on.
  void set_shift(int shift);

  SlopeRule slope;
  bool sixteen;
  float scale = 0;                             ///< half-cost of 1 second per metre
  float least;                                 ///< half-cost of a free cell
  float least_factor;                          ///< of the steps there are
  float lowest;                                ///< costs below are barriers
  StepPrice east, north, diagonal, wide, high; ///< wide: two columns and a row

  /// Half-cost of a cell by its seconds per metre; barrier_half for a barrier.
  float half(float seconds_per_metre) const;
  static std::int32_t centimetres(float height);
  static float metres(float height); ///< NaN in a hole
  /// Langmuir, by height of the neighbour above the cell.
  static std::uint32_t climb(const Climb &, float neighbour_above);
  static std::uint32_t rounded(float half);

private:
  double half_metres_; ///< λ in them
  LangmuirParameters langmuir_;
  float sign_;
  /// What slope does to steps of one length in Tobler's rule, by height of the neighbour above the cell.
  std::vector<std::unique_ptr<std::vector<float>>> tables_;

  StepPrice step(double metres, double share, const geo::Grid &);
  Climb climb_of(double metres, int shift) const;
};

} // namespace gis::travel
