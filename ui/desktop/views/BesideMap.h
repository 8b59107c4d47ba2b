#pragma once

#include <QComboBox>
#include <QFrame>
#include <QPushButton>

namespace ui::desktop {

class MapCanvas;
class Session;

/// A second map of the same place beside the first, of another indicator; both move together.
class BesideMap : public QFrame {
  Q_OBJECT

public:
  BesideMap(Session &, MapCanvas &first, QWidget *parent = nullptr);
  MapCanvas &canvas() { return *canvas_; }

private:
  Session &session_;
  MapCanvas *canvas_;
  QComboBox *indicator_;
  QPushButton *close_;

  void refresh();
};

} // namespace ui::desktop
