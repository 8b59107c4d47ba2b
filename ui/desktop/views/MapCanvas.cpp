#include "ui/desktop/views/MapCanvas.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/theme.h"
#include "ui/maps/Painter.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/hatching.h"
#include "ui/maps/lattice.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace ui::desktop {
namespace {

/// The picture reaches this share of the canvas beyond each side.
constexpr double margin = 0.25;
/// Half a pixel: finer bends are not seen.
constexpr double detail_mm = mm_per_px / 2;
/// A long zoom shows something new at least this often, though each step makes the picture before it useless.
constexpr qint64 longest_blind_ms = 500;
constexpr QColor ground(0xF4, 0xF2, 0xEE);

const maps::MapUnit *unit_named(const Figures *figures, const std::string &code) {
  if (figures == nullptr) return nullptr;
  for (const auto &unit : figures->map.units)
    if (unit.code == code) return &unit;
  return nullptr;
}

} // namespace

MapCanvas::MapCanvas(Session &session, Side side, QWidget *parent)
    : QWidget(parent), session_(session), side_(side), whole_(side == Side::first) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  settle_.setSingleShot(true);
  settle_.setInterval(400);
  connect(&settle_, &QTimer::timeout, this, [this] { view_.remember(); });
  // The second map shows what the first does.
  connect(&session, &Session::opened, this, [this] { whole_ = side_ == Side::first; });
  connect(&session, side == Side::first ? &Session::figures_changed : &Session::beside_changed, this,
          &MapCanvas::on_figures);
  connect(&session, &Session::hidden_changed, this, &MapCanvas::request_picture);
  connect(&session, &Session::look_changed, this, &MapCanvas::request_picture);
  connect(&session, &Session::selection_changed, this, [this] {
    if (session_.site() == nullptr) marked_.reset(); // the ring was of something else
    update();
  });
  connect(&session, &Session::place_wanted, this, &MapCanvas::show_unit);
  connect(&session, &Session::point_wanted, this, &MapCanvas::show_point);
  connect(&worker_, &Worker::failed, &session, &Session::failed);
}

std::shared_ptr<const Figures> MapCanvas::figures() const {
  return side_ == Side::first ? session_.figures() : session_.beside();
}

void MapCanvas::on_figures() {
  if (whole_) show_whole();
  request_picture();
}

void MapCanvas::show_whole() {
  if (const auto figures = this->figures()) view_.fit(maps::box_of(figures->map), size());
  moved();
  whole_ = side_ == Side::first;
  settle_.stop();
  view_.remember();
}

