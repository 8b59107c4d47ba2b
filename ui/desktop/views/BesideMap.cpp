#include "ui/desktop/views/BesideMap.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/views/MapCanvas.h"

#include <QHBoxLayout>
#include <QSplitter>

namespace ui::desktop {

BesideMap::BesideMap(Session &session, MapCanvas &first, QWidget *parent)
    : QFrame(parent), session_(session), canvas_(new MapCanvas(session, MapCanvas::Side::beside, this)),
      indicator_(new QComboBox(this)), close_(new QPushButton(this)) {
  indicator_->setObjectName(QStringLiteral("beside"));
  indicator_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  close_->setProperty("link", true);
  auto *above = new QHBoxLayout;
  above->setContentsMargins(6, 3, 6, 3);
  above->addWidget(indicator_, 1);
  above->addWidget(close_);
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(above);
  column->addWidget(canvas_, 1);
  connect(indicator_, &QComboBox::activated, this,
          [this] { session_.set_beside(indicator_->currentData().toString().toStdString()); });
  connect(close_, &QPushButton::clicked, this, [this] { session_.set_beside({}); });
  connect(&session, &Session::beside_changed, this, &BesideMap::refresh);
  connect(&session, &Session::language_changed, this, &BesideMap::refresh);
  connect(&first, &MapCanvas::view_changed, this, [this, &first] { canvas_->show_same(first.view()); });
  connect(canvas_, &MapCanvas::view_changed, this, [this, &first] {
    if (session_.beside() != nullptr) first.show_same(canvas_->view());
  });
  connect(&session, &Session::beside_changed, this, [this, &first] { canvas_->show_same(first.view()); });
  refresh();
}

void BesideMap::refresh() {
  const auto &w = session_.words();
  close_->setText(q(w("desk.beside.off")));
  indicator_->setAccessibleName(q(w("desk.beside")));
  const auto beside = session_.beside();
  const bool new_here = isHidden() && beside != nullptr;
  setVisible(beside != nullptr);
  if (auto *both = qobject_cast<QSplitter *>(parentWidget()); both != nullptr && new_here)
    both->setSizes({both->width() / 2, both->width() / 2});
  if (!beside) return;
  const QSignalBlocker quiet(indicator_);
  indicator_->clear();
  for (const auto &offer : beside->indicators) indicator_->addItem(q(offer.name), q(offer.id));
  indicator_->setCurrentIndex(indicator_->findData(q(beside->choice.indicator)));
  canvas_->setAccessibleName(q(w("desk.map") + ": ") + indicator_->currentText());
}

} // namespace ui::desktop
