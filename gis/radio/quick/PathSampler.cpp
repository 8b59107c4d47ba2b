#include "gis/radio/quick/PathSampler.h"

#include <algorithm>

namespace gis::radio::quick {
PathSampler::PathSampler(const Terrain &terrain, bool plain)
    : terrain_(terrain), passes_(passes(plain)), degrees_(terrain.crs().geographic()) {}

Way PathSampler::way(const Spot &from, const Spot &to) const {
  const auto &grid = terrain_.heights().grid;
  Way way{.column = (from.at.x - grid.x_west) / grid.cell_width - 0.5,
          .row = (grid.y_north - from.at.y) / grid.cell_height - 0.5,
          .columns = (to.at.x - from.at.x) / grid.cell_width,
          .rows = (from.at.y - to.at.y) / grid.cell_height};
  if (!degrees_) return way;
  const auto bend = geo::bend_of_short_way(terrain_.ellipsoid(), from.at, to.at);
  way.bend_columns = bend.x / grid.cell_width;
  way.bend_rows = -bend.y / grid.cell_height;
  return way;
}

bool PathSampler::sample(const Spot &from, const Spot &to, const geo::Geodesic &short_way, base::Metres step,
                         Sample &sample) const {
  const auto &surface = terrain_.heights();
  const auto steps = Terrain::steps(short_way.length_m, step);
  if (short_way.length_m > Terrain::short_way_m || steps > most_steps || surface.grid.columns < 2 ||
      surface.grid.rows < 2)
    return false;
  const auto first = terrain_.height(from.at), last = terrain_.height(to.at);
  if (!first || !last) return false;
  sample.azimuth = Degrees(short_way.azimuth);
  sample.room.resize(std::max(sample.room.size(), steps + 16));
  const int n = static_cast<int>(steps);
  passes_.sample({surface.values.data(), surface.grid.columns, surface.grid.rows}, way(from, to), n,
                 static_cast<float>(*first), sample.room.data());
  sample.path = {.rise = sample.room.data(),
                 .steps = n,
                 .distance_km = std::max(short_way.length_m, 1.0) / 1000,
                 .first_m = *first,
                 .last_m = *last,
                 .receiver = to.position};
  return true;
}

} // namespace gis::radio::quick
