#pragma once

#include "ui/desktop/Session.h"

#include <QComboBox>
#include <QPushButton>
#include <QWidget>

namespace ui::desktop {

class IndicatorList;
class SearchBox;

/// The bar above the map: which indicator, year, way of measuring, group, season and level; and the way to
/// paper. A switch that offers one thing only is hidden.
class ChoiceBar : public QWidget {
  Q_OBJECT

public:
  explicit ChoiceBar(Session &, QWidget *parent = nullptr);
  void open_indicators();
  /// The next (+1: later) or previous year that has figures.
  void step_year(int by);
  void focus_search();

signals:
  void print_wanted();

protected:
  void resizeEvent(QResizeEvent *) override;

private:
  Session &session_;
  QPushButton *indicator_, *print_;
  IndicatorList *list_;
  SearchBox *search_;
  QComboBox *year_, *measured_, *group_, *season_, *mode_, *level_;
  bool filling_ = false;

  QComboBox *add_switch(int width);
  void fill();
  void take();
  /// As much of the indicator's name as the button holds.
  void show_indicator();
};

} // namespace ui::desktop
