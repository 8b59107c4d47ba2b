#include "gis/radio/area.h"

#include "gis/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <utility>

namespace gis::radio {
namespace {

/// Cells on a side of a tile: enough that what coverage() prepares for each mast is nothing beside its
/// answers.
constexpr int tile_side = 256;

/// A box in degrees around everything nearer than the radius. A degree of latitude is never shorter than
/// 110.5 km.
geo::Box degrees_around(const Position &place, double radius_m) {
  const double north = radius_m / 110'500;
  const double farthest = std::min(89.0, std::fabs(place.latitude.value) + north);
  const double east = std::min(180.0, north / std::cos(farthest * std::numbers::pi / 180));
  return {place.longitude.value - east, std::max(-90.0, place.latitude.value - north),
          place.longitude.value + east, std::min(90.0, place.latitude.value + north)};
}

/// The same in the terrain's system, told by points along the edge.
geo::Box box_around(const Terrain &terrain, const Position &place, double radius_m) {
  constexpr int pieces = 16;
  const auto degrees = degrees_around(place, radius_m);
  if (terrain.crs().geographic()) return degrees;
  std::vector<geo::Point> edge;
  for (int i = 0; i <= pieces; ++i) {
    const double share = static_cast<double>(i) / pieces;
    const double x = degrees.x_min + degrees.width() * share, y = degrees.y_min + degrees.height() * share;
    for (const auto point : {geo::Point{x, degrees.y_min}, geo::Point{x, degrees.y_max},
                             geo::Point{degrees.x_min, y}, geo::Point{degrees.x_max, y}})
      edge.push_back(point);
  }
  geo::Box box;
  for (const auto &spot : terrain.locate(terrain.crs().in_degrees(), edge)) box.add(spot.at);
  return box;
}

/// Width and height of a cell of so many metres, in the unit of the terrain.
geo::Point cell_size(const Terrain &terrain, geo::Point middle, base::Metres cell) {
  if (!terrain.crs().geographic()) return {cell.value, cell.value};
  constexpr double half = 0.05;
  const auto metres = [&](double x, double y) {
    return geo::geodesic(terrain.ellipsoid(), {middle.x - x, middle.y - y}, {middle.x + x, middle.y + y})
               .length_m /
           (2 * half);
  };
  return {cell.value / metres(half, 0), cell.value / metres(0, half)};
}

/// Whole cells of a size from `low` to `high`, as many as an int counts.
int count(double low, double high, double size) {
  return static_cast<int>(std::clamp(std::ceil((high - low) / size), 0.0, 2e9));
}

class Surveying {
public:
  Surveying(const AreaRequest &request, const Terrain &terrain)
      : request_(request), terrain_(terrain),
        tiles_across_((request.grid.columns + tile_side - 1) / tile_side),
        tiles_down_((request.grid.rows + tile_side - 1) / tile_side) {
    for (const auto &mast : request.question.masts) area_.masts.push_back(mast.id);
    std::sort(area_.masts.begin(), area_.masts.end());
    const auto prepare = [&](geo::Surface &surface, bool wanted) {
      surface.grid = request.grid;
      if (wanted) surface.values.assign(request.grid.size(), geo::Surface::no_value);
    };
    prepare(area_.field, true);
    area_.is_unknown.assign(request.grid.size(), 0);
    prepare(area_.server, request.servers);
    prepare(area_.margin, request.margins);
  }

  Area run(base::Progress &progress) {
    const auto tiles = static_cast<std::size_t>(tiles_across_) * static_cast<std::size_t>(tiles_down_);
    if (tiles == 0) return std::move(area_);
    counts_.resize(tiles);
    base::in_parallel(tiles, request_.threads, progress,
                      [&](std::size_t tile, base::Progress &own) { survey(tile, own); });
    for (const auto &counts : counts_) {
      area_.known += counts.known;
      area_.out_of_range += counts.out_of_range;
      area_.unknown += counts.unknown;
    }
    return std::move(area_);
  }

private:
  const AreaRequest &request_;
  const Terrain &terrain_;
  int tiles_across_, tiles_down_;
  Area area_;
  struct Counts {
    std::size_t known = 0, out_of_range = 0, unknown = 0;
  };
  std::vector<Counts> counts_; ///< of each tile

  void survey(std::size_t tile, base::Progress &progress) {
    const auto &grid = request_.grid;
    const int across = static_cast<int>(tile % static_cast<std::size_t>(tiles_across_));
    const int down = static_cast<int>(tile / static_cast<std::size_t>(tiles_across_));
    CoverageRequest question = request_.question;
    question.threads = 1;
    question.points.clear();
    std::vector<std::size_t> cells;
    for (int row = down * tile_side; row < std::min(grid.rows, (down + 1) * tile_side); ++row)
      for (int column = across * tile_side; column < std::min(grid.columns, (across + 1) * tile_side);
           ++column) {
        cells.push_back(grid.index({row, column}));
        question.points.push_back({grid.centre({row, column}), request_.environment});
      }
    const auto coverage = radio::coverage(question, terrain_, progress);
    for (std::size_t i = 0; i < cells.size(); ++i) take(coverage, i, cells[i], counts_[tile]);
  }

