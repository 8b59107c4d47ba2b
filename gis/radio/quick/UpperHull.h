#pragma once

#include <cstddef>
#include <vector>

namespace gis::radio::quick {

/// The points that stand up among points pushed from left to right: those of them that anyone who stands to
/// the right can see as the highest.
class UpperHull {
public:
  void clear() { points_.clear(); }

  /// Needs x above that of every point before. Cost: constant in the mean.
  void push(double x, double y, std::size_t number);

  bool empty() const { return points_.empty(); }

  struct Tangent {
    double slope = 0;       ///< the greatest (y − at_y)/(at_x − x)
    std::size_t number = 0; ///< of the point that has it, of equals the last
  };
  /// From a place to the right of all points; there is one or more. Cost: the logarithm of the points, a few
  /// steps where the last ones decide.
  Tangent tangent(double at_x, double at_y) const;

  /// The greatest y − slope·x; there is a point.
  double farthest(double slope) const;

private:
  struct Point {
    double x, y;
    std::size_t number;
  };
  std::vector<Point> points_;

  template <class Better> std::size_t descend(const Better &) const;
};

} // namespace gis::radio::quick
