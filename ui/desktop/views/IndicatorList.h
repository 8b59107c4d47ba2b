#pragma once

#include "ui/desktop/Session.h"

#include <QFrame>
#include <QLineEdit>
#include <QListWidget>

namespace ui::desktop {

/// The list the indicator button opens: search without accents, rows under their domain with target, basis
/// and how many are behind.
class IndicatorList : public QFrame {
  Q_OBJECT

public:
  explicit IndicatorList(Session &, QWidget *parent = nullptr);
  /// Opens below a point of the screen.
  void open_at(QPoint);

private:
  Session &session_;
  QLineEdit *search_;
  QListWidget *list_;

  void fill();
  void take(QListWidgetItem *);
  bool eventFilter(QObject *, QEvent *) override;
};

/// Looks at the next (+1) or previous (-1) indicator of the programme.
void step_indicator(Session &, int by);

} // namespace ui::desktop
