#pragma once

#include "gis/travel/Ground.h"

namespace gis::travel {

/// Opens barriers where roads cross them: see burn_ground.
void open_crossings(const sources::Layer &roads, const std::string &crossing_field,
                    const std::vector<const sources::Layer *> &barriers, Ground &);

} // namespace gis::travel
