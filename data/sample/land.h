// The land of the sample: rivers first, then a terrain that rises from them, a reservoir on one stream.
// Coordinates are metres east and north of the corner of the map (see kEast, kNorth in write.h).
#pragma once
#include <string>
#include <vector>

namespace sample {

struct Point {
  double x = 0, y = 0;
};
using Line = std::vector<Point>;

constexpr double kWidth = 35000, kHeight = 30000;

struct River {
  std::string name, kind; // kind: river or stream
  Line line;              // from source to mouth
  std::vector<double> level;
};

double distance(Point a, Point b);
/// Whether the two segments share a point.
bool segments_meet(Point a, Point b, Point c, Point d);

class Land {
public:
  Land();
  double height(Point p) const;
  double to_water(Point p) const;
  double to_river(Point p) const; // the big ones only
  bool in_lake(Point p) const;
  /// The terrain file has no data here: a summit where nobody lives.
  bool in_hole(Point p) const;
  /// 0 = no water crossed between the two points, 1 = a stream, 2 = a river.
  int crossing(Point a, Point b) const;
  const std::vector<River> &rivers() const { return rivers_; }
  const Line &lake() const { return lake_; } // closed

private:
  std::vector<River> rivers_;
  Line lake_;
  double lake_level_ = 0;
};

} // namespace sample
