#pragma once

#include "gis/geo/Box.h"

#include <vector>

namespace gis::geo {

using Line = std::vector<Point>;
/// A closed ring: the first point is repeated at the end.
using Ring = std::vector<Point>;

/// A shell and its holes. In checked layers the shell runs counter-clockwise, holes clockwise.
struct Polygon {
  Ring shell;
  std::vector<Ring> holes;
};

/// What one feature covers: any number of points, lines or polygons. Checked layers hold one sort only.
struct Geometry {
  std::vector<Point> points;
  std::vector<Line> lines;
  std::vector<Polygon> polygons;

  bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
  Box box() const;
};

/// Square CRS units, holes taken out; orientation does not matter.
double area(const Geometry &);
double area(const Polygon &);
/// CRS units along all lines.
double length(const Geometry &);
/// True inside or on the edge of a polygon, by the even-odd rule; exact for points off the edges.
bool contains(const Geometry &polygons, Point);
/// A point inside the largest polygon, for labels and for "where is it": the widest middle span.
Point inner_point(const Geometry &polygons);
/// Shells counter-clockwise, holes clockwise.
void orient(Geometry &);

} // namespace gis::geo
