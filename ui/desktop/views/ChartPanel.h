#pragma once

#include "ui/maps/Scene.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <string>
#include <vector>

namespace ui::desktop {

class Session;

/// A chart on the screen: a scene as wide as there is room.
class ChartPage : public QWidget {
  Q_OBJECT

public:
  using QWidget::QWidget;
  void show_scene(maps::Scene);
  const maps::Scene &scene() const { return scene_; }
  /// The line of the chart at a height; -1: none.
  int line_at(double y) const;
  int line_count = 0;
  int marked = -1; ///< the line of the selected unit

signals:
  void line_clicked(int line);

protected:
  void paintEvent(QPaintEvent *) override;
  void mouseReleaseEvent(QMouseEvent *) override;

private:
  maps::Scene scene_;
};

/// The charts of the choice: who is worst, and a group beside all; to look at, to click, to keep as a
/// picture.
class ChartPanel : public QFrame {
  Q_OBJECT

public:
  explicit ChartPanel(Session &, QWidget *parent = nullptr);
  /// "ranking" or "groups", as the command "chart" calls them.
  std::string kind() const { return groups_->isChecked() ? "groups" : "ranking"; }
  ChartPage &page() { return *page_; }
  void show_kind(const std::string &);

signals:
  void picture_wanted(const std::string &kind);

protected:
  void resizeEvent(QResizeEvent *) override;
  void showEvent(QShowEvent *) override;

private:
  Session &session_;
  QPushButton *ranking_, *groups_, *save_;
  QLabel *nothing_;
  QScrollArea *area_;
  ChartPage *page_;
  std::vector<std::string> codes_; ///< of the units, by line

  void retranslate();
  void draw();
  void mark_selected();
};

} // namespace ui::desktop
