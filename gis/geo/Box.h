#pragma once

#include <algorithm>
#include <limits>

namespace gis::geo {

/// A position: x to the east, y to the north, in the unit of its CRS (metres in a study).
struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point &, const Point &) = default;
};

/// An upright rectangle. A default box is empty and grows around what is added.
struct Box {
  double x_min = std::numeric_limits<double>::infinity();
  double y_min = std::numeric_limits<double>::infinity();
  double x_max = -std::numeric_limits<double>::infinity();
  double y_max = -std::numeric_limits<double>::infinity();

  bool empty() const { return !(x_min <= x_max && y_min <= y_max); }
  double width() const { return x_max - x_min; }
  double height() const { return y_max - y_min; }
  Point centre() const { return {(x_min + x_max) / 2, (y_min + y_max) / 2}; }
  bool contains(Point p) const { return p.x >= x_min && p.x <= x_max && p.y >= y_min && p.y <= y_max; }
  bool touches(const Box &other) const {
    return x_min <= other.x_max && other.x_min <= x_max && y_min <= other.y_max && other.y_min <= y_max;
  }
  void add(Point p) {
    x_min = std::min(x_min, p.x);
    y_min = std::min(y_min, p.y);
    x_max = std::max(x_max, p.x);
    y_max = std::max(y_max, p.y);
  }
  void add(const Box &other) {
    x_min = std::min(x_min, other.x_min);
    y_min = std::min(y_min, other.y_min);
    x_max = std::max(x_max, other.x_max);
    y_max = std::max(y_max, other.y_max);
  }
  Box grown(double by) const { return {x_min - by, y_min - by, x_max + by, y_max + by}; }
  friend bool operator==(const Box &, const Box &) = default;
};

} // namespace gis::geo
