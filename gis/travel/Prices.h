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

/// What a step of one length costs, apart from the cells it crosses.
struct StepPrice {
  float factor = 1;                     ///< of each half-cost
  const float *slowness = nullptr;      ///< Tobler times factor, by height of the neighbour above the cell
  const std::uint32_t *climb = nullptr; ///< Langmuir, the same
  std::uint32_t least_climb = 0;        ///< of the table
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
  static std::uint32_t rounded(float half);

private:
  /// What slope does to steps of one length, by height of the neighbour above the cell.
  struct Table {
    std::vector<float> slowness;
    std::vector<double> seconds;
    std::vector<std::uint32_t> climb;
  };
  double half_metres_; ///< λ in them
  std::vector<std::unique_ptr<Table>> tables_;

  StepPrice step(double metres, double share, const geo::Grid &, const SearchRequest &);
};

} // namespace gis::travel
