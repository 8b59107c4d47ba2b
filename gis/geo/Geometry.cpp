#include "gis/geo/Geometry.h"

#include <algorithm>
#include <cmath>

namespace gis::geo {
namespace {

/// Twice the signed area, positive where the ring runs counter-clockwise. Relative to the first point,
/// so that coordinates of a million metres cost no digits.
double signed_double_area(const Ring &ring) {
  if (ring.size() < 3) return 0;
  const Point origin = ring.front();
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    sum += (ring[i].x - origin.x) * (ring[i + 1].y - origin.y) -
           (ring[i + 1].x - origin.x) * (ring[i].y - origin.y);
  return sum;
}

bool crosses(const Ring &ring, Point p, bool inside) {
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Point a = ring[i], b = ring[i + 1];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * ((p.y - a.y) / (b.y - a.y))) inside = !inside;
  }
  return inside;
}

bool inside(const Polygon &polygon, Point p) {
  bool in = crosses(polygon.shell, p, false);
  for (const auto &hole : polygon.holes) in = crosses(hole, p, in);
  return in;
}

} // namespace

Box Geometry::box() const {
  Box box;
  for (const auto &p : points) box.add(p);
  for (const auto &line : lines)
    for (const auto &p : line) box.add(p);
  for (const auto &polygon : polygons)
    for (const auto &p : polygon.shell) box.add(p);
  return box;
}

double area(const Polygon &polygon) {
  double sum = std::fabs(signed_double_area(polygon.shell));
  for (const auto &hole : polygon.holes) sum -= std::fabs(signed_double_area(hole));
  return sum / 2;
}

double area(const Geometry &geometry) {
  double sum = 0;
  for (const auto &polygon : geometry.polygons) sum += area(polygon);
  return sum;
}

double length(const Geometry &geometry) {
  double sum = 0;
  for (const auto &line : geometry.lines)
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
      sum += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
  return sum;
}

bool contains(const Geometry &geometry, Point p) {
  return std::any_of(geometry.polygons.begin(), geometry.polygons.end(),
                     [&](const Polygon &polygon) { return inside(polygon, p); });
}

Point inner_point(const Geometry &geometry) {
  const auto largest = std::max_element(geometry.polygons.begin(), geometry.polygons.end(),
                                        [](const auto &a, const auto &b) { return area(a) < area(b); });
  if (largest == geometry.polygons.end()) return geometry.box().centre();
  Box box;
  for (const auto &p : largest->shell) box.add(p);
  Point best = box.centre();
  double widest = -1;
  for (int step = 1; step < 16; ++step) {
    const double y = box.y_min + box.height() * step / 16;
    std::vector<double> cuts;
    const auto cut = [&](const Ring &ring) {
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point a = ring[i], b = ring[i + 1];
        if ((a.y > y) != (b.y > y)) cuts.push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
      }
    };
    cut(largest->shell);
    for (const auto &hole : largest->holes) cut(hole);
    std::sort(cuts.begin(), cuts.end());
    // A wide span near the middle beats a slightly wider one at the rim.
    const double centred = 1 - 0.5 * std::fabs(step - 8) / 8.0;
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2)
      if (const double width = (cuts[i + 1] - cuts[i]) * centred; width > widest) {
        widest = width;
        best = {(cuts[i] + cuts[i + 1]) / 2, y};
      }
  }
  return best;
}

void orient(Geometry &geometry) {
  for (auto &polygon : geometry.polygons) {
    if (signed_double_area(polygon.shell) < 0) std::reverse(polygon.shell.begin(), polygon.shell.end());
    for (auto &hole : polygon.holes)
      if (signed_double_area(hole) > 0) std::reverse(hole.begin(), hole.end());
  }
}

} // namespace gis::geo
