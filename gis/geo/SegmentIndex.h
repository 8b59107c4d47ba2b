#pragma once

#include "gis/geo/Geometry.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace gis::geo {

/// Where a line comes near a point.
struct LineHit {
  std::size_t line = 0; ///< its number in the list
  double distance = 0;  ///< CRS units
  double along = 0;     ///< CRS units from the start of the line to the nearest place
  Point at;             ///< the nearest place
};

/// Finds the lines near a point without looking at all of them. Keeps a view of the lines it is made from:
/// they must outlive it. Cost: n log n to make, for n straight pieces; a question, what lies about the point.
class SegmentIndex {
public:
  /// `reach` is how far questions usually look, in CRS units; it sets the size of the cells.
  SegmentIndex(const std::vector<Line> &lines, double reach);

  /// The nearest place of every line that comes within `reach` (inclusive), by number; of places equally
  /// near the first along the line.
  std::vector<LineHit> within(Point, double reach) const;
  /// The nearest of them; of lines equally near the first.
  std::optional<LineHit> nearest(Point, double reach) const;

private:
  struct Segment {
    std::size_t line = 0, first = 0; ///< from point `first` of the line to the next
    double along = 0;                ///< at its start
  };
  struct Entry {
    std::int64_t row = 0, column = 0;
    std::size_t segment = 0;
    friend auto operator<=>(const Entry &, const Entry &) = default;
  };

  const std::vector<Line> &lines_;
  std::vector<Segment> segments_;
  std::vector<Entry> entries_; ///< sorted: the pieces in each cell
  double cell_ = 1;
  Box box_;

  std::int64_t column(double x) const;
  std::int64_t row(double y) const;
  void enter(std::size_t segment, Point a, Point b);
};

} // namespace gis::geo
