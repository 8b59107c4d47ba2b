#include "gis/geo/SegmentIndex.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace gis::geo {
namespace {

struct Foot {
  double distance = 0;
  double along = 0; ///< from a
  Point at;
};

/// The place of a straight piece nearest to a point.
Foot foot(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
  const double share =
      squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
  // At its far end the point itself, not what rounding makes of it.
  const Point at = share == 1 ? b : Point{a.x + share * dx, a.y + share * dy};
  return {std::hypot(p.x - at.x, p.y - at.y), share * std::sqrt(squared), at};
}

} // namespace

SegmentIndex::SegmentIndex(const std::vector<Line> &lines, double reach) : lines_(lines) {
  double sum = 0;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    double along = 0;
    for (std::size_t i = 0; i < lines[line].size(); ++i) {
      box_.add(lines[line][i]);
      if (i + 1 == lines[line].size()) break;
      const Point a = lines[line][i], b = lines[line][i + 1];
      segments_.push_back({line, i, along});
      along += std::hypot(b.x - a.x, b.y - a.y);
    }
    sum += along;
  }
  if (segments_.empty()) return;
  // As many entries as pieces, within a small factor; and never more than a million cells across.
  cell_ = std::max({reach, sum / static_cast<double>(segments_.size()),
                    std::max(box_.width(), box_.height()) / 1e6, 1e-9});
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Line &line = lines[segments_[i].line];
    enter(i, line[segments_[i].first], line[segments_[i].first + 1]);
  }
  std::sort(entries_.begin(), entries_.end());
}

std::int64_t SegmentIndex::column(double x) const {
  // One beyond the edges stands for everything there.
  return static_cast<std::int64_t>(
      std::clamp(std::floor((x - box_.x_min) / cell_), -1.0, std::floor(box_.width() / cell_) + 1));
}

std::int64_t SegmentIndex::row(double y) const {
  return static_cast<std::int64_t>(
      std::clamp(std::floor((y - box_.y_min) / cell_), -1.0, std::floor(box_.height() / cell_) + 1));
}

/// Row by row, the columns the piece crosses there.
void SegmentIndex::enter(std::size_t segment, Point a, Point b) {
  if (b.y < a.y) std::swap(a, b);
  const std::int64_t first = row(a.y), last = row(b.y);
  for (std::int64_t r = first; r <= last; ++r) {
    const auto x_at = [&](double y) {
      if (b.y == a.y) return a.x;
      return a.x + (b.x - a.x) * std::clamp((y - a.y) / (b.y - a.y), 0.0, 1.0);
    };
    const double low = box_.y_min + static_cast<double>(r) * cell_;
    const double from = first == last ? a.x : x_at(low), to = first == last ? b.x : x_at(low + cell_);
    // Rounding may put a crossing a hair to the wrong side of an edge: a hair more on both sides.
    const double hair = cell_ * 1e-6;
    for (auto c = column(std::min(from, to) - hair); c <= column(std::max(from, to) + hair); ++c)
      entries_.push_back({r, c, segment});
  }
}

std::vector<LineHit> SegmentIndex::within(Point p, double reach) const {
  std::vector<LineHit> hits;
  if (segments_.empty()) return hits;
  const double wide = reach + cell_ * 1e-6;
  for (auto r = row(p.y - wide); r <= row(p.y + wide); ++r) {
    const Entry from{r, column(p.x - wide), 0}, to{r, column(p.x + wide) + 1, 0};
    for (auto entry = std::lower_bound(entries_.begin(), entries_.end(), from);
         entry != entries_.end() && *entry < to; ++entry) {
      const Segment &segment = segments_[entry->segment];
      const Line &line = lines_[segment.line];
      const Foot near = foot(p, line[segment.first], line[segment.first + 1]);
      if (near.distance <= reach)
        hits.push_back({segment.line, near.distance, segment.along + near.along, near.at});
    }
  }
  std::sort(hits.begin(), hits.end(), [](const LineHit &a, const LineHit &b) {
    return std::tie(a.line, a.distance, a.along) < std::tie(b.line, b.distance, b.along);
  });
  hits.erase(std::unique(hits.begin(), hits.end(),
                         [](const LineHit &a, const LineHit &b) { return a.line == b.line; }),
             hits.end());
  return hits;
}

std::optional<LineHit> SegmentIndex::nearest(Point p, double reach) const {
  const auto hits = within(p, reach);
  const auto best = std::min_element(
      hits.begin(), hits.end(), [](const LineHit &a, const LineHit &b) { return a.distance < b.distance; });
  if (best == hits.end()) return {};
  return *best;
}

} // namespace gis::geo
