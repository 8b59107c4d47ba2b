#pragma once

#include "gis/area/People.h"
#include "gis/indicators/Question.h"
#include "gis/study/Inputs.h"

#include <optional>
#include <vector>

namespace gis::study {

/// Which collection zone holds each people cell, the first by id.
std::vector<std::optional<std::size_t>> collection_zones(const Inputs &, const area::People &);

/// Whether the wastewater of each settlement is collected: by its own word, else by its people in zones.
std::vector<std::optional<bool>> collected_settlements(const Inputs &, const area::People &,
                                                       const std::vector<std::optional<std::size_t>> &zones);

/// People of every place by whether their wastewater is treated; what a plant can not take is shared by all
/// who are connected to it. Variants: as computed, people spread evenly.
indicators::PlaceReach treated_wastewater(const Inputs &, const area::People &,
                                          const std::vector<std::optional<std::size_t>> &zones);

} // namespace gis::study
