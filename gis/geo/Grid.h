#pragma once

#include "gis/geo/Box.h"

#include <cmath>
#include <cstddef>
#include <optional>

namespace gis::geo {

/// One cell: row 0 at the north edge, column 0 at the west edge.
struct Cell {
  int row = 0;
  int column = 0;
  friend bool operator==(const Cell &, const Cell &) = default;
};

/// Where the cells of a raster lie. Row-major, north-west cell first, rows running south. Cells are
/// rectangles of cell_width × cell_height CRS units (square metres in a study).
struct Grid {
  double x_west = 0;
  double y_north = 0;
  double cell_width = 1;
  double cell_height = 1;
  int columns = 0;
  int rows = 0;

  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
  std::size_t index(Cell c) const {
    return static_cast<std::size_t>(c.row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(c.column);
  }
  Cell cell_at(std::size_t index) const {
    return {static_cast<int>(index / static_cast<std::size_t>(columns)),
            static_cast<int>(index % static_cast<std::size_t>(columns))};
  }
  bool holds(Cell c) const { return c.row >= 0 && c.row < rows && c.column >= 0 && c.column < columns; }
  Point centre(Cell c) const {
    return {x_west + (c.column + 0.5) * cell_width, y_north - (c.row + 0.5) * cell_height};
  }
  /// The cell that holds a point; a point on an edge belongs to the cell east or south of it.
  std::optional<Cell> cell_of(Point p) const {
    const double column = std::floor((p.x - x_west) / cell_width);
    const double row = std::floor((y_north - p.y) / cell_height);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return {};
    return Cell{static_cast<int>(row), static_cast<int>(column)};
  }
  Box box() const { return {x_west, y_north - rows * cell_height, x_west + columns * cell_width, y_north}; }
  friend bool operator==(const Grid &, const Grid &) = default;
};

/// The grid of square cells that covers a box, its edges on whole multiples of `snap` (a multiple of
/// `cell`), so that grids of one study always share their cell edges.
inline Grid grid_over(const Box &box, double cell, double snap) {
  Grid grid;
  grid.cell_width = grid.cell_height = cell;
  grid.x_west = std::floor(box.x_min / snap) * snap;
  grid.y_north = std::ceil(box.y_max / snap) * snap;
  const double steps = snap / cell;
  grid.columns = static_cast<int>(std::lround(std::ceil((box.x_max - grid.x_west) / snap) * steps));
  grid.rows = static_cast<int>(std::lround(std::ceil((grid.y_north - box.y_min) / snap) * steps));
  return grid;
}

} // namespace gis::geo
