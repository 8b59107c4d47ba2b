#include "ui/desktop/views/LayerList.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/swatches.h"
#include "ui/words/numbers.h"

#include <QVBoxLayout>

namespace ui::desktop {
namespace {

constexpr QSize sign_size(18, 17);
constexpr int least_opacity = 10; // %; less is what the box is for

/// The symbol that stands for a layer of points.
QString symbol_for(const std::string &id) {
  if (id == "settlements") return QStringLiteral("settlement");
  if (id == "schools") return QStringLiteral("levels");
  if (id == "health") return QStringLiteral("station");
  if (id == "culture") return QStringLiteral("culture_house");
  return {};
}

} // namespace

LayerList::LayerList(Session &session, QWidget *parent)
    : QFrame(parent), session_(session), title_(new QLabel(this)) {
  setProperty("panel", true);
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(12, 6, 12, 10);
  column->setSpacing(1);
  title_->setFont(sized(11, true));
  title_->setProperty("secondary", true);
  column->addWidget(title_);
  for (const auto &kind : maps::layer_kinds) add(kind);
  connect(&session, &Session::figures_changed, this, &LayerList::refresh);
  connect(&session, &Session::look_changed, this, &LayerList::refresh);
  connect(&session, &Session::language_changed, this, &LayerList::retranslate);
  retranslate();
}

void LayerList::add(const maps::LayerKind &kind) {
  auto *row = new QWidget(this);
  auto *across = new QHBoxLayout(row);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(5);
  row->setMinimumHeight(24);
  Line line{kind.id,
            new QCheckBox(row),
            new QLabel(row),
            new QLabel(row),
            new QPushButton(QStringLiteral("▸"), row),
            new QWidget(this),
            new QSlider(Qt::Horizontal)};
  line.box->setObjectName(QStringLiteral("layer-") + QLatin1String(kind.id));
  line.opacity->setObjectName(QStringLiteral("opacity-") + QLatin1String(kind.id));
  if (const auto symbol = symbol_for(kind.id); !symbol.isEmpty())
    line.sign->setPixmap(symbol_swatch(symbol.toStdString(), sign_size, devicePixelRatioF()));
  line.count->setProperty("secondary", true);
  line.more->setProperty("link", true);
  line.more->setFixedSize(20, 24);
  line.box->setSizePolicy(QSizePolicy::Ignored,
                          QSizePolicy::Fixed); // a long name must not push the count out
  across->addWidget(line.box, 1);
  across->addWidget(line.sign);
  across->addWidget(line.count);
  across->addWidget(line.more);
  line.opacity->setRange(least_opacity, 100);
  line.opacity->setPageStep(10);
  auto *under = new QHBoxLayout(line.below);
  under->setContentsMargins(24, 0, 24, 4);
  under->addWidget(line.opacity);
  line.below->hide();
  layout()->addWidget(row);
  layout()->addWidget(line.below);
  connect(line.box, &QCheckBox::toggled, this,
          [this, id = line.id](bool on) { session_.set_layer(id, {on, session_.look().of(id).opacity}); });
  connect(line.opacity, &QSlider::valueChanged, this, [this, id = line.id](int percent) {
    session_.set_layer(id, {session_.look().of(id).on, percent / 100.0});
  });
  connect(line.more, &QPushButton::clicked, this, [below = line.below, more = line.more] {
    below->setVisible(below->isHidden());
    more->setText(below->isHidden() ? QStringLiteral("▸") : QStringLiteral("▾"));
  });
  lines_.push_back(line);
}

int LayerList::count_of(const std::string &id) const {
  const auto figures = session_.figures();
  if (!figures) return -1;
  const auto &map = figures->map;
  if (id == "relief") return map.relief == nullptr ? 0 : -1;
  if (id == "facilities") return static_cast<int>(map.points.size());
  if (symbol_for(id).isEmpty()) return -1;
  const auto points = map.more_points.find(id);
  return points == map.more_points.end() ? 0 : static_cast<int>(points->second.size());
}

void LayerList::refresh() {
  const auto &w = session_.words();
  for (const auto &line : lines_) {
    const auto one = session_.look().of(line.id);
    const QSignalBlocker quiet_box(line.box), quiet_slider(line.opacity);
    line.box->setChecked(one.on);
    line.opacity->setValue(static_cast<int>(std::lround(one.opacity * 100)));
    const int n = count_of(line.id);
    for (QWidget *part : {static_cast<QWidget *>(line.box), static_cast<QWidget *>(line.more)})
      part->setEnabled(n != 0);
    line.count->setText(n > 0 ? q(words::number(n, 0, w.language())) : QString());
    line.box->setToolTip(n == 0 ? q(w("desk.layers.none")) : QString());
    const QString strength =
        q(w.fill("desk.layers.opacity", {{"n", words::number(one.opacity * 100, 0, w.language())}}));
    line.opacity->setToolTip(strength);
    line.opacity->setAccessibleName(line.box->text() + QStringLiteral(", ") + strength);
  }
}

void LayerList::retranslate() {
  const auto &w = session_.words();
  title_->setText(q(words::upper(w("desk.layers"))));
  for (const auto &line : lines_) {
    line.box->setText(q(w("desk.layer." + line.id)));
    line.more->setToolTip(q(w("desk.layers.more")));
    line.more->setAccessibleName(line.box->text() + QStringLiteral(": ") + line.more->toolTip());
  }
  refresh();
}

} // namespace ui::desktop
