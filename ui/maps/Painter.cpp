#include "ui/maps/Painter.h"

#include "gis/base/Error.h"
#include "gis/base/parallel.h"
#include "ui/maps/LabelPictures.h"
#include "ui/maps/fonts.h"
#include "ui/maps/qt_font.h"

#include <QBuffer>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QSaveFile>
#include <algorithm>
#include <cmath>
#include <limits>

namespace ui::maps {
namespace {

/// A part of the sheet from top to bottom, in mm; by itself all of it.
struct Rows {
  double top = std::numeric_limits<double>::lowest(), bottom = std::numeric_limits<double>::max();
};

QColor colour(const Colour &c) {
  QColor made(QRgb{c.rgb | 0xFF000000U});
  made.setAlpha(c.alpha);
  return made;
}

QPainterPath path_of(const Shape &shape) {
  QPainterPath made;
  made.setFillRule(Qt::OddEvenFill);
  for (const auto &path : shape.paths) {
    if (path.empty()) continue;
    made.moveTo(path[0].x * units_per_mm, path[0].y * units_per_mm);
    for (std::size_t i = 1; i < path.size(); ++i)
      made.lineTo(path[i].x * units_per_mm, path[i].y * units_per_mm);
    if (shape.closed) made.closeSubpath();
  }
  return made;
}

/// True where something of the path, as wide as it is stroked, falls into the rows from `top` to `bottom` mm.
bool meets(const Path &path, double reach, const Rows &rows) {
  double low = std::numeric_limits<double>::max(), high = -low;
  for (const Mm &p : path) {
    low = std::min(low, p.y);
    high = std::max(high, p.y);
  }
  return low - reach < rows.bottom && high + reach > rows.top;
}

void paint_shape(const Shape &shape, QPainter &painter, bool screen, const Rows &rows) {
  const double reach = shape.line ? shape.width : 0;
  if (std::none_of(shape.paths.begin(), shape.paths.end(),
                   [&](const Path &path) { return meets(path, reach, rows); }))
    return;
  painter.setBrush(shape.fill ? QBrush(colour(*shape.fill)) : QBrush(Qt::NoBrush));
  if (shape.line) {
    const bool flat = !shape.dash.empty();
    QPen pen(colour(*shape.line), shape.width * units_per_mm, Qt::SolidLine,
             flat ? Qt::FlatCap : Qt::RoundCap, screen ? Qt::BevelJoin : Qt::RoundJoin);
    QList<double> dash;
    for (const double part : shape.dash) dash.push_back(part / shape.width); // Qt counts in pen widths
    if (flat) pen.setDashPattern(dash);
    painter.setPen(pen);
  } else {
    painter.setPen(Qt::NoPen);
  }
  if (shape.closed || shape.fill) return painter.drawPath(path_of(shape));
  // One by one: stroking thousands of lines as one path takes the raster engine seconds.
  Shape single;
  for (const auto &path : shape.paths) {
    if (!meets(path, reach, rows)) continue;
    single.paths = {path};
    painter.drawPath(path_of(single));
  }
}

/// The samples that fall into the rows, as black of their strength, drawn smoothly.
void paint_shading(const Shading &shading, QPainter &painter, const Rows &rows) {
  const double step = shading.at.h / shading.rows;
  const auto row_at = [&](double mm) { return static_cast<int>(std::clamp(mm / step, 0.0, 1e6)); };
  const int from = std::max(0, row_at(rows.top - shading.at.y) - 1);
  const int to = std::min(shading.rows, row_at(rows.bottom - shading.at.y) + 2);
  if (from >= to) return;
  QImage black(shading.columns, to - from, QImage::Format_ARGB32_Premultiplied);
  for (int row = from; row < to; ++row) {
    const auto *alpha =
        shading.alpha.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(shading.columns);
    auto *line = reinterpret_cast<QRgb *>(black.scanLine(row - from));
    for (int i = 0; i < shading.columns; ++i) line[i] = qRgba(0, 0, 0, alpha[i]);
  }
  const QRectF at(shading.at.x * units_per_mm, (shading.at.y + from * step) * units_per_mm,
                  shading.at.w * units_per_mm, (to - from) * step * units_per_mm);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(at, black);
}

/// As many whatever the machine has, so that pictures are the same everywhere.
constexpr int bands = 6;

/// Overwrites the digits of every value that follows `key`, keeping the length, so offsets stay true.
void fix_text(QByteArray &bytes, const QByteArray &key, char close, const QByteArray &value) {
  for (qsizetype at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + key.size())) {
    const qsizetype from = at + key.size(), to = bytes.indexOf(close, from);
    for (qsizetype i = from; i < to; ++i)
      bytes[i] = i - from < value.size() ? value[i - from] : (value.isEmpty() ? '0' : bytes[i]);
  }
}

void make_reproducible(QByteArray &bytes, const QByteArray &date) {
  fix_text(bytes, "/CreationDate (D:", ')', date);
  const qsizetype id = bytes.lastIndexOf("/ID [");
  if (id < 0) return;
  for (qsizetype i = id + 5; i < bytes.size() && bytes[i] != ']'; ++i)
    if (QByteArray("0123456789abcdefABCDEF").contains(bytes[i])) bytes[i] = '0';
}

void save(const QByteArray &bytes, const std::string &path) {
  QSaveFile file(QString::fromStdString(path)); // an earlier map stays whole until the new one is
  file.setDirectWriteFallback(true);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
    throw gis::base::Error("write_failed", {{"file", path}});
}

} // namespace

