#include "gis/geo/hillshade.h"

#include <algorithm>
#include <numbers>

namespace gis::geo {
namespace {

/// The heights around one cell.
class Around {
public:
  Around(const Surface &heights, Cell cell) : heights_(heights), cell_(cell) {}
  double at(int down, int right) const {
    const Cell there{cell_.row + down, cell_.column + right};
    if (heights_.grid.holds(there))
      if (const auto index = heights_.grid.index(there); heights_.has_value(index))
        return heights_.values[index];
    return heights_.values[heights_.grid.index(cell_)];
  }
  /// Metres up for each metre east, and north.
  double east() const {
    return (at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1)) /
           (8 * heights_.grid.cell_width);
  }
  double north() const {
    return (at(-1, -1) + 2 * at(-1, 0) + at(-1, 1) - at(1, -1) - 2 * at(1, 0) - at(1, 1)) /
           (8 * heights_.grid.cell_height);
  }

private:
  const Surface &heights_;
  Cell cell_;
};

} // namespace

Surface hillshade(const Surface &heights, const Light &light) {
  constexpr double radians = std::numbers::pi / 180;
  const double up = std::sin(light.altitude * radians), level = std::cos(light.altitude * radians);
  const double to_east = std::sin(light.azimuth * radians) * level;
  const double to_north = std::cos(light.azimuth * radians) * level;
  Surface bright{heights.grid, std::vector<float>(heights.grid.size(), Surface::no_value)};
  for (std::size_t i = 0; i < bright.values.size(); ++i) {
    if (!heights.has_value(i)) continue;
    const Around around(heights, heights.grid.cell_at(i));
    const double east = light.exaggeration * around.east(), north = light.exaggeration * around.north();
    // The normal of the ground (-east, -north, 1) on the direction to the light.
    const double facing =
        (up - east * to_east - north * to_north) / std::sqrt(1 + east * east + north * north);
    bright.values[i] = static_cast<float>(std::max(0.0, facing));
  }
  return bright;
}

Surface coarser(const Surface &fine, int factor) {
  Grid grid = fine.grid;
  grid.cell_width *= factor;
  grid.cell_height *= factor;
  grid.columns = (fine.grid.columns + factor - 1) / factor;
  grid.rows = (fine.grid.rows + factor - 1) / factor;
  Surface made{grid, std::vector<float>(grid.size(), Surface::no_value)};
  for (std::size_t i = 0; i < made.values.size(); ++i) {
    const Cell corner{grid.cell_at(i).row * factor, grid.cell_at(i).column * factor};
    double sum = 0;
    int n = 0;
    for (int row = corner.row; row < std::min(corner.row + factor, fine.grid.rows); ++row)
      for (int column = corner.column; column < std::min(corner.column + factor, fine.grid.columns); ++column)
        if (const auto index = fine.grid.index({row, column}); fine.has_value(index)) {
          sum += fine.values[index];
          ++n;
        }
    if (n > 0) made.values[i] = static_cast<float>(sum / n);
  }
  return made;
}

} // namespace gis::geo
