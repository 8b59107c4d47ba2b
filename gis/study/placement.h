#pragma once

#include "gis/study/Inputs.h"

#include <optional>

/// Does everything stand where it can?
namespace gis::study {

/// The smallest unit that holds a point, the first where two do.
std::optional<std::size_t> unit_at(const area::StudyArea &, geo::Point);

/// units_overlap{unit,other,n} for every two smallest units whose common part holds more than a few cells of
/// the study grid (a border drawn twice is no overlap).
void check_overlaps(Inputs &);

/// facility_in_water{name} for facilities inside a barrier polygon: they would be reached from its bank only.
void check_water(Inputs &);

/// facilities_close{name,other,n} for every two facilities of one source that stand within 50 m of each other
/// and are listed as the same service: perhaps one, listed twice.
void check_close(Inputs &);

} // namespace gis::study
