#include "ui/desktop/views/Ruler.h"

#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/words/numbers.h"

#include <QFontMetrics>
#include <cmath>

namespace ui::desktop {
namespace {

constexpr double hectare = 10'000, square_kilometre = 1'000'000;
const QColor ink(0x0B5CAD);

} // namespace

void Ruler::set_active(bool on) {
  active_ = on;
  points_.clear();
  hover_.clear();
  finished_ = false;
}

void Ruler::add(gis::geo::Point point) {
  if (finished_) points_.clear();
  finished_ = false;
  hover_.clear();
  points_.push_back(point);
}

void Ruler::hover(gis::geo::Point point) {
  if (!points_.empty() && !finished_) hover_ = {point};
}

bool Ruler::take_back() {
  if (points_.empty()) return false;
  points_.pop_back();
  finished_ = false;
  return true;
}

void Ruler::finish() {
  hover_.clear();
  finished_ = true;
}

std::vector<gis::geo::Point> Ruler::line() const {
  auto all = points_;
  all.insert(all.end(), hover_.begin(), hover_.end());
  return all;
}

double Ruler::metres() const {
  const auto all = line();
  double sum = 0;
  for (std::size_t i = 1; i < all.size(); ++i)
    sum += std::hypot(all[i].x - all[i - 1].x, all[i].y - all[i - 1].y);
  return sum;
}

double Ruler::square_metres() const {
  const auto all = line();
  if (all.size() < 3) return 0;
  double twice = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto &a = all[i], &b = all[(i + 1) % all.size()];
    // From the first point: coordinates of six digits would lose what small shapes have.
    twice += (a.x - all[0].x) * (b.y - all[0].y) - (b.x - all[0].x) * (a.y - all[0].y);
  }
  return std::abs(twice) / 2;
}

std::string Ruler::text(const words::Words &w) const {
  std::string length = words::distance(metres(), w.language());
  const double area = square_metres();
  if (area <= 0) return length;
  return length + " · " +
         (area < square_kilometre ? words::with_unit(area / hectare, 1, "ha", w.language())
                                  : words::area(area, w.language()));
}

void Ruler::paint(QPainter &painter, const ToPixel &to_pixel, const words::Words &w,
                  const QRect &canvas) const {
  if (!active_ || points_.empty()) return;
  QPolygonF shape;
  for (const auto &point : line()) shape << to_pixel(point);
  painter.setRenderHint(QPainter::Antialiasing);
  if (shape.size() > 2) {
    QColor inside = ink;
    inside.setAlpha(30);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inside);
    painter.drawPolygon(shape);
  }
  painter.setBrush(Qt::NoBrush);
  for (const auto &pen : {QPen(Qt::white, 5), QPen(ink, 2.5)}) {
    painter.setPen(pen);
    painter.drawPolyline(shape);
  }
  painter.setPen(QPen(ink, 1.5));
  painter.setBrush(Qt::white);
  for (const auto &point : points_) painter.drawEllipse(to_pixel(point), 3.5, 3.5);
  const QString words = q(text(w));
  painter.setFont(sized(13, true));
  QRectF box = QFontMetricsF(painter.font()).boundingRect(words).adjusted(-7, -4, 7, 4);
  box.moveTopLeft(shape.last() + QPointF(12, -box.height() - 6));
  box.moveRight(std::min(box.right(), canvas.right() - 4.0));
  box.moveTop(std::max(box.top(), canvas.top() + 4.0));
  painter.setPen(ink);
  painter.setBrush(QColor(255, 255, 255, 235));
  painter.drawRect(box);
  painter.setPen(QColor(0x1C2126));
  painter.drawText(box, Qt::AlignCenter, words);
  painter.setBrush(Qt::NoBrush);
}

} // namespace ui::desktop
