#include "gis/zonal/coverage.h"

#include <algorithm>
#include <cmath>

namespace gis::zonal {
namespace {

/// One directed edge in cell units: x to the east from the first column, y to the south from the first row.
struct Edge {
  double x0, y0, x1, y1;
};

/// Sums, for one row, what the edges cover: area is the part of a cell lying east of the edges inside it,
/// cover what every cell further east gets in full.
class RowSums {
public:
  explicit RowSums(int columns) : sums_(static_cast<std::size_t>(columns) + 1), columns_(columns) {}

  void clear() {
    for (const int column : touched_) sums_[static_cast<std::size_t>(column)] = {};
    touched_.clear();
  }

  /// A piece of an edge within the row, from (x0, y0) to (x1, y1), y between 0 and 1.
  void add(double x0, double y0, double x1, double y1) {
    if (y0 == y1) return;
    if (x0 <= 0 && x1 <= 0) {
      put(0, (y1 - y0), 0);
      return;
    }
    if (x0 >= columns_ && x1 >= columns_) return; // nothing of the grid lies further east
    // Cut at the grid's edges, then at every column.
    const double dy_dx = x1 != x0 ? (y1 - y0) / (x1 - x0) : 0;
    double x = x0, y = y0;
    const auto cut = [&](double at) {
      const double y_at = at == x1 ? y1 : y0 + (at - x0) * dy_dx;
      piece(x, y, at, y_at);
      x = at;
      y = y_at;
    };
    if (x1 > x0) {
      for (double at = std::max(0.0, std::floor(x0) + 1); at < x1 && at <= columns_; at += 1) cut(at);
    } else if (x1 < x0) {
      for (double at = std::min<double>(columns_, std::ceil(x0) - 1); at > x1 && at >= 0; at -= 1) cut(at);
    }
    piece(x, y, x1, y1);
  }

  bool any() const { return !touched_.empty(); }

  /// The row's runs: a cell an edge passes through stands alone, what lies between two such cells is covered
  /// alike. Columns are counted from `first_column`.
  void runs(int first_column, std::vector<CoveredRun> &runs) {
    runs.clear();
    std::sort(touched_.begin(), touched_.end());
    double running = 0;
    for (std::size_t i = 0; i < touched_.size(); ++i) {
      const int column = touched_[i];
      const auto &sum = sums_[static_cast<std::size_t>(column)];
      add_run(runs, first_column + column, 1, std::fabs(running + sum.area));
      running += sum.cover;
      const int next = i + 1 < touched_.size() ? touched_[i + 1] : columns_;
      add_run(runs, first_column + column + 1, next - column - 1, std::fabs(running));
    }
  }

private:
  struct Sum {
    double area = 0, cover = 0;
    bool touched = false;
  };
  std::vector<Sum> sums_;
  std::vector<int> touched_;
  int columns_;

  static void add_run(std::vector<CoveredRun> &runs, int first, int cells, double fraction) {
    if (cells <= 0 || fraction < 1e-9) return;
    if (fraction > 1 - 1e-9) fraction = 1;
    if (!runs.empty() && runs.back().fraction == fraction &&
        runs.back().first_column + runs.back().cells == first)
      runs.back().cells += cells;
    else
      runs.push_back({first, cells, fraction});
  }

  /// A piece inside one column (or outside the grid).
  void piece(double x0, double y0, double x1, double y1) {
    const double height = y1 - y0;
    const double middle = (x0 + x1) / 2;
    if (middle >= columns_ || height == 0) return;
    if (middle <= 0) {
      put(0, height, 0);
      return;
    }
    const int column = std::min(static_cast<int>(middle), columns_ - 1);
    put(column, height, middle - column);
  }

  /// The edge stands at `inside` of the cell's width: the cell gets what lies east of it, the cells beyond
  /// all.
  void put(int column, double height, double inside) {
    auto &sum = sums_[static_cast<std::size_t>(column)];
    if (!sum.touched) touched_.push_back(column);
    sum.touched = true;
    sum.area += height * (1 - inside);
    sum.cover += height;
  }
};

/// The grid cut to the columns a geometry can touch.
struct Columns {
  int first = 0, count = 0;
};

Columns columns_of(const geo::Geometry &polygons, const geo::Grid &grid) {
  const auto box = polygons.box();
  const auto column = [&](double x) {
    return std::clamp((x - grid.x_west) / grid.cell_width, 0.0, static_cast<double>(grid.columns));
  };
  const int first = static_cast<int>(std::floor(column(box.x_min)));
  return {first, static_cast<int>(std::ceil(column(box.x_max))) - first};
}

std::vector<Edge> edges_of(const geo::Geometry &polygons, const geo::Grid &grid, int first_column) {
  std::vector<Edge> edges;
  const auto add = [&](const geo::Ring &ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const Edge edge{(ring[i].x - grid.x_west) / grid.cell_width - first_column,
                      (grid.y_north - ring[i].y) / grid.cell_height,
                      (ring[i + 1].x - grid.x_west) / grid.cell_width - first_column,
                      (grid.y_north - ring[i + 1].y) / grid.cell_height};
      if (edge.y0 != edge.y1 && std::max(edge.y0, edge.y1) > 0 && std::min(edge.y0, edge.y1) < grid.rows)
        edges.push_back(edge);
    }
  };
  for (const auto &polygon : polygons.polygons) {
    add(polygon.shell);
    for (const auto &hole : polygon.holes) add(hole);
  }
  std::sort(edges.begin(), edges.end(),
            [](const Edge &a, const Edge &b) { return std::min(a.y0, a.y1) < std::min(b.y0, b.y1); });
  return edges;
}

} // namespace

void visit_coverage(const geo::Geometry &polygons, const geo::Grid &grid,
                    const std::function<void(const CoveredRow &)> &visit) {
  if (polygons.polygons.empty()) return;
  const auto columns = columns_of(polygons, grid);
  if (columns.count <= 0) return;
  const auto edges = edges_of(polygons, grid, columns.first);
  RowSums sums(columns.count);
  CoveredRow covered;
  std::vector<const Edge *> active;
  std::size_t next = 0;
  const int start =
      edges.empty() ? grid.rows
                    : std::max(0, static_cast<int>(std::floor(std::min(edges.front().y0, edges.front().y1))));
  for (int row = start; row < grid.rows && (next < edges.size() || !active.empty()); ++row) {
    while (next < edges.size() && std::min(edges[next].y0, edges[next].y1) < row + 1)
      active.push_back(&edges[next++]);
    sums.clear();
    for (const auto *edge : active) {
      const double top = std::min(edge->y0, edge->y1), bottom = std::max(edge->y0, edge->y1);
      const double from = std::max<double>(top, row), to = std::min<double>(bottom, row + 1);
      if (to <= from) continue;
      const auto x_at = [&](double y) {
        return y == edge->y0   ? edge->x0
               : y == edge->y1 ? edge->x1
                               : edge->x0 + (edge->x1 - edge->x0) * ((y - edge->y0) / (edge->y1 - edge->y0));
      };
      if (edge->y1 > edge->y0)
        sums.add(x_at(from), from - row, x_at(to), to - row);
      else
        sums.add(x_at(to), to - row, x_at(from), from - row);
    }
    if (sums.any()) {
      covered.row = row;
      sums.runs(columns.first, covered.runs);
      if (!covered.runs.empty()) visit(covered);
    }
    std::erase_if(active, [&](const Edge *edge) { return std::max(edge->y0, edge->y1) <= row + 1; });
  }
}

} // namespace gis::zonal
