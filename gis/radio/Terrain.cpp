#include "gis/radio/Terrain.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "gis/geo/burn.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <utility>

namespace gis::radio {
namespace {

/// Straight pieces of this length replace the geodesic on a raster in degrees: its bend stays below 0.1 m in
/// Vietnam and below a metre at 60° of latitude.
constexpr double piece_m = 5000;

/// Between which two rows (columns) of centres a position lies, and how near the second one it is.
struct Between {
  int first = 0;
  double share = 0;
  int second() const { return share > 0 ? first + 1 : first; }
};

/// `x` counts centres from the first. Nothing where it lies before the first or after the last. A position
/// within a millionth of a cell of a centre is on it, so that rounding calls for no further cell.
std::optional<Between> between(double x, int count) {
  constexpr double hair = 1e-6;
  if (!(x > -hair && x < count - 1 + hair)) return {};
  const double whole = std::floor(x + hair);
  const double share = x - whole;
  return Between{static_cast<int>(whole), share > hair ? share : 0};
}

int class_number(float value) { return static_cast<int>(std::lround(value)); }

} // namespace

Terrain::Terrain(TerrainSource source) : source_(std::move(source)) {
  if (!crs().known()) throw base::Error("crs_unknown");
  ellipsoid_ = crs().ellipsoid();
  degrees_ = crs().geographic();
  find_sea();
  check_classes();
}

void Terrain::find_sea() {
  auto &surface = source_.heights.surface;
  if (!source_.sea_height && source_.sea.empty()) return;
  sea_.assign(surface.grid.size(), 0);
  if (source_.sea_height) {
    const auto told = static_cast<float>(*source_.sea_height);
    for (std::size_t i = 0; i < sea_.size(); ++i) sea_[i] = surface.values[i] == told ? 1 : 0;
  }
  for (const auto &polygons : source_.sea)
    geo::visit_cells_inside(polygons, surface.grid, [&](geo::Cell cell) {
      const auto i = surface.grid.index(cell);
      sea_[i] = 1;
      if (!surface.has_value(i)) surface.values[i] = 0;
    });
}

void Terrain::check_classes() const {
  if (!source_.landcover) return;
  std::set<int> unknown;
  for (const float value : source_.landcover->values)
    if (value == value && !source_.clutter.contains(class_number(value))) unknown.insert(class_number(value));
  if (unknown.empty()) return;
  std::vector<std::string> list;
  for (const int number : unknown) list.push_back(std::to_string(number));
  throw base::Error("clutter_class_missing", {{"list", base::join(list, ", ")}});
}

std::vector<Spot> Terrain::locate(const geo::Crs &crs_of_points,
                                  const std::vector<geo::Point> &points) const {
  geo::Geometry moved{.points = points};
  geo::Transform(crs_of_points, crs()).apply(moved);
  geo::Geometry earth = moved;
  geo::Transform(crs(), crs().in_degrees()).apply(earth);
  std::vector<Spot> spots(points.size());
  for (std::size_t i = 0; i < spots.size(); ++i)
    spots[i] = {moved.points[i], {Degrees(earth.points[i].y), Degrees(earth.points[i].x)}};
  return spots;
}

geo::Geodesic Terrain::way(const Spot &from, const Spot &to) const {
  return geo::geodesic(ellipsoid_, {from.position.longitude.value, from.position.latitude.value},
                       {to.position.longitude.value, to.position.latitude.value});
}

base::Measure Terrain::height(geo::Point at) const {
  const auto &surface = source_.heights.surface;
  const auto &grid = surface.grid;
  const auto column = between((at.x - grid.x_west) / grid.cell_width - 0.5, grid.columns);
  const auto row = between((grid.y_north - at.y) / grid.cell_height - 0.5, grid.rows);
  if (!column || !row) return {};
  const auto value = [&](int r, int c) { return static_cast<double>(surface.values[grid.index({r, c})]); };
  const auto along = [&](int r) {
    const double west = value(r, column->first), east = value(r, column->second());
    return west + (east - west) * column->share;
  };
  const double north = along(row->first), south = along(row->second());
  const double height = north + (south - north) * row->share;
  if (!(height == height)) return {};
  return height;
}

double Terrain::clutter(geo::Point at) const {
  const auto cell = source_.landcover->grid.cell_of(at);
  if (!cell) return 0;
  const float value = source_.landcover->values[source_.landcover->grid.index(*cell)];
  return value == value ? source_.clutter.at(class_number(value)).value : 0;
}

Zone Terrain::zone(geo::Point at) const {
  const auto &grid = source_.heights.surface.grid;
  const auto cell = grid.cell_of(at);
  return cell && sea_[grid.index(*cell)] != 0 ? Zone::sea : Zone::inland;
}

std::size_t Terrain::steps(const Spot &from, const Spot &to, base::Metres step) const {
  constexpr double reach = 300'000;
  const double length = short_way(from, to).length_m;
  return steps(length > reach ? way(from, to).length_m : length, step);
}

std::size_t Terrain::steps(double short_way_m, base::Metres step) {
  constexpr double hair = 1 + 1e-5; // what a short way is off by must not make a step longer
  return static_cast<std::size_t>(std::max(4.0, std::ceil(short_way_m * hair / step.value)));
}

geo::Geodesic Terrain::short_way(const Spot &from, const Spot &to) const {
  return geo::short_way(ellipsoid_, {from.position.longitude.value, from.position.latitude.value},
                        {to.position.longitude.value, to.position.latitude.value});
}

/// On a raster in metres the straight line of the grid; else what bends like the geodesic, or beyond short
/// ways straight pieces of it.
struct Terrain::Line {
  double length_m;
  std::vector<geo::Point> points;
  geo::Point bend;

