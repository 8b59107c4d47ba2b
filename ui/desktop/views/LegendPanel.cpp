#include "ui/desktop/views/LegendPanel.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/swatches.h"
#include "ui/maps/classes.h"
#include "ui/words/numbers.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>

namespace ui::desktop {
namespace {

constexpr QSize swatch_size(30, 17);

/// "40–60"; the first and last classes say what they hold in the same way.
QString range_text(const maps::Classes &classes, std::size_t k, const words::Words &w) {
  const auto text = [&](double limit) { return words::short_number(limit, 3, w.language()); };
  return q(text(classes.limits[k]) + "–" + text(classes.limits[k + 1]));
}

} // namespace

LegendPanel::LegendPanel(Session &session, QWidget *parent)
    : QFrame(parent), session_(session), column_(new QVBoxLayout(this)) {
  setProperty("panel", true);
  column_->setContentsMargins(12, 10, 12, 10);
  column_->setSpacing(3);
  connect(&session, &Session::figures_changed, this, &LegendPanel::rebuild);
  connect(&session, &Session::hidden_changed, this, &LegendPanel::check_boxes);
  connect(&session, &Session::language_changed, this, &LegendPanel::rebuild);
}

void LegendPanel::rebuild() {
  while (auto *item = column_->takeAt(0)) {
    if (auto *row = item->widget(); row != nullptr) {
      row->hide(); // it goes only when the event loop comes round
      row->deleteLater();
    }
    delete item;
  }
  const auto figures = session_.figures();
  if (!figures) return;
  const auto &w = session_.words();
  const auto &map = figures->map;
  auto *title = new QLabel(q(words::upper(w("map.legend"))));
  title->setFont(sized(11, true));
  title->setProperty("secondary", true);
  column_->addWidget(title);
  static const maps::Style style = maps::load_style(false);
  const auto counts = maps::state_counts(map);
  const bool ramp = map.theme != "verdict";
  if (ramp) {
    const auto classes = maps::classes_of(map, style, false);
    for (std::size_t k = classes.colours.size(); k-- > 0;)
      add_row(maps::class_key(static_cast<int>(k), true),
              swatch(classes.colours[k], swatch_size, devicePixelRatioF()), range_text(classes, k, w),
              classes.counts[k]);
  }
  for (int i = 0; i < maps::state_count; ++i) {
    const auto state = static_cast<maps::State>(i);
    const int n = counts[static_cast<std::size_t>(i)];
    const bool always = !ramp && (state == maps::State::met || state == maps::State::behind);
    if (n > 0 || always)
      add_row(i, swatch(state, swatch_size, devicePixelRatioF()),
              q(map.text.states[static_cast<std::size_t>(i)]), n);
  }
  if (ramp) add_note(q(map.text.classes_note));
  add_note(q(map.text.value_note));
  add_note(q(map.text.state_note));
  if (!map.points.empty())
    for (const auto &[symbol, name] : map.text.symbols)
      add_symbol(symbol_swatch(symbol, swatch_size, devicePixelRatioF()), q(name));
}

void LegendPanel::check_boxes() {
  for (auto *box : findChildren<QCheckBox *>()) {
    const QSignalBlocker quiet(box);
    box->setChecked(!session_.hidden().contains(box->parent()->property("class_key").toInt()));
  }
}

void LegendPanel::add_row(int key, const QPixmap &picture, const QString &text, int count) {
  auto *row = new QWidget(this);
  auto *line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(8);
  row->setMinimumHeight(24);
  auto *box = new QCheckBox(row);
  box->setChecked(!session_.hidden().contains(key));
  box->setAccessibleName(text);
  box->setToolTip(q(session_.words()("desk.legend.tip")));
  connect(box, &QCheckBox::toggled, this, [this, key](bool on) { session_.set_hidden(key, !on); });
  auto *sign = new QLabel(row);
  sign->setPixmap(picture);
  auto *words = new QLabel(text, row);
  words->setWordWrap(true);
  auto *number = new QLabel(q(words::number(count, 0, session_.words().language())), row);
  number->setProperty("secondary", true);
  line->addWidget(box);
  line->addWidget(sign);
  line->addWidget(words, 1);
  line->addWidget(number);
  row->setProperty("class_key", key);
  for (QWidget *part : {row, static_cast<QWidget *>(words), static_cast<QWidget *>(sign)})
    part->installEventFilter(this);
  column_->addWidget(row);
}

void LegendPanel::add_symbol(const QPixmap &picture, const QString &text) {
  auto *row = new QWidget(this);
  auto *line = new QHBoxLayout(row);
  line->setContentsMargins(24, 0, 0, 0);
  auto *sign = new QLabel(row);
  sign->setPixmap(picture);
  line->addWidget(sign);
  line->addWidget(new QLabel(text, row), 1);
  column_->addWidget(row);
}

void LegendPanel::add_note(const QString &text) {
  if (text.isEmpty()) return;
  auto *note = new QLabel(text, this);
  note->setWordWrap(true);
  note->setFont(sized(11));
  note->setProperty("secondary", true);
  column_->addWidget(note);
}

bool LegendPanel::eventFilter(QObject *watched, QEvent *event) {
  if (event->type() != QEvent::MouseButtonDblClick) return QFrame::eventFilter(watched, event);
  QVariant key = watched->property("class_key");
  if (!key.isValid() && watched->parent() != nullptr) key = watched->parent()->property("class_key");
  if (key.isValid() && key.toInt() < maps::state_count)
    emit state_wanted(static_cast<maps::State>(key.toInt()));
  return true;
}

} // namespace ui::desktop
