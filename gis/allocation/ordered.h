#pragma once

#include "gis/allocation/Allocation.h"
#include "gis/base/units.h"

namespace gis::allocation {

/// One facility after the other, in a given order, for comparison with AccessMod.
struct OrderedRequest {
  const Reaches *reaches = nullptr;
  std::vector<std::int64_t> capacity; ///< thousandths of a person, by facility
  std::vector<std::uint32_t> order;   ///< facilities, each at most once; those left out serve nobody
  base::Minutes limit{0};             ///< within which the reaches were computed
};

struct Ordered {
  struct Turn {
    std::uint32_t facility = 0;
    std::int64_t inside = 0; ///< people of the bands that fit whole
    std::int64_t outer = 0;  ///< people of the band that fits only in part
    std::int64_t left = 0;   ///< places nobody took
    base::Measure edge;      ///< minute of the last band served; the limit where places are left
  };
  std::vector<Turn> turns; ///< in the order asked for
  Allocation allocation;
};

/// Each facility in its turn takes the people nobody took before it, band by band of whole minutes (the band
/// of a time is the minute it is within), until it is full; of the band that fits only in part everybody
/// stays with the same share, rounded to thousandths of a person in the order of unit and cell. The result
/// depends on the order, which is why allocate() is the figure of the product. Cost: of the reaches, once.
/// Throws Error{allocation_too_large}, std::invalid_argument (Reaches.h), Cancelled. Source: the scaling up
/// and referral of catchments in AccessMod 5 (Ray and Ebener 2008).
Ordered allocate_in_order(const OrderedRequest &, base::Progress &);

} // namespace gis::allocation
