// The communes of the sample and their borders in both editions.
#pragma once
#include "land.h"

#include <functional>

namespace sample {

struct Commune {
  std::string code, name, name_en, district;
  Point seed; // kilometres
  double remote;
  int people;
  bool town;
  std::string code_2025; // of its first part
  int households = 0;
};

struct NewUnit {
  std::string code, name, name_en;
};

using Ring = Line;

/// A map in square cells, each carrying a number (−1 = outside), whose borders are drawn smooth. All drawings
/// of one map share their vertices: there is no gap and no overlap between them.
class Mosaic {
public:
  Mosaic(double cell, std::function<int(Point)> label);
  Mosaic(double cell, std::vector<int> labels);
  int at(Point p) const;
  /// Rings (closed, outer ones counter-clockwise, holes clockwise) of all cells the test accepts.
  std::vector<Ring> rings(const std::function<bool(int)> &wanted) const;
  int columns() const { return columns_; }
  int rows() const { return rows_; }

private:
  void smooth();
  int cell_at(int i, int j) const;
  double cell_;
  int columns_, rows_;
  std::vector<int> labels_;
  std::vector<Point> corners_;
};

/// Regions: the index of the commune, except the last region, which is the second part of kSplit.
const std::vector<Commune> &communes();
const std::vector<NewUnit> &new_units();
constexpr int kSplit = 20; // index of the commune that 2025 divides
int commune_of(int region);
const std::string &new_code_of(int region);
Mosaic grow_regions(const Land &land);

} // namespace sample