static void paint_rows(const Scene &scene, QPainter &painter, double device_per_mm, LabelPictures *pictures,
                       const Rows &rows) {
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  painter.scale(device_per_mm / units_per_mm, device_per_mm / units_per_mm);
  const QRectF map(scene.map.x * units_per_mm, scene.map.y * units_per_mm, scene.map.w * units_per_mm,
                   scene.map.h * units_per_mm);
  bool clipped = false;
  for (const auto &item : scene.items) {
    const bool clip = item.shape && item.shape->in_map;
    if (clip != clipped) {
      if (clip) {
        painter.save();
        painter.setClipRect(map);
      } else {
        painter.restore();
      }
      clipped = clip;
    }
    if (item.shape) paint_shape(*item.shape, painter, pictures != nullptr, rows);
    if (item.shading) paint_shading(*item.shading, painter, rows);
    if (item.text && pictures != nullptr && pictures->draw(*item.text, painter, device_per_mm)) continue;
    if (item.text) paint_text(*item.text, painter);
  }
  if (clipped) painter.restore();
}

void paint(const Scene &scene, QPainter &painter, double device_per_mm, LabelPictures *pictures) {
  paint_rows(scene, painter, device_per_mm, pictures, {});
}

void paint_bands(const Scene &scene, QImage &image, double device_per_mm, LabelPictures &pictures,
                 gis::base::Progress &progress) {
  const int high = (image.height() + bands - 1) / bands;
  image.bits(); // the one copy, if any, before the threads
  gis::base::in_parallel(bands, 0, progress, [&](std::size_t i, gis::base::Progress &) {
    const int top = static_cast<int>(i) * high, bottom = std::min(top + high, image.height());
    if (top >= bottom) return;
    QImage band(image.scanLine(top), image.width(), bottom - top, image.bytesPerLine(), image.format());
    QPainter painter(&band);
    painter.translate(0, -top);
    paint_rows(scene, painter, device_per_mm, &pictures,
               {(top - 2) / device_per_mm, (bottom + 2) / device_per_mm});
  });
}

void write_pdf(const Scene &scene, const std::string &path, const std::string &date) {
  ensure_gui();
  QByteArray bytes;
  {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    writer.setPageSize(QPageSize(QSizeF(scene.width, scene.height), QPageSize::Millimeter));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(2540);
    writer.setTitle(QString::fromStdString(scene.title));
    writer.setCreator("TiepCan");
    QPainter painter(&writer);
    paint(scene, painter, 100);
  }
  make_reproducible(bytes, QByteArray::fromStdString(date));
  save(bytes, path);
}

void write_png(const Scene &scene, const std::string &path, double dpi) {
  ensure_gui();
  const double per_mm = dpi / 25.4;
  QImage image(static_cast<int>(std::lround(scene.width * per_mm)),
               static_cast<int>(std::lround(scene.height * per_mm)), QImage::Format_RGB32);
  image.fill(Qt::white);
  image.setDotsPerMeterX(static_cast<int>(std::lround(per_mm * 1000)));
  image.setDotsPerMeterY(static_cast<int>(std::lround(per_mm * 1000)));
  {
    QPainter painter(&image);
    paint(scene, painter, per_mm);
  }
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  constexpr int smallest = 0; // what Qt calls quality is, for PNG, haste
  if (!image.save(&buffer, "PNG", smallest)) throw gis::base::Error("write_failed", {{"file", path}});
  save(bytes, path);
}

} // namespace ui::maps
