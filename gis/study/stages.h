#pragma once

#include "gis/geo/Crs.h"
#include "gis/travel/CostSurface.h"
#include "gis/travel/search.h"

#include <cstdint>
#include <string>
#include <vector>

/// Stage hashes: by what a travel surface is known. Hashed is what the search is given and what is kept of
/// its answer, not the files it comes from: whatever changes the surface changes the hash, be it a road, a
/// speed, a season, a barrier, the terrain or the cell size, and what changes nothing costs nothing.
namespace gis::study {

/// To be raised whenever a search answers otherwise or a surface is written otherwise: surfaces of earlier
/// programs are then computed anew.
inline constexpr int surface_format = 1;

/// Of the ground a search walks on. A third of a second for 20 million cells with heights.
std::string ground_hash(const travel::CostSurface &);

/// Of what is kept: which cells (reach_surface.h), and the system the file is written in.
std::string kept_hash(const std::vector<std::uint8_t> &kept_cells, const geo::Crs &);

/// Of everything a kept surface depends on; the same hash means the same file to the last byte. `ground` and
/// `kept` are the hashes above.
std::string surface_hash(const std::string &ground, const std::string &kept,
                         const std::vector<travel::SearchSource> &, const travel::SearchRequest &);

} // namespace gis::study
