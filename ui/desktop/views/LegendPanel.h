#pragma once

#include "ui/maps/MapData.h"

#include <QFrame>
#include <QVBoxLayout>

namespace ui::desktop {

class Session;

/// The legend as a control: each class with its box (shown or hidden), swatch, word and number of units. A
/// double click filters the table to a verdict.
class LegendPanel : public QFrame {
  Q_OBJECT

public:
  explicit LegendPanel(Session &, QWidget *parent = nullptr);

signals:
  void state_wanted(maps::State);

private:
  Session &session_;
  QVBoxLayout *column_;

  void rebuild();
  void check_boxes();
  void add_row(int class_key, const QPixmap &swatch, const QString &words, int count);
  void add_symbol(const QPixmap &symbol, const QString &words);
  void add_note(const QString &);
  bool eventFilter(QObject *, QEvent *) override;
};

} // namespace ui::desktop
