#pragma once

#include "gis/radio/itm/Itm.h"

namespace gis::radio {

/// The first value out of its range, in the order of the model's own checks, or fine; warnings of what was
/// looked at before it. A value that is no number is out of range.
ItmCode itm_check(const ItmLink &, std::uint32_t &warnings);
ItmCode itm_check(const ItmProfile &);
ItmCode itm_check(const ItmArea &);

/// The percentages as time, location and situation.
ItmTimes itm_times(const ItmLink &);

} // namespace gis::radio