void MapCanvas::show_unit(const std::string &code) {
  const auto figures = this->figures();
  const auto *unit = unit_named(figures.get(), code);
  if (unit == nullptr) return;
  view_.remember();
  // The unit and its neighbours: nobody finds a shape that fills the canvas.
  const auto box = unit->area.box();
  view_.fit(box.grown(0.4 * std::max(box.width(), box.height())), size(), 20'000);
  moved();
}

void MapCanvas::show_point(double x, double y) {
  view_.remember();
  marked_ = gis::geo::Point{x, y};
  view_.set({x, y}, std::min(view_.scale(), 60'000.0));
  moved();
}

void MapCanvas::show_same(const MapView &other) {
  if (!figures() || (view_.centre() == other.centre() && view_.scale() == other.scale())) return;
  view_.set(other.centre(), other.scale());
  whole_ = false;
  update();
  request_picture();
}

void MapCanvas::show_part(gis::geo::Point centre, double scale) {
  view_.remember();
  view_.set(centre, scale);
  moved();
}

void MapCanvas::measure(bool on) {
  if (ruler_.active() == on) return;
  ruler_.set_active(on);
  on ? setCursor(Qt::CrossCursor) : unsetCursor();
  update();
  emit measuring_changed(on);
}

void MapCanvas::set_scale(double scale) {
  begin_move();
  view_.set(view_.centre(), scale);
  moved();
}

void MapCanvas::zoom(double factor) {
  begin_move();
  view_.zoom_at({width() / 2.0, height() / 2.0}, size(), factor);
  moved();
}

void MapCanvas::back() {
  if (view_.back()) moved();
}

void MapCanvas::forward() {
  if (view_.forward()) moved();
}

void MapCanvas::begin_move() {
  if (!settle_.isActive()) view_.remember();
}

void MapCanvas::moved() {
  whole_ = false;
  settle_.start();
  update();
  emit view_changed();
  request_picture();
}

/// Of the figures, classes and scale that are wanted, wherever it lies.
bool MapCanvas::right_kind() const {
  return !picture_.empty() && picture_.figures == figures() && picture_.hidden == session_.hidden() &&
         picture_.look == session_.look() && picture_.scale == view_.scale() &&
         picture_.image.devicePixelRatio() == devicePixelRatioF();
}

bool MapCanvas::covers(double beyond) const {
  const QRectF covered = picture_to_canvas().mapRect(QRectF(QPointF(0, 0), picture_.size));
  const double x = width() * beyond, y = height() * beyond;
  return covered.contains(QRectF(rect()).adjusted(-x + 1, -y + 1, x - 1, y - 1));
}

bool MapCanvas::current() const { return right_kind() && covers(0); }

/// First what is seen, then with a margin to pan into.
void MapCanvas::request_picture() {
  const auto figures = this->figures();
  if (!figures || width() < 2 || height() < 2) return update();
  if (right_kind() && covers(margin / 2)) return;
  const double beyond = current() ? margin : 0;
  const QSizeF shown = size();
  Picture wanted{{},      view_.centre(),    view_.scale(),  shown * (1 + 2 * beyond),
                 figures, session_.hidden(), session_.look()};
  give_up_the_old(wanted);
  worker_.start([this, wanted, labels = labels_, ratio = devicePixelRatioF()](gis::base::Progress &progress) {
    Picture picture = wanted;
    const maps::Frame frame{0, 0, picture.size.width() * mm_per_px, picture.size.height() * mm_per_px};
    const auto scene =
        maps::build_view({&picture.figures->map, maps::View(frame, picture.centre, picture.scale, detail_mm),
                          picture.hidden, picture.look});
    progress.report(0.5); // given up where the view has moved on
    picture.image = QImage((picture.size * ratio).toSize(), QImage::Format_RGB32);
    picture.image.fill(ground);
    maps::paint_bands(scene, picture.image, ratio / mm_per_px, *labels, progress);
    picture.image.setDevicePixelRatio(ratio);
    return [this, picture] {
      picture_ = picture;
      landed_.start();
      update();
      request_picture(); // the view may have moved on
      emit drawn();
    };
  });
}

/// What is being drawn for another scale or other figures would only be waited for.
void MapCanvas::give_up_the_old(const Picture &wanted) {
  const bool blind = !landed_.isValid() || landed_.elapsed() > longest_blind_ms;
  const bool margins = begun_.size.width() > width(), others = begun_.figures != wanted.figures;
  const bool useless = worker_.busy() && !begun_.same_kind(wanted);
  if (useless && (!blind || margins || others)) worker_.stop();
  begun_ = wanted;
}

QTransform MapCanvas::picture_to_canvas() const {
  const double factor = picture_.scale / view_.scale();
  const QPointF middle = view_.pixel(picture_.centre, size());
  return QTransform::fromTranslate(middle.x(), middle.y())
      .scale(factor, factor)
      .translate(-picture_.size.width() / 2, -picture_.size.height() / 2);
}

void MapCanvas::outline(QPainter &painter, const std::string &code, const QColor &colour,
                        double width) const {
  const auto figures = this->figures();
  const auto *unit = unit_named(figures.get(), code);
  if (unit == nullptr) return;
  const QSizeF canvas = size();
  const maps::Frame frame{0, 0, canvas.width() * mm_per_px, canvas.height() * mm_per_px};
  const maps::View view(frame, view_.centre(), view_.scale(), detail_mm);
  QPainterPath path;
  // Cut well outside the canvas: far in, the rest of a ring would be stroked over kilometres of pixels.
  for (const auto &ring : maps::clipped(maps::snapped_rings(unit->area, view), frame.grown(4))) {
    path.moveTo(ring.front().x / mm_per_px, ring.front().y / mm_per_px);
    for (const auto &p : ring) path.lineTo(p.x / mm_per_px, p.y / mm_per_px);
  }
  painter.strokePath(path, QPen(Qt::white, width + 2.5));
  painter.strokePath(path, QPen(colour, width));
}

void MapCanvas::paintEvent(QPaintEvent *) {
  QPainter painter(this);
  painter.fillRect(rect(), ground);
  if (picture_.empty()) return;
  painter.setRenderHint(QPainter::SmoothPixmapTransform, picture_.scale != view_.scale());
  if (picture_.scale == view_.scale()) {
    // Whole device pixels: text must not swim.
    const double ratio = devicePixelRatioF();
    const QPointF corner = picture_to_canvas().map(QPointF(0, 0));
    painter.drawImage(QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio),
                      picture_.image);
  } else {
    painter.save();
    painter.setTransform(picture_to_canvas(), true);
    painter.drawImage(QPointF(0, 0), picture_.image);
    painter.restore();
  }
  painter.setRenderHint(QPainter::Antialiasing);
  if (!pointed_.empty() && pointed_ != session_.selected()) outline(painter, pointed_, theme().accent, 1.2);
  if (!session_.selected().empty()) outline(painter, session_.selected(), QColor(0x0B5CAD), 3);
  if (marked_) {
    const QPointF at = view_.pixel(*marked_, size());
    painter.setBrush(Qt::NoBrush);
    for (const auto &[colour, wide] : {std::pair(QColor(Qt::white), 5.0), std::pair(QColor(0x0B5CAD), 2.5)}) {
      painter.setPen(QPen(colour, wide));
      painter.drawEllipse(at, 12, 12);
    }
    painter.setBrush(QColor(0x0B5CAD));
    painter.drawEllipse(at, 2, 2);
    painter.setBrush(Qt::NoBrush);
  }
  ruler_.paint(
      painter, [this](gis::geo::Point p) { return view_.pixel(p, size()); }, session_.words(), rect());
  if (hasFocus()) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().accent, 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
  }
}

void MapCanvas::resizeEvent(QResizeEvent *) {
  if (whole_) show_whole();
  request_picture();
}

} // namespace ui::desktop
