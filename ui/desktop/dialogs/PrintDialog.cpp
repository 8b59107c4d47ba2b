#include "ui/desktop/dialogs/PrintDialog.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/maps/Painter.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/Style.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace ui::desktop {
namespace {

constexpr QSize preview_size(620, 520);

/// "a4-landscape" → "A4, khổ ngang".
QString layout_words(const std::string &name, const words::Words &w) {
  const auto dash = name.find('-');
  return q(words::upper(name.substr(0, dash)) + ", " + w("desk.layout." + name.substr(dash + 1)));
}

} // namespace

PrintDialog::PrintDialog(Session &session, QWidget *parent)
    : QDialog(parent), session_(session), layout_(new QComboBox(this)), copy_(new QCheckBox(this)),
      preview_(new QLabel(this)) {
  const auto &w = session.words();
  setWindowTitle(q(w("desk.print")));
  for (const auto &name : maps::layout_names()) layout_->addItem(layout_words(name, w), q(name));
  layout_->setCurrentIndex(layout_->findData(QStringLiteral("a3-landscape")));
  copy_->setText(q(w("opt.copy")));
  auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
  buttons->button(QDialogButtonBox::Save)->setText(q(w("desk.print.save")));
  buttons->button(QDialogButtonBox::Save)->setProperty("main", true);
  for (auto *button : buttons->buttons()) button->setIcon({});
  auto *side = new QFormLayout;
  side->addRow(q(w("desk.print.paper")), layout_);
  side->addRow(copy_);
  auto *line = new QHBoxLayout;
  preview_->setFixedSize(preview_size);
  preview_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  line->addWidget(preview_);
  line->addLayout(side, 1);
  auto *column = new QVBoxLayout(this);
  column->addLayout(line);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(layout_, &QComboBox::currentIndexChanged, this, &PrintDialog::draw_preview);
  connect(copy_, &QCheckBox::toggled, this, &PrintDialog::draw_preview);
  draw_preview();
}

void PrintDialog::draw_preview() {
  const auto figures = session_.figures();
  if (!figures) return;
  worker_.start([this, figures, layout = layout_name().toStdString(), copy = copy_->isChecked(),
                 ratio = devicePixelRatioF()](gis::base::Progress &) {
    const auto scene = maps::build_scene({&figures->map, layout, copy});
    const double per_mm = std::min(preview_size.width() / scene.width, preview_size.height() / scene.height);
    QImage page(QSizeF(scene.width * per_mm * ratio, scene.height * per_mm * ratio).toSize(),
                QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    maps::paint(scene, painter, per_mm * ratio);
    painter.end();
    page.setDevicePixelRatio(ratio);
    return [this, page] { preview_->setPixmap(QPixmap::fromImage(page)); };
  });
}

} // namespace ui::desktop
