#pragma once

#include "gis/radio/area.h"
#include "gis/study/Inputs.h"

#include <cstdint>
#include <vector>

namespace gis::study {

/// How radio or television of a study comes in over its ground.
struct RadioMap {
  radio::Area area;                 ///< servers and margins with it; in the study's system
  std::vector<std::uint8_t> inside; ///< per cell, 1 where its centre lies in a unit of the study
  radio::Propagation model = radio::Propagation::p1812;
};

/// The strongest of the study's masts of one service (loudspeakers count as radio), as coverage() says of the
/// centres of square cells over the study. Throws Error{no_masts} where the study has none of the service,
/// {nothing_to_map} where no unit has an area,
/// what coverage() throws, Cancelled. The same bits from any number of threads. Cost: coverage() per cell.
RadioMap radio_map(const Inputs &, bool television, base::Metres cell, int threads, base::Progress &);

/// A cell for a map of the whole study: some 300,000 of them, on whole 50 m, no smaller than the terrain's.
base::Metres radio_map_cell(const Inputs &);

} // namespace gis::study
