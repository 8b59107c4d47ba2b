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

bool PathSampler::sample(const Spot &from, const Spot &to, base::Metres step, Sample &sample) const {
  const auto way_there =
      geo::short_way(terrain_.ellipsoid(), {from.position.longitude.value, from.position.latitude.value},
                     {to.position.longitude.value, to.position.latitude.value});
  const auto first = terrain_.height(from.at), last = terrain_.height(to.at);
  const auto steps = terrain_.steps(from, to, step);
  const auto &surface = terrain_.heights();
  if (!first || !last || steps > most_steps || way_there.length_m > Terrain::short_way_m ||
      surface.grid.columns < 2 || surface.grid.rows < 2)
    return false;
  sample.azimuth = Degrees(way_there.azimuth);
  sample.room.resize(std::max(sample.room.size(), steps + 16));
  const int n = static_cast<int>(steps);
  passes_.sample({surface.values.data(), surface.grid.columns, surface.grid.rows}, way(from, to), n,
                 static_cast<float>(*first), sample.room.data());
  sample.path = {.rise = sample.room.data(),
                 .steps = n,
                 .distance_km = std::max(way_there.length_m, 1.0) / 1000,
                 .first_m = *first,
                 .last_m = *last,
                 .receiver = to.position};
  return true;
}

} // namespace gis::radio::quick
