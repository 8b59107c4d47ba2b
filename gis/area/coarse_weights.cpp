#include "gis/area/coarse_weights.h"

#include "gis/zonal/coverage.h"

#include <algorithm>

namespace gis::area {
namespace {

/// The coarse cell's outline in study metres, with the middles of its edges.
geo::Geometry outline(const PeopleRequest &request, geo::Cell cell) {
  const auto &coarse = request.weights->grid;
  const double w = coarse.x_west + cell.column * coarse.cell_width,
               n = coarse.y_north - cell.row * coarse.cell_height;
  const double e = w + coarse.cell_width, s = n - coarse.cell_height, cx = (w + e) / 2, cy = (n + s) / 2;
  geo::Ring ring;
  for (const geo::Point p :
       {geo::Point{w, s}, {cx, s}, {e, s}, {e, cy}, {e, n}, {cx, n}, {w, n}, {w, cy}, {w, s}})
    ring.push_back(request.weights_to_study ? request.weights_to_study(p) : p);
  geo::Geometry geometry{.polygons = {{.shell = std::move(ring)}}};
  geo::orient(geometry);
  return geometry;
}

} // namespace

std::vector<float> weights_on_grid(const PeopleRequest &request, base::Progress &progress) {
  std::vector<float> weight(request.grid.size(), 0);
  if (request.weights == nullptr) return weight;
  const auto barrier = [&](std::size_t cell) {
    return request.barrier != nullptr && (*request.barrier)[cell] != 0;
  };
  const auto &coarse = *request.weights;
  const double study_cell = request.grid.cell_width * request.grid.cell_height;
  std::vector<std::pair<std::size_t, double>> parts;
  for (int row = 0; row < coarse.grid.rows; ++row) {
    for (int column = 0; column < coarse.grid.columns; ++column) {
      const auto at = coarse.grid.index({row, column});
      if (!coarse.has_value(at) || !(coarse.values[at] > 0)) continue;
      const auto area = outline(request, {row, column});
      if (!area.box().touches(request.grid.box())) continue;
      parts.clear();
      double free = 0, all = 0, inside = 0;
      zonal::visit_coverage(area, request.grid, [&](const zonal::CoveredRow &covered) {
        for (const auto &run : covered.runs)
          for (int i = 0; i < run.cells; ++i) {
            const auto cell = request.grid.index({covered.row, run.first_column + i});
            const double land =
                request.land_weight == nullptr ? 1.0 : static_cast<double>((*request.land_weight)[cell]);
            parts.emplace_back(cell, run.fraction * land);
            all += parts.back().second;
            inside += run.fraction;
            if (!barrier(cell)) free += parts.back().second;
          }
      });
      // What lies off the grid keeps its part: the rim of the study must not draw it in.
      const double outside = std::max(0.0, geo::area(area) / study_cell - inside);
      const double whole = (free > 0 ? free : all) + outside;
      if (all <= 0) continue;
      for (const auto &[cell, part] : parts)
        if (free <= 0 || !barrier(cell)) weight[cell] += static_cast<float>(coarse.values[at] * part / whole);
    }
    progress.report(static_cast<double>(row + 1) / coarse.grid.rows);
  }
  return weight;
}

} // namespace gis::area
