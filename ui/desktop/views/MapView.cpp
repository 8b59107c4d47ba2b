#include "ui/desktop/views/MapView.h"

#include <algorithm>

namespace ui::desktop {

QPointF MapView::pixel(gis::geo::Point p, QSizeF canvas) const {
  return {canvas.width() / 2 + (p.x - centre_.x) / metres_per_px(),
          canvas.height() / 2 - (p.y - centre_.y) / metres_per_px()};
}

gis::geo::Point MapView::study(QPointF pixel, QSizeF canvas) const {
  return {centre_.x + (pixel.x() - canvas.width() / 2) * metres_per_px(),
          centre_.y - (pixel.y() - canvas.height() / 2) * metres_per_px()};
}

void MapView::set(gis::geo::Point centre, double scale) {
  centre_ = centre;
  scale_ = std::clamp(scale, nearest, farthest);
}

void MapView::pan(QPointF by) {
  centre_.x -= by.x() * metres_per_px();
  centre_.y += by.y() * metres_per_px();
}

void MapView::zoom_at(QPointF pixel, QSizeF canvas, double factor) {
  const auto fixed = study(pixel, canvas);
  scale_ = std::clamp(scale_ / factor, nearest, farthest);
  const auto moved = study(pixel, canvas);
  centre_.x += fixed.x - moved.x;
  centre_.y += fixed.y - moved.y;
}

void MapView::fit(const gis::geo::Box &box, QSizeF canvas, double nearest_scale) {
  if (box.empty() || canvas.isEmpty()) return;
  constexpr double air = 1.06;
  const double metres = std::max(box.width() / canvas.width(), box.height() / canvas.height()) * air;
  set(box.centre(), std::max(metres * 1000 / mm_per_px, nearest_scale));
}

void MapView::remember() {
  const Part now{centre_, scale_};
  if (!parts_.empty() && parts_[at_] == now) return;
  parts_.resize(parts_.empty() ? 0 : at_ + 1);
  parts_.push_back(now);
  at_ = parts_.size() - 1;
}

bool MapView::back() {
  remember();
  if (at_ == 0) return false;
  --at_;
  set(parts_[at_].centre, parts_[at_].scale);
  return true;
}

bool MapView::forward() {
  if (at_ + 1 >= parts_.size()) return false;
  ++at_;
  set(parts_[at_].centre, parts_[at_].scale);
  return true;
}

} // namespace ui::desktop
