#pragma once

#include "gis/base/Finding.h"
#include "gis/radio/AntennaPattern.h"
#include "gis/sources/Layer.h"

#include <optional>

namespace gis::radio {

/// Reads a pattern file: a table with the columns plane (horizontal, vertical), angle_deg, attenuation_db.
/// A hole in the horizontal plane wider than the steps around it is interpolated up to 30°
/// (pattern_gap_filled) and refused beyond (pattern_gap, an error), as is a table without that plane. Nothing
/// is returned after an error.
std::optional<AntennaPattern> pattern_from(const sources::Layer &, base::Findings &);

} // namespace gis::radio
