#pragma once

#include "gis/geo/Box.h"

namespace ui::maps {

/// A position on paper: mm from the top left corner of the sheet, y down.
struct Mm {
  double x = 0;
  double y = 0;
  friend bool operator==(const Mm &, const Mm &) = default;
};

struct Frame {
  double x = 0, y = 0, w = 0, h = 0;
  double right() const { return x + w; }
  double bottom() const { return y + h; }
  Mm centre() const { return {x + w / 2, y + h / 2}; }
  bool holds(Mm p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
  bool holds(const Frame &o) const {
    return o.x >= x && o.right() <= right() && o.y >= y && o.bottom() <= bottom();
  }
  bool overlaps(const Frame &o) const {
    return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
  }
  Frame grown(double by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
};

/// Converts between the three plane spaces of a map: study (metres, y north) ↔ paper (mm, y down) ↔ screen
/// (px, y down). One scale for both axes, no rotation.
class View {
public:
  /// `detail`: mm of the smallest bend worth drawing, 0.05 on paper.
  View(Frame frame, gis::geo::Point centre, double scale, double detail = 0.05)
      : frame_(frame), centre_(centre), scale_(scale), detail_(detail) {}
  /// The box centred in the frame at the largest round scale that leaves 1 % on each side; where none
  /// fits, at the scale that fits, rounded up to three digits.
  static View fitting(Frame frame, const gis::geo::Box &study);

  Mm paper(gis::geo::Point study) const;
  gis::geo::Point study(Mm paper) const;
  static Mm pixels(Mm paper, double dpi) { return {paper.x * dpi / 25.4, paper.y * dpi / 25.4}; }
  static Mm from_pixels(Mm px, double dpi) { return {px.x * 25.4 / dpi, px.y * 25.4 / dpi}; }

  const Frame &frame() const { return frame_; }
  double scale() const { return scale_; } ///< n of 1:n
  double mm(double metres) const { return metres * 1000 / scale_; }
  double detail() const { return detail_; }
  gis::geo::Point centre() const { return centre_; }

private:
  Frame frame_;
  gis::geo::Point centre_;
  double scale_;
  double detail_;
};

/// Metres between grid lines: the smallest of 0.5, 1, 2, 5, 10, 20, 50 km that is at least 30 mm on paper.
double grid_step(double scale);
/// Metres of one of four scale bar segments: the largest of 1, 2, 5 × 10^k with four within `width` mm.
double bar_segment(double scale, double width);

} // namespace ui::maps
