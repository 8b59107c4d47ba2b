#pragma once

#include "ui/maps/Scene.h"

namespace ui::maps {

/// Where lines run under the labels, on a raster of half a millimetre: a name reads best where none does.
/// Cost: the length of the lines once; then a box costs four look-ups.
class Ink {
public:
  explicit Ink(const Frame &frame);
  void add(const std::vector<Path> &);
  /// Sums the raster; call once after the last line.
  void finish();
  /// Inked cells under the box; what lies outside the frame counts as white.
  int under(const Frame &box) const;

private:
  Frame frame_;
  int across_, down_;
  std::vector<int> cells_; ///< one row and column more than cells; after finish(): sums above and left

  void mark(Mm);
  int sum(int column, int row) const;
};

} // namespace ui::maps
