#pragma once

#include "gis/study/Run.h"

#include <filesystem>

namespace gis::study {

/// Writes results.gpkg: units of every level, facilities, settlements, people cells, findings, and what maps
/// draw under them. Marked sources are never copied. Throws what write_geopackage throws.
void write_layers(const std::filesystem::path &, const Outcome &);

/// Writes the light on the ground, for maps; nothing where the study has no terrain, or a marked one. Throws
/// what write_geotiff throws.
void write_relief(const std::filesystem::path &, const Outcome &);

} // namespace gis::study
