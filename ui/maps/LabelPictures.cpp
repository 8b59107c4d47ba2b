#include "ui/maps/LabelPictures.h"

#include "ui/maps/qt_font.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace ui::maps {
namespace {

/// Names of a province in two states each, at a few scales; then it begins anew.
constexpr std::size_t most_pictures = 6000;

QColor colour(const Colour &c) {
  QColor made(QRgb{c.rgb | 0xFF000000U});
  made.setAlpha(c.alpha);
  return made;
}

} // namespace

void paint_text(const Text &text, QPainter &painter) {
  const QFont font = qt_font(text.font);
  const QString words = QString::fromStdString(text.text);
  painter.save();
  painter.translate(text.at.x * units_per_mm, text.at.y * units_per_mm);
  painter.rotate(text.turn);
  if (text.halo) {
    QPainterPath outline;
    outline.addText(0, 0, font, words);
    painter.strokePath(outline, QPen(colour(*text.halo), 2 * text.halo_mm * units_per_mm, Qt::SolidLine,
                                     Qt::RoundCap, Qt::RoundJoin));
  }
  painter.setFont(font);
  painter.setPen(colour(text.colour));
  painter.drawText(QPointF(0, 0), words);
  painter.restore();
}

LabelPictures::Picture LabelPictures::picture_of(const Text &text, double device_per_mm) {
  const std::string key = text.text + "|" + std::to_string(text.font.pt) + (text.font.bold ? "b" : "") +
                          (text.font.italic ? "i" : "") + std::to_string(text.colour.rgb) + "|" +
                          std::to_string(text.halo->rgb) + "|" + std::to_string(text.halo_mm) + "|" +
                          std::to_string(device_per_mm);
  const std::lock_guard lock(mutex_);
  if (const auto known = pictures_.find(key); known != pictures_.end()) return known->second;
  if (pictures_.size() >= most_pictures) pictures_.clear();
  const double scale = device_per_mm / units_per_mm;
  QPainterPath outline;
  outline.addText(0, 0, qt_font(text.font), QString::fromStdString(text.text));
  const double margin = text.halo_mm * device_per_mm + 2;
  const QRectF box = outline.boundingRect();
  Picture picture;
  picture.left = static_cast<int>(std::floor(box.left() * scale - margin));
  picture.top = static_cast<int>(std::floor(box.top() * scale - margin));
  picture.image = QImage(static_cast<int>(std::ceil(box.right() * scale + margin)) - picture.left,
                         static_cast<int>(std::ceil(box.bottom() * scale + margin)) - picture.top,
                         QImage::Format_ARGB32_Premultiplied);
  picture.image.fill(Qt::transparent);
  QPainter painter(&picture.image);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  painter.translate(-picture.left, -picture.top);
  painter.scale(scale, scale);
  Text home = text;
  home.at = {};
  paint_text(home, painter);
  painter.end();
  return pictures_.emplace(key, std::move(picture)).first->second;
}

bool LabelPictures::draw(const Text &text, QPainter &painter, double device_per_mm) {
  if (text.turn != 0 || !text.halo) return false;
  const auto picture = picture_of(text, device_per_mm);
  const QTransform kept = painter.transform();
  const QPointF at = kept.map(QPointF(text.at.x * units_per_mm, text.at.y * units_per_mm));
  painter.setTransform(QTransform());
  painter.drawImage(static_cast<int>(std::lround(at.x())) + picture.left,
                    static_cast<int>(std::lround(at.y())) + picture.top, picture.image);
  painter.setTransform(kept);
  return true;
}

} // namespace ui::maps
