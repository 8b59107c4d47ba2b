#pragma once

#include <QPushButton>
#include <QWidget>
#include <functional>
#include <vector>

namespace ui::desktop {

class Session;
class MapCanvas;

/// The buttons over the top left corner of the map.
class MapTools : public QWidget {
  Q_OBJECT

public:
  MapTools(Session &, MapCanvas &);

private:
  Session &session_;
  std::vector<std::pair<QPushButton *, const char *>> buttons_;

  QPushButton *add(const QString &sign, const char *words, std::function<void()> act);
  void retranslate();
};

} // namespace ui::desktop
