#include "gis/travel/Ground.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/geo/burn.h"
#include "gis/travel/crossings.h"

#include <algorithm>
#include <limits>
#include <set>

namespace gis::travel {
namespace {

[[noreturn]] void refuse_classes(const sources::Layer &layer, std::size_t n) {
  throw base::Error("too_many_classes", {{"layer", layer.name}, {"n", std::to_string(n)}});
}

/// The classes of a layer in bytewise order.
std::vector<std::string> classes_of(const sources::Layer &layer, std::size_t column) {
  std::set<std::string> found;
  for (const auto &row : layer.rows) found.insert(row.cells[column].value_or(""));
  if (found.size() > 254) refuse_classes(layer, found.size());
  return {found.begin(), found.end()};
}

std::uint8_t number_of(const std::vector<std::string> &classes, const std::string &name) {
  return static_cast<std::uint8_t>(1 + (std::find(classes.begin(), classes.end(), name) - classes.begin()));
}

void burn_land(const GroundRequest &request, Ground &ground, base::Progress &progress) {
  if (request.landcover == nullptr) return;
  const auto &layer = *request.landcover;
  const auto column = layer.field(request.land_class);
  ground.land_classes = classes_of(layer, column);
  std::size_t done = 0;
  for (const auto &row : layer.rows) {
    const auto number = number_of(ground.land_classes, row.cells[column].value_or(""));
    // Where patches overlap the class first in bytewise order stays, whatever the order of the file.
    geo::visit_cells_inside(row.geometry, ground.grid, [&](geo::Cell cell) {
      auto &land = ground.land[ground.grid.index(cell)];
      if (land == 0 || number < land) land = number;
    });
    progress.report(static_cast<double>(++done) / static_cast<double>(layer.rows.size()));
  }
}

void burn_roads(const GroundRequest &request, Ground &ground, base::Progress &progress) {
  if (request.roads == nullptr) return;
  const auto &layer = *request.roads;
  const auto column = layer.field(request.road_class);
  std::map<std::set<std::string>, std::uint16_t> numbers = {{{}, std::uint16_t{0}}};
  std::map<std::pair<std::uint16_t, std::string>, std::uint16_t> joined; ///< set and class → set with it
  const auto join = [&](std::uint16_t set, const std::string &name) {
    const auto known = joined.find({set, name});
    if (known != joined.end()) return known->second;
    auto wider = ground.road_sets[set];
    wider.insert(name);
    const auto [at, fresh] = numbers.emplace(wider, static_cast<std::uint16_t>(ground.road_sets.size()));
    if (fresh) ground.road_sets.push_back(wider);
    if (ground.road_sets.size() > 0xFFFF) refuse_classes(layer, ground.road_sets.size());
    return joined[{set, name}] = at->second;
  };
  std::size_t done = 0;
  for (const auto &row : layer.rows) {
    const std::string name = row.cells[column].value_or("");
    for (const auto &line : row.geometry.lines)
      geo::visit_line_cells(line, ground.grid, [&](geo::Cell cell) {
        auto &road = ground.road[ground.grid.index(cell)];
        road = join(road, name);
      });
    if (++done % 1024 == 0)
      progress.report(static_cast<double>(done) / static_cast<double>(layer.rows.size()));
  }
}

void burn_barriers(const GroundRequest &request, Ground &ground, base::Progress &progress) {
  for (const auto *layer : request.barriers)
    for (const auto &row : layer->rows) {
      for (const auto &line : row.geometry.lines)
        geo::visit_line_cells(line, ground.grid, [&](geo::Cell cell) {
          ground.barrier[ground.grid.index(cell)] |= Ground::line;
        });
      geo::visit_cells_inside(row.geometry, ground.grid, [&](geo::Cell cell) {
        ground.barrier[ground.grid.index(cell)] |= Ground::area;
      });
    }
  progress.report(0.3);
  if (request.roads != nullptr)
    open_crossings(*request.roads, request.road_crossing, request.barriers, ground);
  progress.report(1);
}

} // namespace

std::vector<std::uint8_t> Ground::barrier_cells() const {
  std::vector<std::uint8_t> cells(barrier.size());
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = blocked(i, false) ? 1 : 0;
  return cells;
}

std::size_t cells_of_default_speed(const Ground &ground) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < ground.land.size(); ++i)
    n += ground.land[i] == 0 && ground.road[i] == 0 && !ground.blocked(i, false) ? 1 : 0;
  return n;
}

Ground burn_ground(GroundRequest request, base::Findings &findings, base::Progress &progress) {
  Ground ground;
  ground.grid = request.grid;
  ground.land.assign(request.grid.size(), 0);
  ground.road.assign(request.grid.size(), 0);
  ground.barrier.assign(request.grid.size(), 0);
  ground.height = std::move(request.height);
  auto land = progress.slice(0, 0.2), roads = progress.slice(0.2, 0.6), barriers = progress.slice(0.6, 1);
  burn_land(request, ground, land);
  burn_roads(request, ground, roads);
  burn_barriers(request, ground, barriers);
  if (request.landcover != nullptr)
    if (const auto n = cells_of_default_speed(ground); n > 0)
      findings.push_back({.severity = base::Severity::info,
                          .code = "landcover_default",
                          .source = request.landcover->source,
                          .layer = request.landcover->name,
                          .facts = {{"layer", request.landcover->name},
                                    {"n", std::to_string(n)},
                                    {"share", base::format_number(100.0 * static_cast<double>(n) /
                                                                      static_cast<double>(ground.grid.size()),
                                                                  1)}}});
  return ground;
}

CostSurface cost_for(const Ground &ground, const SpeedTable &speeds, bool fords_closed) {
  constexpr float none = std::numeric_limits<float>::infinity();
  const auto slowness = [](double kmh) { return kmh > 0 ? static_cast<float>(3.6 / kmh) : none; };
  std::vector<float> land = {slowness(speeds.default_kmh)}, road;
  for (const auto &name : ground.land_classes) {
    const auto found = speeds.land_kmh.find(name);
    land.push_back(slowness(found == speeds.land_kmh.end() ? speeds.default_kmh : found->second));
  }
  for (const auto &names : ground.road_sets) {
    road.push_back(none);
    for (const auto &name : names)
      if (const auto found = speeds.road_kmh.find(name); found != speeds.road_kmh.end())
        road.back() = std::min(road.back(), slowness(found->second));
  }
  CostSurface cost{.grid = ground.grid};
  cost.seconds_per_metre.resize(ground.grid.size());
  const bool slope = speeds.slope && !ground.height.empty();
  if (slope) {
    cost.height = ground.height;
    cost.slope_free.assign(ground.grid.size(), 0);
  }
  for (std::size_t i = 0; i < cost.seconds_per_metre.size(); ++i) {
    const float ridden = road[ground.road[i]], walked = land[ground.land[i]];
    const float least = std::min(ridden, walked);
    cost.seconds_per_metre[i] = ground.blocked(i, fords_closed) || least == none ? -1.0F : least;
    if (slope && ridden < none && ridden <= walked / 1.2F) cost.slope_free[i] = 1;
  }
  return cost;
}

} // namespace gis::travel
