// What mouse and keys do to the map, and what lies under the mouse.
#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/views/MapCanvas.h"

#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace ui::desktop {

std::optional<std::size_t> MapCanvas::site_at(QPointF pixel) const {
  const auto figures = this->figures();
  // Farther out symbols are dots that crowd a whole unit: a click there means the unit.
  if (!figures || view_.scale() > 250e3) return {};
  const auto &look = session_.look();
  std::optional<std::size_t> best;
  double nearest = 8; // px
  for (std::size_t i = 0; i < figures->sites->size(); ++i) {
    const auto &site = (*figures->sites)[i];
    const bool asked =
        std::find(site.services.begin(), site.services.end(), figures->service) != site.services.end();
    if (!(asked && look.shown("facilities")) && (site.layer.empty() || !look.shown(site.layer))) continue;
    const QPointF off = view_.pixel(site.at, size()) - pixel;
    const double distance = std::hypot(off.x(), off.y());
    if (distance >= nearest) continue;
    nearest = distance;
    best = i;
  }
  return best;
}

std::string MapCanvas::unit_at(QPointF pixel) const {
  const auto figures = this->figures();
  if (!figures) return {};
  const auto place = view_.study(pixel, size());
  for (const auto &unit : figures->map.units)
    if (unit.area.box().contains(place) && gis::geo::contains(unit.area, place)) return unit.code;
  return {};
}

void MapCanvas::wheelEvent(QWheelEvent *event) {
  begin_move();
  view_.zoom_at(event->position(), size(), std::pow(1.25, event->angleDelta().y() / 120.0));
  moved();
  event->accept();
}

void MapCanvas::mousePressEvent(QMouseEvent *event) {
  if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
  pressed_ = last_ = event->position();
  dragging_ = false;
  boxing_ = event->modifiers().testFlag(Qt::ShiftModifier);
  if (!boxing_) return;
  if (!band_) band_ = std::make_unique<QRubberBand>(QRubberBand::Rectangle, this);
  band_->setGeometry(QRect(event->pos(), QSize()));
  band_->show();
}

void MapCanvas::mouseMoveEvent(QMouseEvent *event) {
  const QPointF at = event->position();
  const auto place = view_.study(at, size());
  emit pointed(place.x, place.y);
  if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
    if (boxing_) return band_->setGeometry(QRect(pressed_.toPoint(), event->pos()).normalized());
    if (!dragging_ && (at - pressed_).manhattanLength() < 4) return;
    if (!dragging_) {
      begin_move();
      setCursor(Qt::ClosedHandCursor);
    }
    dragging_ = true;
    view_.pan(at - last_);
    last_ = at;
    return moved();
  }
  if (ruler_.active()) {
    ruler_.hover(place);
    return update();
  }
  const auto code = unit_at(at);
  const auto site = site_at(at);
  if (code == pointed_ && site == pointed_site_) return;
  pointed_ = code;
  pointed_site_ = site;
  if (site) {
    const auto &told = (*figures()->sites)[*site];
    QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, 12), q(told.name), this);
    return update();
  }
  tell_unit(code, event->globalPosition().toPoint());
  update();
}

void MapCanvas::tell_unit(const std::string &code, QPoint at) {
  QString text;
  const auto figures = this->figures();
  if (!figures || code.empty()) return QToolTip::hideText();
  for (const auto *row : figures->rows)
    if (commands::at(*row, "unit_code") == code) {
      text = q(commands::at(*row, "unit_name"));
      for (const auto &unit : figures->map.units)
        if (unit.code == code && !unit.value_text.empty()) text += QStringLiteral(": ") + q(unit.value_text);
      text += QStringLiteral("\n") + q(commands::status_text(*row, session_.words()));
    }
  QToolTip::showText(at + QPoint(12, 12), text, this);
}

void MapCanvas::mouseReleaseEvent(QMouseEvent *event) {
  ruler_.active() ? setCursor(Qt::CrossCursor) : unsetCursor();
  if (boxing_) {
    boxing_ = false;
    band_->hide();
    const QRectF box = QRectF(pressed_, event->position()).normalized();
    if (box.width() < 6 || box.height() < 6) return;
    gis::geo::Box part;
    part.add(view_.study(box.topLeft(), size()));
    part.add(view_.study(box.bottomRight(), size()));
    view_.remember();
    view_.fit(part, size());
    return moved();
  }
  if (!dragging_ && event->button() == Qt::LeftButton && ruler_.active()) {
    ruler_.add(view_.study(event->position(), size()));
    update();
  } else if (!dragging_ && event->button() == Qt::LeftButton) {
    marked_.reset();
    update();
    if (const auto site = site_at(event->position())) {
      marked_ = (*figures()->sites)[*site].at;
      session_.pick_site(*site);
    } else {
      session_.select(unit_at(event->position()));
    }
  }
  dragging_ = false;
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent *event) {
  if (ruler_.active()) {
    ruler_.finish();
    return update();
  }
  if (const auto code = unit_at(event->position()); !code.empty()) show_unit(code);
}

void MapCanvas::leaveEvent(QEvent *) {
  pointed_.clear();
  update();
}

void MapCanvas::keyPressEvent(QKeyEvent *event) {
  const QPointF step(width() / 8.0, height() / 8.0);
  begin_move();
  switch (event->key()) {
  case Qt::Key_Left:
    view_.pan({step.x(), 0});
    return moved();
  case Qt::Key_Right:
    view_.pan({-step.x(), 0});
    return moved();
  case Qt::Key_Up:
    view_.pan({0, step.y()});
    return moved();
  case Qt::Key_Down:
    view_.pan({0, -step.y()});
    return moved();
  case Qt::Key_Plus:
  case Qt::Key_Equal:
    return zoom(1.25);
  case Qt::Key_Minus:
    return zoom(0.8);
  case Qt::Key_0:
    return show_whole();
  case Qt::Key_Backspace:
    ruler_.take_back();
    return update();
  case Qt::Key_Return:
    return show_unit(session_.selected());
  case Qt::Key_Escape:
    if (ruler_.active()) return measure(false);
    marked_.reset();
    update();
    return session_.select({});
  default:
    QWidget::keyPressEvent(event);
  }
}

} // namespace ui::desktop
