#include "gis/radio/quick/Sweep.h"

#include "gis/base/parallel.h"
#include "gis/radio/quick/Radial.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gis::radio::quick {
namespace {

constexpr int tail_points = 16;
constexpr int near_steps = tail_points + 4; ///< up to here hardly anything would be shared
constexpr int rows_at_a_time = 16;
constexpr std::size_t radials_at_a_time = 16;

/// The radials no farther apart where they end than the cells of the terrain and those that are asked.
base::Metres apart(const SweepRequest &request, const Terrain &terrain) {
  double least = request.radius.value;
  for (const auto &grid : {request.grid, terrain.heights().grid}) {
    if (!terrain.crs().geographic()) {
      least = std::min({least, grid.cell_width, grid.cell_height});
      continue;
    }
    const auto at = request.mast.at;
    for (const auto &[x, y] : {std::pair(grid.cell_width, 0.0), std::pair(0.0, grid.cell_height)})
      least = std::min(least, geo::short_way(terrain.ellipsoid(), at, {at.x + x, at.y + y}).length_m);
  }
  return base::Metres(least);
}

} // namespace

Sweep::Sweep(const SweepRequest &request, const Terrain &terrain, base::Progress &progress)
    : request_(request), terrain_(terrain),
      fan_(terrain, request.mast, request.radius, apart(request, terrain)) {
  const int rows = request_.grid.rows;
  std::vector<Block> blocks(static_cast<std::size_t>((rows + rows_at_a_time - 1) / rows_at_a_time));
  if (!blocks.empty())
    base::in_parallel(blocks.size(), request_.threads, progress, [&](std::size_t i, base::Progress &) {
      const int first = static_cast<int>(i) * rows_at_a_time;
      blocks[i] = aim(first, std::min(rows, first + rows_at_a_time));
    });
  sort(blocks);
}

Sweep::Block Sweep::aim(int first_row, int end_row) const {
  const auto &grid = request_.grid;
  std::vector<geo::Point> centres;
  for (int row = first_row; row < end_row; ++row)
    for (int column = 0; column < grid.columns; ++column) centres.push_back(grid.centre({row, column}));
  const auto spots = terrain_.locate(terrain_.crs(), centres);
  const double radius = request_.radius.value;
  constexpr double short_way_error = 1e-5; // within it the whole way decides
  Block block;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const auto nearest = fan_.nearest(spots[i]);
    const bool doubtful = std::fabs(nearest.way.length_m - radius) < short_way_error * radius;
    if ((doubtful ? terrain_.way(request_.mast, spots[i]).length_m : nearest.way.length_m) > radius) continue;
    const auto cell = static_cast<std::uint32_t>(grid.index({first_row, 0}) + i);
    if (Terrain::steps(nearest.way.length_m, request_.step) <= near_steps)
      block.near.push_back(cell);
    else
      block.aimed.push_back(
          {{cell, static_cast<float>(nearest.way.length_m), static_cast<float>(nearest.way.azimuth)},
           static_cast<std::uint32_t>(nearest.radial)});
  }
  return block;
}

/// By radial, in each by distance, of equal ones by cell.
void Sweep::sort(std::vector<Block> &blocks) {
  begin_.assign(fan_.size() + 1, 0);
  for (const auto &block : blocks)
    for (const auto &aimed : block.aimed) ++begin_[aimed.radial + 1];
  for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  places_.resize(begin_.back());
  auto next = begin_;
  for (auto &block : blocks) {
    for (const auto &aimed : block.aimed) places_[next[aimed.radial]++] = aimed.place;
    near_.insert(near_.end(), block.near.begin(), block.near.end());
    block = {};
  }
}

/// What one thread works with.
struct Sweep::Desk {
  Radial radial;
  RadialFan::Ground ground{};
  int pushed = 0;
  std::vector<Place> places{};
  std::array<float, tail_points + 16> rise{};
  std::array<Radial::Point, tail_points> tail{};
};

void Sweep::run(const LossFinder &finder, const Tell &tell, base::Progress &progress) const {
  const auto mast_ground = terrain_.height(request_.mast.at);
  if (!mast_ground)
    for (const auto &place : places_) tell(place.cell, {}, Degrees(0));
  if (!mast_ground || places_.empty()) return progress.report(1);
  const std::size_t groups = (fan_.size() + radials_at_a_time - 1) / radials_at_a_time;
  base::in_parallel(groups, request_.threads, progress, [&](std::size_t group, base::Progress &) {
    Desk desk{.radial = Radial(finder)};
    const std::size_t end = std::min(fan_.size(), (group + 1) * radials_at_a_time);
    for (std::size_t i = group * radials_at_a_time; i < end; ++i)
      if (begin_[i] < begin_[i + 1]) survey(i, *mast_ground, tell, desk);
  });
}

void Sweep::survey(std::size_t radial, double mast_ground_m, const Tell &tell, Desk &desk) const {
  const auto from = static_cast<std::ptrdiff_t>(begin_[radial]),
             to = static_cast<std::ptrdiff_t>(begin_[radial + 1]);
  desk.places.assign(places_.begin() + from, places_.begin() + to);
  std::sort(desk.places.begin(), desk.places.end(), [](const Place &a, const Place &b) {
    return a.length_m != b.length_m ? a.length_m < b.length_m : a.cell < b.cell;
  });
  fan_.sample(radial, request_.step, mast_ground_m, desk.ground);
  desk.radial.begin(mast_ground_m);
  desk.pushed = 0;
  for (const auto &place : desk.places) answer(radial, place, mast_ground_m, tell, desk);
}

void Sweep::answer(std::size_t radial, const Place &place, double mast_ground_m, const Tell &tell,
                   Desk &desk) const {
  const auto &grid = request_.grid;
  const auto at = grid.centre(grid.cell_at(place.cell));
  const Degrees azimuth(static_cast<double>(place.azimuth));
  const auto length_m = static_cast<double>(place.length_m);
  const double km = length_m / 1000;
  const int steps = static_cast<int>(Terrain::steps(length_m, request_.step));
  const double step_km = km / steps, tail_km = km - step_km * (tail_points + 0.5);
  const auto &ground = desk.ground;
  while (ground.step_km * (desk.pushed + 1) < tail_km) {
    // Beyond the edge of the raster there is no ground.
    if (desk.pushed == ground.steps) return tell(place.cell, {}, azimuth);
    ++desk.pushed;
    desk.radial.push({ground.step_km * desk.pushed,
                      static_cast<double>(ground.rise[static_cast<std::size_t>(desk.pushed)])});
  }
  fan_.sample_tail(radial, at, length_m, steps, tail_points, mast_ground_m, desk.rise.data());
  auto own_ground = mast_ground_m + static_cast<double>(desk.rise[tail_points]);
  if (!std::isfinite(own_ground)) own_ground = terrain_.height(at).value_or(own_ground);
  for (std::size_t k = 0; k < tail_points; ++k)
    desk.tail[k] = {km - step_km * static_cast<double>(tail_points - k), static_cast<double>(desk.rise[k])};
  tell(place.cell, desk.radial.loss({km, own_ground, fan_.place(radial, km)}, desk.tail), azimuth);
}

} // namespace gis::radio::quick
