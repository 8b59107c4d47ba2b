#include "ui/maps/Relief.h"

#include "gis/geo/hillshade.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui::maps {
namespace {

/// Hundredths of light on level ground: the sine of 45°.
constexpr double level_ground = 50 * std::numbers::sqrt2;
constexpr int narrowest = 16; ///< cells: no wider level is needed

Relief::Level level_of(const gis::geo::Surface &surface) {
  Relief::Level level{surface.grid, {}};
  level.light.reserve(surface.values.size());
  for (std::size_t i = 0; i < surface.values.size(); ++i)
    level.light.push_back(
        surface.has_value(i) ? static_cast<std::uint8_t>(std::clamp(std::lround(surface.values[i]), 0L, 100L))
                             : Relief::no_light);
  return level;
}

const Relief::Level &level_for(const Relief &relief, double metres) {
  const Relief::Level *best = &relief.levels.front();
  for (const auto &level : relief.levels)
    if (level.grid.cell_width <= metres * 1.5) best = &level;
  return *best;
}

/// How a row or column of samples falls between two rows or columns of cells.
struct Between {
  int first = -1; ///< outside: -1
  double share = 0;
};

Between between(double place, int count) {
  const double cell = place - 0.5;
  const double low = std::floor(cell);
  if (low < 0 || low + 1 >= count) return {};
  return {static_cast<int>(low), cell - low};
}

/// Hundredths of light between four cells; less than 0 where one of them has none.
double light_at(const Relief::Level &level, const Between &down, const Between &right) {
  const auto *upper = level.light.data() + level.grid.index({down.first, right.first});
  const auto *lower = upper + level.grid.columns;
  if (std::max({upper[0], upper[1], lower[0], lower[1]}) == Relief::no_light) return -1;
  const double above = upper[0] + (upper[1] - upper[0]) * right.share;
  const double below = lower[0] + (lower[1] - lower[0]) * right.share;
  return above + (below - above) * down.share;
}

} // namespace

Relief relief_of(const gis::geo::Surface &hundredths) {
  Relief relief;
  gis::geo::Surface surface = hundredths;
  while (true) {
    relief.levels.push_back(level_of(surface));
    if (std::min(surface.grid.columns, surface.grid.rows) < narrowest) return relief;
    surface = gis::geo::coarser(surface, 2);
  }
}

Shading shade(const Relief &relief, const View &view, double step, double darkest) {
  const Frame &frame = view.frame();
  Shading shading{"relief",
                  frame,
                  static_cast<int>(std::ceil(frame.w / step)),
                  static_cast<int>(std::ceil(frame.h / step)),
                  {}};
  shading.at.w = shading.columns * step;
  shading.at.h = shading.rows * step;
  const auto columns = static_cast<std::size_t>(shading.columns),
             rows = static_cast<std::size_t>(shading.rows);
  shading.alpha.assign(columns * rows, 0);
  const auto &level = level_for(relief, step * view.scale() / 1000);
  const auto &grid = level.grid;
  std::vector<Between> across(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    const double x = view.study({frame.x + (static_cast<double>(i) + 0.5) * step, frame.y}).x;
    across[i] = between((x - grid.x_west) / grid.cell_width, grid.columns);
  }
  for (std::size_t j = 0; j < rows; ++j) {
    const double y = view.study({frame.x, frame.y + (static_cast<double>(j) + 0.5) * step}).y;
    const auto down = between((grid.y_north - y) / grid.cell_height, grid.rows);
    if (down.first < 0) continue;
    for (std::size_t i = 0; i < columns; ++i) {
      if (across[i].first < 0) continue;
      const double light = light_at(level, down, across[i]);
      if (light < 0 || light >= level_ground) continue;
      shading.alpha[j * columns + i] =
          static_cast<std::uint8_t>(std::lround(255 * darkest * (1 - light / level_ground)));
    }
  }
  return shading;
}

} // namespace ui::maps
