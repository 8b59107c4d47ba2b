#include "gis/geo/burn.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gis::geo {
namespace {

/// Walks from cell edge to cell edge along one segment given in cell units (x to the east, y to the south).
void visit_segment(Point a, Point b, const Grid &grid, const std::function<void(Cell)> &visit) {
  int column = static_cast<int>(std::floor(a.x)), row = static_cast<int>(std::floor(a.y));
  const int last_column = static_cast<int>(std::floor(b.x)), last_row = static_cast<int>(std::floor(b.y));
  const double dx = b.x - a.x, dy = b.y - a.y;
  const int step_x = dx > 0 ? 1 : -1, step_y = dy > 0 ? 1 : -1;
  const double per_column = dx != 0 ? 1 / std::fabs(dx) : HUGE_VAL,
               per_row = dy != 0 ? 1 / std::fabs(dy) : HUGE_VAL;
  double next_x = dx > 0 ? (column + 1 - a.x) * per_column : dx < 0 ? (a.x - column) * per_column : HUGE_VAL;
  double next_y = dy > 0 ? (row + 1 - a.y) * per_row : dy < 0 ? (a.y - row) * per_row : HUGE_VAL;
  // The number of edges to cross is known, so rounding can never run past the end.
  int left = std::abs(last_column - column) + std::abs(last_row - row);
  const auto tell = [&] {
    if (grid.holds({row, column})) visit({row, column});
  };
  tell();
  while (left > 0) {
    const bool corner = next_x == next_y && left >= 2;
    const bool across = column != last_column && (next_x <= next_y || row == last_row);
    if (corner || across) {
      column += step_x;
      next_x += per_column;
      --left;
    }
    if (corner || !across) {
      row += step_y;
      next_y += per_row;
      --left;
    }
    tell();
  }
}

} // namespace

void visit_line_cells(const Line &line, const Grid &grid, const std::function<void(Cell)> &visit) {
  const auto scaled = [&](Point p) {
    return Point{(p.x - grid.x_west) / grid.cell_width, (grid.y_north - p.y) / grid.cell_height};
  };
  const Box box = grid.box();
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    Box reach;
    reach.add(line[i]);
    reach.add(line[i + 1]);
    // Far outside nothing is touched, and cell numbers would not fit an int.
    if (!reach.touches(box) || reach.width() > 1e7 || reach.height() > 1e7) continue;
    visit_segment(scaled(line[i]), scaled(line[i + 1]), grid, visit);
  }
}

void visit_cells_inside(const Geometry &polygons, const Grid &grid, const std::function<void(Cell)> &visit) {
  struct Crossing {
    int row;
    double x;
  };
  for (const auto &polygon : polygons.polygons) {
    std::vector<Crossing> crossings;
    const auto add = [&](const Ring &ring) {
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        Point a = ring[i], b = ring[i + 1];
        if (a.y == b.y) continue;
        if (a.y < b.y) std::swap(a, b);
        // Rows whose centre lies in [b.y, a.y): each vertex counts for one of its two edges.
        const double first = std::ceil((grid.y_north - a.y) / grid.cell_height - 0.5),
                     last = std::ceil((grid.y_north - b.y) / grid.cell_height - 0.5);
        for (int row = static_cast<int>(std::clamp(first, 0.0, static_cast<double>(grid.rows)));
             row < static_cast<int>(std::clamp(last, 0.0, static_cast<double>(grid.rows))); ++row) {
          const double y = grid.y_north - (row + 0.5) * grid.cell_height;
          crossings.push_back({row, a.x + (b.x - a.x) * ((a.y - y) / (a.y - b.y))});
        }
      }
    };
    add(polygon.shell);
    for (const auto &hole : polygon.holes) add(hole);
    std::sort(crossings.begin(), crossings.end(), [](const Crossing &a, const Crossing &b) {
      return a.row != b.row ? a.row < b.row : a.x < b.x;
    });
    const auto column_from = [&](double x) {
      return static_cast<int>(std::clamp(std::ceil((x - grid.x_west) / grid.cell_width - 0.5), 0.0,
                                         static_cast<double>(grid.columns)));
    };
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      for (int column = column_from(crossings[i].x); column < column_from(crossings[i + 1].x); ++column)
        visit({crossings[i].row, column});
  }
}

} // namespace gis::geo
