#include "gis/geo/outline.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace gis::geo {
namespace {

/// Where one walks along an edge, its cell on the left: east on the cell's south side, and so on.
enum class Heading { east, north, west, south };
constexpr std::array<Cell, 4> ahead = {Cell{0, 1}, {-1, 0}, {0, -1}, {1, 0}}; // by heading

Heading turned(Heading heading, int quarters) {
  return static_cast<Heading>((static_cast<int>(heading) + quarters) % 4);
}

Cell next_to(Cell cell, Heading heading) {
  const auto step = ahead[static_cast<std::size_t>(heading)];
  return {cell.row + step.row, cell.column + step.column};
}

class Outliner {
public:
  Outliner(const Grid &grid, const std::vector<std::uint32_t> &label)
      : grid_(grid), label_(label), part_(grid.size(), unlabelled), walked_(grid.size(), 0) {}

  std::vector<Geometry> outlines(std::uint32_t labels) {
    find_parts();
    std::vector<Polygon> polygon(label_of_part_.size());
    // Every ring walks east somewhere, on the south side of a cell.
    for (std::size_t i = 0; i < grid_.size(); ++i) {
      if (label_[i] == unlabelled || walked_[i] != 0 ||
          same_part(i, next_to(grid_.cell_at(i), Heading::south)))
        continue;
      auto ring = walk(grid_.cell_at(i));
      auto &part = polygon[part_[i]];
      if (turns_left(ring))
        part.shell = std::move(ring);
      else
        part.holes.push_back(std::move(ring));
    }
    std::vector<Geometry> result(labels);
    for (std::size_t part = 0; part < polygon.size(); ++part)
      result[label_of_part_[part]].polygons.push_back(std::move(polygon[part]));
    return result;
  }

private:
  const Grid &grid_;
  const std::vector<std::uint32_t> &label_;
  std::vector<std::uint32_t> part_;  ///< cells of one label joined by edges
  std::vector<std::uint8_t> walked_; ///< whether a ring went along the south side
  std::vector<std::uint32_t> label_of_part_;

  bool same_part(std::size_t index, Cell other) const {
    return grid_.holds(other) && part_[grid_.index(other)] == part_[index];
  }

  void find_parts() {
    std::vector<std::size_t> waiting;
    for (std::size_t first = 0; first < grid_.size(); ++first) {
      if (label_[first] == unlabelled || part_[first] != unlabelled) continue;
      const auto part = static_cast<std::uint32_t>(label_of_part_.size());
      label_of_part_.push_back(label_[first]);
      part_[first] = part;
      waiting.push_back(first);
      while (!waiting.empty()) {
        const auto index = waiting.back();
        waiting.pop_back();
        for (const auto heading : {Heading::east, Heading::north, Heading::west, Heading::south}) {
          const auto cell = next_to(grid_.cell_at(index), heading);
          if (!grid_.holds(cell)) continue;
          const auto other = grid_.index(cell);
          if (label_[other] != label_[index] || part_[other] != unlabelled) continue;
          part_[other] = part;
          waiting.push_back(other);
        }
      }
    }
  }

  /// The corner at the end of a cell's side.
  Point corner(Cell cell, Heading heading) const {
    const bool south = heading == Heading::east || heading == Heading::south;
    const bool east = heading == Heading::east || heading == Heading::north;
    return {grid_.x_west + (cell.column + (east ? 1 : 0)) * grid_.cell_width,
            grid_.y_north - (cell.row + (south ? 1 : 0)) * grid_.cell_height};
  }

  /// The ring that goes east on a cell's south side. Where two cells of the part meet at a corner only, it
  /// keeps round the cell outside: so it never meets itself.
  Ring walk(Cell first) {
    Ring ring;
    Cell cell = first;
    auto heading = Heading::east;
    do {
      if (heading == Heading::east) walked_[grid_.index(cell)] = 1;
      const auto index = grid_.index(cell);
      const auto left = next_to(cell, heading), right = next_to(left, turned(heading, 3));
      const auto end = corner(cell, heading);
      if (same_part(index, right)) {
        ring.push_back(end);
        cell = right;
        heading = turned(heading, 3);
      } else if (same_part(index, left)) {
        cell = left;
      } else {
        ring.push_back(end);
        heading = turned(heading, 1);
      }
    } while (!(cell == first && heading == Heading::east));
    ring.push_back(ring.front());
    return ring;
  }

  static bool turns_left(const Ring &ring) {
    double doubled = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
      doubled += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                 (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    return doubled > 0;
  }
};

} // namespace

std::vector<Geometry> outlines(const Grid &grid, const std::vector<std::uint32_t> &label,
                               std::uint32_t labels) {
  return Outliner(grid, label).outlines(labels);
}

std::vector<std::uint32_t> neighbour_colours(const Grid &grid, const std::vector<std::uint32_t> &label,
                                             std::uint32_t labels) {
  std::vector<std::set<std::uint32_t>> touches(labels);
  for (std::size_t i = 0; i < grid.size(); ++i) {
    if (label[i] == unlabelled) continue;
    const auto here = grid.cell_at(i);
    for (const Cell step : {Cell{0, 1}, {1, -1}, {1, 0}, {1, 1}}) {
      const Cell there{here.row + step.row, here.column + step.column};
      if (!grid.holds(there)) continue;
      const auto other = label[grid.index(there)];
      if (other == unlabelled || other == label[i]) continue;
      touches[label[i]].insert(other);
      touches[other].insert(label[i]);
    }
  }
  std::vector<std::uint32_t> order(labels), colour(labels, unlabelled);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return touches[a].size() > touches[b].size(); });
  for (const auto one : order) {
    std::set<std::uint32_t> taken;
    for (const auto other : touches[one]) taken.insert(colour[other]);
    colour[one] = 0;
    while (taken.count(colour[one]) > 0) colour[one] += 1;
  }
  return colour;
}

} // namespace gis::geo
