#pragma once

#include "gis/geo/Box.h"
#include "ui/words/Words.h"

#include <QPainter>
#include <functional>
#include <vector>

namespace ui::desktop {

/// Measures on the map: a line of clicked points, its length and, from three points on, the area within.
/// Counts on the plane of the study, where a province's lengths are true to a few parts in ten thousand.
class Ruler {
public:
  bool active() const { return active_; }
  void set_active(bool);
  void add(gis::geo::Point);
  /// Where the mouse is: the line goes on to there until the next click.
  void hover(gis::geo::Point);
  /// The last point is taken back; answers false where there was none.
  bool take_back();
  /// The line ends here; the next point begins a new one.
  void finish();
  bool empty() const { return points_.empty(); }

  double metres() const;
  double square_metres() const; ///< 0 below three points
  /// "12,4 km", with the area: "12,4 km · 3,1 km²".
  std::string text(const words::Words &) const;

  using ToPixel = std::function<QPointF(gis::geo::Point)>;
  void paint(QPainter &, const ToPixel &, const words::Words &, const QRect &canvas) const;

private:
  bool active_ = false, finished_ = false;
  std::vector<gis::geo::Point> points_;
  std::vector<gis::geo::Point> hover_; ///< none or one
  std::vector<gis::geo::Point> line() const;
};

} // namespace ui::desktop
