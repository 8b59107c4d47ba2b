#include "ui/maps/hatching.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ui::maps {
namespace {

struct Turn {
  double c, s;
  explicit Turn(double degrees)
      : c(std::cos(degrees * std::numbers::pi / 180)), s(std::sin(degrees * std::numbers::pi / 180)) {}
  /// Paper → axes along and across the lines; y is down, so 45° rises to the right.
  Mm to(Mm p) const { return {p.x * c - p.y * s, p.x * s + p.y * c}; }
  Mm from(Mm p) const { return {p.x * c + p.y * s, -p.x * s + p.y * c}; }
};

/// For each line y = k × spacing the sorted crossings with the rings. A vertex that lies on a line must
/// count alike in both its edges: only the comparisons with `y` decide, never the quotient.
std::vector<Path> lines_at(const std::vector<Path> &rings, double degrees, double spacing) {
  const Turn turn(degrees);
  std::vector<std::pair<long, double>> crossings;
  for (const auto &ring : rings)
    for (std::size_t i = 1; i < ring.size(); ++i) {
      Mm a = turn.to(ring[i - 1]), b = turn.to(ring[i]);
      if (a.y > b.y) std::swap(a, b);
      for (long k = std::lround(std::floor(a.y / spacing)); static_cast<double>(k) * spacing < b.y; ++k) {
        const double y = static_cast<double>(k) * spacing;
        if (y >= a.y) crossings.push_back({k, a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)});
      }
    }
  std::sort(crossings.begin(), crossings.end());
  std::vector<Path> paths;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    const double y = static_cast<double>(crossings[i].first) * spacing;
    if (crossings[i + 1].second - crossings[i].second < 0.05) continue;
    paths.push_back({turn.from({crossings[i].second, y}), turn.from({crossings[i + 1].second, y})});
  }
  return paths;
}

std::vector<Path> dots(const std::vector<Path> &rings, double spacing) {
  std::vector<Path> paths;
  for (const auto &row : lines_at(rings, 0, spacing)) {
    const double y = row[0].y;
    const double shift = std::lround(y / spacing) % 2 != 0 ? spacing / 2 : 0;
    for (double x = std::ceil((row[0].x + 0.25 - shift) / spacing) * spacing + shift; x < row[1].x - 0.25;
         x += spacing)
      if (inside(rings, {x, y - 0.25}) && inside(rings, {x, y + 0.25}))
        paths.push_back({{x - 0.005, y}, {x + 0.005, y}});
  }
  return paths;
}

} // namespace

std::vector<Path> hatch_lines(const std::vector<Path> &rings, const Hatch &hatch, double factor) {
  if (hatch.angles.empty()) return dots(rings, hatch.spacing * factor);
  std::vector<Path> all;
  for (const double angle : hatch.angles) {
    auto lines = lines_at(rings, angle, hatch.spacing * factor);
    all.insert(all.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
  }
  return all;
}

bool inside(const std::vector<Path> &rings, Mm p) {
  bool in = false;
  for (const auto &ring : rings)
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Mm &a = ring[i - 1], &b = ring[i];
      if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) in = !in;
    }
  return in;
}

Frame bounds(const std::vector<Path> &paths) {
  gis::geo::Box box;
  for (const auto &path : paths)
    for (const Mm &p : path) box.add(gis::geo::Point{p.x, p.y});
  if (box.empty()) return {};
  return {box.x_min, box.y_min, box.width(), box.height()};
}

} // namespace ui::maps
