#include "gis/study/radio_map.h"

#include "gis/base/Error.h"
#include "gis/geo/burn.h"
#include "gis/study/signals.h"

#include <algorithm>
#include <cmath>

namespace gis::study {
namespace {

geo::Box study_box(const Inputs &inputs) {
  geo::Box box;
  for (const auto &unit : inputs.area.smallest()) box.add(unit.area.box());
  if (box.empty()) throw base::Error("nothing_to_map");
  return box;
}

} // namespace

base::Metres radio_map_cell(const Inputs &inputs) {
  constexpr double cells = 300'000, round = 50;
  const auto box = study_box(inputs);
  const double side = std::sqrt(std::max(0.0, box.width() * box.height()) / cells);
  return base::Metres(std::max(round, std::ceil(std::max(side, inputs.recipe.cell) / round) * round));
}

RadioMap radio_map(const Inputs &inputs, bool television, base::Metres cell, int threads,
                   base::Progress &progress) {
  radio::AreaRequest request{.question = coverage_question(inputs, inputs.propagation(), 1),
                             .environment = inputs.environment(),
                             .grid = geo::grid_over(study_box(inputs), cell.value, cell.value),
                             .servers = true,
                             .margins = true,
                             .threads = threads};
  std::erase_if(request.question.masts, [&](const radio::Mast &mast) {
    return (mast.broadcast == radio::Broadcast::television) != television;
  });
  if (request.question.masts.empty() || !inputs.radio_terrain) throw base::Error("no_masts", {});
  RadioMap map{radio::area(request, *inputs.radio_terrain, progress), {}, inputs.propagation()};
  map.inside.assign(request.grid.size(), 0);
  for (const auto &unit : inputs.area.smallest())
    geo::visit_cells_inside(unit.area, request.grid,
                            [&](geo::Cell at) { map.inside[request.grid.index(at)] = 1; });
  return map;
}

} // namespace gis::study
