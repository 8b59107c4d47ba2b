#pragma once

#include "gis/study/Run.h"

#include <filesystem>
#include <string>

namespace gis::study {

/// The column of people_cells with the share of a group that a run found (by travel): this and the group's
/// id.
inline const std::string group_field = "group_";

/// Writes results.gpkg: units of every level, facilities, settlements, people cells, findings, and what maps
/// draw under them. Marked sources are never copied. Throws what write_geopackage throws.
void write_layers(const std::filesystem::path &, const Outcome &);

/// Writes the light on the ground, for maps; nothing where the study has no terrain, or a marked one. Throws
/// what write_geotiff throws.
void write_relief(const std::filesystem::path &, const Outcome &);

} // namespace gis::study
