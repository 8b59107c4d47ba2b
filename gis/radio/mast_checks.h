#pragma once

#include "gis/radio/masts.h"

namespace gis::radio {

/// What is wrong between masts, each good for itself: id_duplicate, channel_two_scopes, mast_twins.
void check_together(const std::vector<Mast> &, const sources::Layer &, base::Findings &);

} // namespace gis::radio
