#include "gis/study/stages.h"

#include "gis/base/hash.h"
#include "gis/sources/write.h"

namespace gis::study {
namespace {

void add_grid(base::Digest &digest, const geo::Grid &grid) {
  for (const double edge : {grid.x_west, grid.y_north, grid.cell_width, grid.cell_height}) digest.add(edge);
  digest.add(grid.columns);
  digest.add(grid.rows);
}

} // namespace

std::string ground_hash(const travel::CostSurface &cost) {
  base::Digest digest;
  add_grid(digest, cost.grid);
  digest.add(cost.seconds_per_metre);
  digest.add(cost.height);
  digest.add(cost.slope_free);
  return digest.hex();
}

std::string kept_hash(const std::vector<std::uint8_t> &kept_cells, const geo::Crs &crs) {
  base::Digest digest;
  digest.add(kept_cells);
  digest.add(crs.wkt());
  digest.add(sources::writing_library());
  return digest.hex();
}

std::string surface_hash(const std::string &ground, const std::string &kept,
                         const std::vector<travel::SearchSource> &sources,
                         const travel::SearchRequest &request) {
  base::Digest digest;
  digest.add(surface_format);
  digest.add(std::string_view(TIEPCAN_VERSION));
  digest.add(ground);
  digest.add(kept);
  digest.add(sources.size());
  for (const auto &source : sources) {
    digest.add(source.cell.row);
    digest.add(source.cell.column);
    digest.add(source.facility);
  }
  // Threads and vector width change no answer.
  digest.add(static_cast<int>(request.neighbours));
  digest.add(static_cast<int>(request.slope));
  digest.add(static_cast<int>(request.direction));
  const auto &l = request.langmuir;
  for (const double parameter : {l.a, l.b, l.c, l.d, l.slope_factor, l.lambda}) digest.add(parameter);
  digest.add(request.max_seconds ? request.max_seconds->value : -1.0);
  digest.add(request.barrier_zero);
  return digest.hex();
}

} // namespace gis::study