  geo::Point at(double share) const {
    const auto pieces = points.size() - 1;
    const double piece = share * static_cast<double>(pieces);
    const std::size_t k = std::min(static_cast<std::size_t>(piece), pieces - 1);
    const double rest = piece - static_cast<double>(k), beside = share * (1 - share);
    const geo::Point &a = points[k], &b = points[k + 1];
    return {a.x + (b.x - a.x) * rest + beside * bend.x, a.y + (b.y - a.y) * rest + beside * bend.y};
  }
};

Terrain::Line Terrain::line(const Spot &from, const Spot &to) const {
  const auto length = way(from, to).length_m;
  Line line{std::max(length, 1.0), {from.at, to.at}, {}};
  if (degrees_ && length > short_way_m)
    line.points = geo::geodesic(ellipsoid_, from.at, to.at, piece_m).points;
  else if (degrees_)
    line.bend = geo::bend_of_short_way(ellipsoid_, from.at, to.at);
  return line;
}

std::optional<Profile> Terrain::profile(const Spot &from, const Spot &to, base::Metres step) const {
  if (!(step.value > 0 && step <= longest_step))
    throw std::invalid_argument("Terrain::profile: a step up to 100 m");
  const auto steps = this->steps(from, to, step);
  const auto line = this->line(from, to);
  Profile profile;
  profile.distances_m.reserve(steps + 1);
  profile.heights_m.reserve(steps + 1);
  for (std::size_t i = 0; i <= steps; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(steps);
    const auto at = i == steps ? to.at : line.at(share);
    const auto ground = height(at);
    if (!ground) return {};
    profile.distances_m.push_back(line.length_m * share);
    profile.heights_m.push_back(*ground);
    if (source_.landcover) profile.clutter_m.push_back(clutter(at));
    if (!sea_.empty()) profile.zones.push_back(zone(at));
  }
  return profile;
}

base::Measure Terrain::height_on_way(const Spot &from, const Spot &to, base::Metres step,
                                     std::size_t point) const {
  const auto count = steps(from, to, step);
  return height(point == count ? to.at
                               : line(from, to).at(static_cast<double>(point) / static_cast<double>(count)));
}

} // namespace gis::radio
