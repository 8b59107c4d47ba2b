#pragma once

#include "ui/desktop/Worker.h"
#include "ui/desktop/views/MapView.h"
#include "ui/desktop/views/Ruler.h"
#include "ui/maps/LabelPictures.h"
#include "ui/maps/layers.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainterPath>
#include <QRubberBand>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <set>

namespace ui::desktop {

class Session;
struct Figures;

/// The map on the screen. The scene of the printed map is built and painted on a worker into a picture half
/// as large again as the canvas; panning and zooming move that picture at once, whatever the worker does.
/// Selected and pointed units are outlined over it.
class MapCanvas : public QWidget {
  Q_OBJECT

public:
  /// Which of the session's figures it shows.
  enum class Side { first, beside };
  explicit MapCanvas(Session &, Side = Side::first, QWidget *parent = nullptr);

  const MapView &view() const { return view_; }
  /// True where the picture shows all of what the canvas should.
  bool current() const;
  /// The same, and nothing more is being drawn: for tests and pictures of the manual.
  bool settled() const { return current() && !worker_.busy(); }
  /// The unit at a pixel; empty: none.
  std::string unit_at(QPointF pixel) const;
  /// The settlement or facility drawn at a pixel: its place among the figures' sites.
  std::optional<std::size_t> site_at(QPointF pixel) const;

  void show_whole();
  void show_unit(const std::string &code);
  void show_point(double x, double y);
  void set_scale(double scale);
  void zoom(double factor);
  void back();
  void forward();
  /// The middle and scale of another canvas; says nothing of it.
  void show_same(const MapView &);
  /// A part seen before, by its middle and scale.
  void show_part(gis::geo::Point centre, double scale);
  /// Clicks measure instead of selecting; off again, what was measured is gone.
  void measure(bool on);
  const Ruler &ruler() const { return ruler_; }

signals:
  void view_changed();
  /// Study metres under the mouse.
  void pointed(double x, double y);
  void drawn();
  void measuring_changed(bool on);

protected:
  void paintEvent(QPaintEvent *) override;
  void resizeEvent(QResizeEvent *) override;
  void wheelEvent(QWheelEvent *) override;
  void mousePressEvent(QMouseEvent *) override;
  void mouseMoveEvent(QMouseEvent *) override;
  void mouseReleaseEvent(QMouseEvent *) override;
  void mouseDoubleClickEvent(QMouseEvent *) override;
  void keyPressEvent(QKeyEvent *) override;
  void leaveEvent(QEvent *) override;

private:
  /// A finished picture and what it shows.
  struct Picture {
    QImage image;
    gis::geo::Point centre;
    double scale = 0;
    QSizeF size; ///< window pixels
    std::shared_ptr<const Figures> figures;
    std::set<int> hidden;
    maps::LayerLook look;
    bool empty() const { return image.isNull(); }
    bool same_kind(const Picture &o) const {
      return figures == o.figures && hidden == o.hidden && look == o.look && scale == o.scale;
    }
  };

  Session &session_;
  Side side_;
  MapView view_;
  Picture picture_, begun_; ///< shown; last asked of the worker (without an image)
  QElapsedTimer landed_;    ///< since a picture came last
  Worker worker_;
  std::shared_ptr<maps::LabelPictures> labels_ = std::make_shared<maps::LabelPictures>();
  QTimer settle_;
  Ruler ruler_;
  QPointF pressed_, last_;
  bool dragging_ = false, boxing_ = false;
  bool whole_; ///< shows the whole study and goes on doing so when the canvas changes size
  std::unique_ptr<QRubberBand> band_;
  std::string pointed_;
  std::optional<std::size_t> pointed_site_;
  std::optional<gis::geo::Point> marked_; ///< the place of a problem or a settlement

  std::shared_ptr<const Figures> figures() const;
  void on_figures();
  /// Keeps the part shown before a gesture, so that one can come back to it.
  void begin_move();
  void moved();
  void request_picture();
  void give_up_the_old(const Picture &wanted);
  void tell_unit(const std::string &code, QPoint at);
  void outline(QPainter &, const std::string &code, const QColor &, double width) const;
  QTransform picture_to_canvas() const;
  /// True where the picture reaches `beyond` of the canvas's size past each of its sides.
  bool covers(double beyond) const;
  bool right_kind() const;
};

} // namespace ui::desktop
