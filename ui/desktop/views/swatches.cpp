#include "ui/desktop/views/swatches.h"

#include "ui/desktop/views/MapView.h"
#include "ui/maps/Painter.h"
#include "ui/maps/Style.h"
#include "ui/maps/hatching.h"
#include "ui/maps/symbols.h"

#include <QPainter>
#include <cmath>

namespace ui::desktop {
namespace {

maps::Scene scene_of(QSize size) {
  maps::Scene scene;
  scene.width = size.width() * mm_per_px;
  scene.height = size.height() * mm_per_px;
  scene.map = {0, 0, scene.width, scene.height};
  return scene;
}

QPixmap drawn(const maps::Scene &scene, QSize size, double ratio) {
  QPixmap pixmap(size * ratio);
  pixmap.fill(Qt::white);
  {
    QPainter painter(&pixmap);
    maps::paint(scene, painter, ratio / mm_per_px);
  }
  pixmap.setDevicePixelRatio(ratio);
  QPainter painter(&pixmap);
  painter.setPen(QColor(0x7F8B96));
  painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1));
  return pixmap;
}

maps::Path ring_of(const maps::Frame &f) {
  return {{f.x, f.y}, {f.right(), f.y}, {f.right(), f.bottom()}, {f.x, f.bottom()}, {f.x, f.y}};
}

} // namespace

void draw_mark(QPainter &painter, maps::State state, const QRectF &box, const QColor &colour) {
  maps::Scene scene;
  const double height = std::min(box.width(), box.height()) * mm_per_px;
  maps::add_mark(scene, state, {0, 0}, height, {colour.rgb() & 0xFFFFFFU});
  painter.save();
  painter.translate(box.center());
  maps::paint(scene, painter, 1 / mm_per_px);
  painter.restore();
}

QPixmap swatch(maps::State state, QSize size, double ratio) {
  static const maps::Style style = maps::load_style(false);
  const auto &look = style.states.at(maps::key_of(state));
  auto scene = scene_of(size);
  const auto ring = ring_of(scene.map);
  scene.add(maps::Shape{"fill", {ring}, true, look.fill, {}, 0, {}, true});
  if (!look.hatch.empty()) {
    const auto &hatch = style.hatches.at(look.hatch);
    scene.add(maps::Shape{
        "hatch", maps::hatch_lines({ring}, hatch, 0.8), false, {}, look.ink, hatch.line, {}, true});
  }
  maps::add_mark(scene, state, scene.map.centre(), scene.height * 0.56, look.text);
  return drawn(scene, size, ratio);
}

QPixmap symbol_swatch(const std::string &symbol, QSize size, double ratio) {
  auto scene = scene_of(size);
  maps::add_symbol(scene, symbol, scene.map.centre(), scene.height * 0.7);
  QPixmap pixmap(size * ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  maps::paint(scene, painter, ratio / mm_per_px);
  painter.end();
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

QPixmap swatch(maps::Colour colour, QSize size, double ratio) {
  auto scene = scene_of(size);
  scene.add(maps::Shape{"fill", {ring_of(scene.map)}, true, colour, {}, 0, {}, true});
  return drawn(scene, size, ratio);
}

} // namespace ui::desktop
