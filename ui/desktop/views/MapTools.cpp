#include "ui/desktop/views/MapTools.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/MapCanvas.h"

#include <QVBoxLayout>

namespace ui::desktop {

MapTools::MapTools(Session &session, MapCanvas &canvas) : QWidget(&canvas), session_(session) {
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  add(QStringLiteral("+"), "desk.map.in", [&canvas] { canvas.zoom(1.25); });
  add(QStringLiteral("-"), "desk.map.out", [&canvas] { canvas.zoom(0.8); });
  add(QStringLiteral("▢"), "desk.map.whole", [&canvas] { canvas.show_whole(); });
  add(QStringLiteral("‹"), "desk.map.back", [&canvas] { canvas.back(); });
  add(QStringLiteral("›"), "desk.map.forward", [&canvas] { canvas.forward(); });
  auto *measure =
      add(QStringLiteral("↔"), "desk.map.measure", [&canvas] { canvas.measure(!canvas.ruler().active()); });
  measure->setCheckable(true);
  measure->setObjectName(QStringLiteral("measure"));
  connect(&canvas, &MapCanvas::measuring_changed, measure, &QPushButton::setChecked);
  connect(&session, &Session::language_changed, this, &MapTools::retranslate);
  retranslate();
  move(8, 8);
  adjustSize();
}

QPushButton *MapTools::add(const QString &sign, const char *words, std::function<void()> act) {
  auto *button = new QPushButton(sign, this);
  button->setFont(sized(15, true));
  button->setFixedSize(32, 32);
  button->setStyleSheet(QStringLiteral("padding: 0")); // not shown
  button->setFocusPolicy(Qt::TabFocus);
  layout()->addWidget(button);
  buttons_.emplace_back(button, words);
  connect(button, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
  return button;
}

void MapTools::retranslate() {
  for (const auto &[button, key] : buttons_) {
    button->setToolTip(q(session_.words()(key)));
    button->setAccessibleName(button->toolTip());
  }
}

} // namespace ui::desktop
