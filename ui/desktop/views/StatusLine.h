#pragma once

#include "gis/geo/Crs.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <chrono>
#include <optional>

namespace ui::desktop {

class Session;
class MapCanvas;
class FindingsPanel;

/// The foot of the window: scale, position (X north, Y east), lines shown, the run under way, problems.
class StatusLine : public QStatusBar {
  Q_OBJECT

public:
  StatusLine(Session &, MapCanvas &, FindingsPanel &, QWidget *parent = nullptr);

  void set_count(const QString &);
  void show_progress(double share, const QString &stage);
  void begin_progress();
  void end_progress();

signals:
  void stop_wanted();
  void findings_wanted();

private:
  Session &session_;
  MapCanvas &canvas_;
  FindingsPanel &findings_;
  QComboBox *scale_;
  QLabel *position_, *count_, *progress_, *draft_;
  QPushButton *stop_, *problems_;
  std::chrono::steady_clock::time_point begun_;
  std::optional<gis::geo::Transform> to_degrees_; ///< of the study that is open

  void show_scale();
  void take_scale();
  void show_position(double x, double y);
  void know_degrees();
  std::optional<gis::geo::Point> degrees_of(gis::geo::Point) const;
  void retranslate();
};

} // namespace ui::desktop