  double threshold(const Channel &channel) const {
    return threshold_for(request_.question, channel.broadcast, request_.environment).value_dbuvm;
  }

  /// The strongest of the channels; where none is received and one is not known, nothing is.
  void take(const Coverage &coverage, std::size_t point, std::size_t cell, Counts &counts) {
    const ChannelField *best = nullptr;
    std::size_t channel = 0;
    bool received = false, unknown = false;
    for (std::size_t c = 0; c < coverage.channels.size(); ++c) {
      const auto &field = coverage.at(point, c);
      received = received || field.reception == Reception::good || field.reception == Reception::marginal;
      unknown = unknown || field.reception == Reception::unknown;
      if (!field.field_dbuvm || (best != nullptr && !stronger(field, *best))) continue;
      best = &field;
      channel = c;
    }
    if (unknown && !received) {
      counts.unknown += 1;
      area_.is_unknown[cell] = 1;
      return;
    }
    if (best == nullptr) {
      counts.out_of_range += 1;
      return;
    }
    counts.known += 1;
    area_.field.values[cell] = static_cast<float>(*best->field_dbuvm);
    if (request_.servers) area_.server.values[cell] = static_cast<float>(best->server + 1);
    if (request_.margins)
      area_.margin.values[cell] =
          static_cast<float>(*best->field_dbuvm - threshold(coverage.channels[channel]));
  }

  static bool stronger(const ChannelField &a, const ChannelField &b) {
    return *a.field_dbuvm > *b.field_dbuvm || (*a.field_dbuvm == *b.field_dbuvm && a.server < b.server);
  }
};

} // namespace

double area_bytes(const AreaRequest &request) {
  std::set<std::pair<Broadcast, std::string>> channels;
  for (const auto &mast : request.question.masts) channels.emplace(mast.broadcast, mast.channel);
  constexpr double place =
      sizeof(ReceptionPoint) + 2 * sizeof(geo::Point) + sizeof(Spot) + sizeof(std::size_t);
  // Lists that grow may be half empty.
  const double point = 2 * place + static_cast<double>(channels.size() * sizeof(ChannelField));
  constexpr double tile = static_cast<double>(tile_side) * tile_side;
  const auto cells = static_cast<double>(request.grid.size());
  const int at_work = base::thread_count(request.threads, 1 + static_cast<std::size_t>(cells / tile));
  const int rasters = 1 + (request.servers ? 1 : 0) + (request.margins ? 1 : 0);
  return cells * (1.0 + rasters * static_cast<double>(sizeof(float))) + at_work * tile * point;
}

geo::Grid area_grid(const Terrain &terrain, const std::vector<Mast> &masts, base::Metres radius,
                    std::optional<base::Metres> cell) {
  std::vector<geo::Point> places;
  for (const auto &mast : masts) places.push_back(mast.at);
  geo::Box reach;
  for (const auto &spot : terrain.locate(terrain.crs(), places))
    reach.add(box_around(terrain, spot.position, radius.value));
  const auto &own = terrain.heights().grid;
  const auto whole = own.box();
  const geo::Box box{std::max(reach.x_min, whole.x_min), std::max(reach.y_min, whole.y_min),
                     std::min(reach.x_max, whole.x_max), std::min(reach.y_max, whole.y_max)};
  if (box.empty()) return {};
  geo::Point size{own.cell_width, own.cell_height}, origin{own.x_west, own.y_north};
  if (cell) {
    size = cell_size(terrain, box.centre(), *cell);
    origin = {0, 0};
  }
  // Rounding must not call for a row of cells beyond the terrain's last.
  constexpr double hair = 1e-6;
  const double columns_before = std::floor((box.x_min - origin.x) / size.x + hair);
  const double rows_before = std::floor((origin.y - box.y_max) / size.y + hair);
  geo::Grid grid{origin.x + columns_before * size.x, origin.y - rows_before * size.y, size.x, size.y, 0, 0};
  grid.columns = count(grid.x_west + hair * size.x, box.x_max, size.x);
  grid.rows = count(box.y_min, grid.y_north - hair * size.y, size.y);
  return grid;
}

Area area(const AreaRequest &request, const Terrain &terrain, base::Progress &progress) {
  return Surveying(request, terrain).run(progress);
}

} // namespace gis::radio
