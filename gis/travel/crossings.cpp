#include "gis/travel/crossings.h"

#include "gis/geo/burn.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace gis::travel {
namespace {

struct Segment {
  geo::Point a, b;
};

/// Share along `s` at which it meets `t`, ends included.
std::optional<double> meeting(const Segment &s, const Segment &t) {
  const double dx = s.b.x - s.a.x, dy = s.b.y - s.a.y, ex = t.b.x - t.a.x, ey = t.b.y - t.a.y;
  const double cross = dx * ey - dy * ex;
  if (cross == 0) return {};
  const double fx = t.a.x - s.a.x, fy = t.a.y - s.a.y;
  const double u = (fx * ey - fy * ex) / cross, v = (fx * dy - fy * dx) / cross;
  if (u < 0 || u > 1 || v < 0 || v > 1) return {};
  return u;
}

/// Barrier segments by square of 16 cells, so that a road is held only against those near it.
class Index {
public:
  Index(const geo::Grid &grid) : grid_(grid), side_(16 * grid.cell_width) {}

  void add(const std::vector<geo::Point> &line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const auto number = static_cast<std::uint32_t>(segments_.size());
      segments_.push_back({line[i], line[i + 1]});
      visit_squares(segments_.back(), [&](std::uint64_t square) { squares_[square].push_back(number); });
    }
  }

  /// Shares along the segment at which it meets any barrier segment.
  std::vector<double> meetings(const Segment &road) const {
    std::vector<double> shares;
    visit_squares(road, [&](std::uint64_t square) {
      const auto found = squares_.find(square);
      if (found == squares_.end()) return;
      for (const auto number : found->second)
        if (const auto share = meeting(road, segments_[number])) shares.push_back(*share);
    });
    std::sort(shares.begin(), shares.end());
    shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
    return shares;
  }

private:
  const geo::Grid &grid_;
  double side_;
  std::vector<Segment> segments_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> squares_;

  template <class Visit> void visit_squares(const Segment &s, const Visit &visit) const {
    const geo::Box box = grid_.box();
    geo::Box reach;
    reach.add(s.a);
    reach.add(s.b);
    if (!reach.touches(box)) return;
    const auto square = [&](double from, double origin) {
      return static_cast<std::int64_t>(std::floor((from - origin) / side_));
    };
    const auto clipped = [](double v, double low, double high) { return std::clamp(v, low, high); };
    const auto x0 = square(clipped(reach.x_min, box.x_min, box.x_max), box.x_min),
               x1 = square(clipped(reach.x_max, box.x_min, box.x_max), box.x_min);
    const auto y0 = square(clipped(reach.y_min, box.y_min, box.y_max), box.y_min),
               y1 = square(clipped(reach.y_max, box.y_min, box.y_max), box.y_min);
    for (auto x = x0; x <= x1; ++x)
      for (auto y = y0; y <= y1; ++y)
        visit(static_cast<std::uint64_t>(x) << 32 | static_cast<std::uint32_t>(y));
  }
};

geo::Point along(const Segment &s, double share) {
  return {s.a.x + (s.b.x - s.a.x) * share, s.a.y + (s.b.y - s.a.y) * share};
}

class Opener {
public:
  Opener(Ground &ground, const std::vector<const sources::Layer *> &barriers)
      : ground_(ground), lines_(ground.grid), rims_(ground.grid) {
    for (const auto *layer : barriers)
      for (const auto &row : layer->rows) {
        for (const auto &line : row.geometry.lines) lines_.add(line);
        for (const auto &polygon : row.geometry.polygons) {
          rims_.add(polygon.shell);
          for (const auto &hole : polygon.holes) rims_.add(hole);
        }
        if (!row.geometry.polygons.empty()) boxes_.emplace_back(row.geometry.box(), &row.geometry);
      }
  }

  void open(const geo::Line &road, Ground::Barrier how) {
    bool touches = false;
    geo::visit_line_cells(road, ground_.grid, [&](geo::Cell cell) {
      touches = touches || ground_.barrier[ground_.grid.index(cell)] != 0;
    });
    if (!touches) return;
    open_lines(road, how);
    open_areas(road, how);
  }

private:
  Ground &ground_;
  Index lines_, rims_;
  std::vector<std::pair<geo::Box, const geo::Geometry *>> boxes_;

  void open_cells(const geo::Line &piece, std::uint8_t kind, Ground::Barrier how,
                  const std::optional<geo::Point> &near) {
    const double reach = 3 * ground_.grid.cell_width;
    geo::visit_line_cells(piece, ground_.grid, [&](geo::Cell cell) {
      auto &flags = ground_.barrier[ground_.grid.index(cell)];
      if ((flags & kind) == 0) return;
      if (near) {
        const auto centre = ground_.grid.centre(cell);
        if (std::hypot(centre.x - near->x, centre.y - near->y) > reach) return;
      }
      flags |= how;
    });
  }

  /// The road within three cells of each point where it meets a barrier line.
  void open_lines(const geo::Line &road, Ground::Barrier how) {
    for (std::size_t i = 0; i + 1 < road.size(); ++i) {
      const Segment segment{road[i], road[i + 1]};
      for (const double share : lines_.meetings(segment))
        open_cells(road, Ground::line, how, along(segment, share));
    }
  }

  bool inside_any(geo::Point p) const {
    return std::any_of(boxes_.begin(), boxes_.end(), [&](const auto &entry) {
      return entry.first.contains(p) && geo::contains(*entry.second, p);
    });
  }

  /// The stretches of the road that lie inside barrier polygons. A polygon of a river is often drawn with its
  /// middle line as well: the bridge opens both.
  void open_areas(const geo::Line &road, Ground::Barrier how) {
    for (std::size_t i = 0; i + 1 < road.size(); ++i) {
      const Segment segment{road[i], road[i + 1]};
      auto shares = rims_.meetings(segment);
      shares.insert(shares.begin(), 0);
      shares.push_back(1);
      for (std::size_t s = 0; s + 1 < shares.size(); ++s) {
        if (shares[s + 1] <= shares[s] || !inside_any(along(segment, (shares[s] + shares[s + 1]) / 2)))
          continue;
        open_cells({along(segment, shares[s]), along(segment, shares[s + 1])}, Ground::area, how,
                   std::nullopt);
      }
    }
  }
};

} // namespace

void open_crossings(const sources::Layer &roads, const std::string &crossing_field,
                    const std::vector<const sources::Layer *> &barriers, Ground &ground) {
  Opener opener(ground, barriers);
  const auto column = crossing_field.empty() ? std::nullopt : std::optional(roads.field(crossing_field));
  for (const auto &row : roads.rows) {
    const bool ford = column && row.cells[*column].value_or("") == "ford";
    for (const auto &line : row.geometry.lines) opener.open(line, ford ? Ground::ford : Ground::open);
  }
}

} // namespace gis::travel
