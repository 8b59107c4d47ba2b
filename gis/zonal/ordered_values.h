#pragma once

#include "gis/zonal/ZonalSums.h"

#include <cstdint>
#include <vector>

namespace gis::zonal {

/// The values of one zone in order: quantiles, mode, minority, variety. Cells of weight 1, nearly all of
/// them, are kept as bare sortable numbers (4 bytes each, twice that while sorting) and sorted by radix;
/// the others, on the zone's edge, carry their weight.
class OrderedValues {
public:
  /// Values of one weight; those that are NaN are left out.
  void add(const float *values, std::size_t n, double weight);
  /// Fills median, q25, q75, mode, minority and variety. Cost: linear in the cells of weight 1.
  void fill(ZoneStatistics &);

private:
  struct Weighted {
    std::uint32_t key;
    double weight;
  };
  std::vector<std::uint32_t> whole_; ///< keys whose order is that of the values
  std::vector<Weighted> parts_;
};

} // namespace gis::zonal
