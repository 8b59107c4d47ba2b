#pragma once

#include "gis/geo/Box.h"
#include "ui/maps/View.h"

#include <QPointF>
#include <QSizeF>
#include <vector>

namespace ui::desktop {

/// Paper mm of one pixel of the window (before the system's scale): 96 to the inch.
inline constexpr double mm_per_px = 25.4 / 96;

/// What part of the study the canvas shows: study metres (x east, y north) ↔ window pixels (y down), and the
/// parts shown before.
class MapView {
public:
  /// Nearest and farthest scale, 1:n.
  static constexpr double nearest = 2'000, farthest = 5'000'000;

  gis::geo::Point centre() const { return centre_; }
  double scale() const { return scale_; } ///< n of 1:n
  double metres_per_px() const { return scale_ * mm_per_px / 1000; }
  QPointF pixel(gis::geo::Point, QSizeF canvas) const;
  gis::geo::Point study(QPointF pixel, QSizeF canvas) const;

  void set(gis::geo::Point centre, double scale);
  void pan(QPointF by_pixels);
  /// The place under the pixel stays where it is.
  void zoom_at(QPointF pixel, QSizeF canvas, double factor);
  /// The box in the middle, with a little air.
  void fit(const gis::geo::Box &, QSizeF canvas, double nearest_scale = nearest);

  /// Keeps the present part so that back() finds it.
  void remember();
  bool back();
  bool forward();

private:
  struct Part {
    gis::geo::Point centre;
    double scale;
    friend bool operator==(const Part &, const Part &) = default;
  };
  gis::geo::Point centre_;
  double scale_ = 1'000'000;
  std::vector<Part> parts_; ///< those before and after the present one
  std::size_t at_ = 0;
};

} // namespace ui::desktop
