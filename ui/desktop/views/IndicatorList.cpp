#include "ui/desktop/views/IndicatorList.h"

#include "gis/base/text.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/words/numbers.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace ui::desktop {
namespace {

void choose_indicator(Session &session, const std::string &id) {
  auto choice = session.figures()->choice;
  choice.indicator = id;
  choice.measure = choice.basis = ""; // the judged figure of the new one
  session.choose(choice);
}

/// Name on the left, "từ 60% · 59 chưa đạt" on the right.
QWidget *row_widget(const commands::IndicatorOffer &offer, const words::Words &w) {
  auto *row = new QWidget;
  auto *line = new QHBoxLayout(row);
  line->setContentsMargins(20, 2, 8, 2);
  auto *name = new QLabel(q(offer.name), row);
  std::string about = offer.target;
  QColor colour = theme().secondary;
  if (offer.behind > 0) {
    about += (about.empty() ? "" : " · ") +
             w.fill("desk.list.behind", {{"n", words::number(offer.behind, 0, w.language())}});
    colour = word_colour(maps::State::behind);
  } else if (!offer.figures) {
    about += (about.empty() ? "" : " · ") + words::lower_first(w("status.no_data"));
  }
  auto *right = new QLabel(q(about), row);
  right->setStyleSheet(QStringLiteral("color: %1").arg(colour.name()));
  line->addWidget(name, 1);
  line->addWidget(right);
  row->setAttribute(Qt::WA_TransparentForMouseEvents);
  return row;
}

} // namespace

IndicatorList::IndicatorList(Session &session, QWidget *parent)
    : QFrame(parent, Qt::Popup), session_(session), search_(new QLineEdit(this)),
      list_(new QListWidget(this)) {
  setProperty("panel", true);
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->addWidget(search_);
  column->addWidget(list_);
  list_->setUniformItemSizes(false);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFocusProxy(search_);
  search_->installEventFilter(this);
  connect(search_, &QLineEdit::textChanged, this, &IndicatorList::fill);
  connect(list_, &QListWidget::itemClicked, this, &IndicatorList::take);
}

void IndicatorList::open_at(QPoint at) {
  if (!session_.figures()) return;
  search_->clear();
  search_->setPlaceholderText(q(session_.words()("desk.list.search")));
  fill();
  resize(560, 480);
  move(at);
  show();
  search_->setFocus();
}

void IndicatorList::fill() {
  const auto figures = session_.figures();
  const auto &w = session_.words();
  const auto key = gis::base::search_key(search_->text().toStdString());
  list_->clear();
  std::string domain;
  for (const auto &offer : figures->indicators) {
    if (!key.empty() && gis::base::search_key(offer.name + " " + offer.id).find(key) == std::string::npos)
      continue;
    if (offer.domain != domain && !offer.domain.empty()) {
      domain = offer.domain;
      auto *head = new QListWidgetItem(q(words::upper_first(w("domain." + domain))), list_);
      head->setFlags(Qt::NoItemFlags);
      head->setForeground(theme().secondary);
      head->setFont(sized(12, true));
    }
    auto *item = new QListWidgetItem(list_);
    item->setData(Qt::UserRole, q(offer.id));
    item->setData(Qt::AccessibleTextRole, q(offer.name));
    item->setSizeHint(QSize(100, 28));
    list_->setItemWidget(item, row_widget(offer, w));
    if (offer.id == figures->choice.indicator) list_->setCurrentItem(item);
  }
  if (list_->count() == 0) {
    auto *none = new QListWidgetItem(q(w("desk.list.nothing")), list_);
    none->setFlags(Qt::NoItemFlags);
  }
  if (!key.empty())
    for (int i = 0; i < list_->count(); ++i)
      if (list_->item(i)->flags() != Qt::NoItemFlags) {
        list_->setCurrentRow(i);
        break;
      }
  if (list_->currentItem() != nullptr) list_->scrollToItem(list_->currentItem());
}

void IndicatorList::take(QListWidgetItem *item) {
  if (item == nullptr || item->flags() == Qt::NoItemFlags) return;
  const auto id = item->data(Qt::UserRole).toString().toStdString();
  hide();
  choose_indicator(session_, id);
}

bool IndicatorList::eventFilter(QObject *watched, QEvent *event) {
  if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
  const auto *key = static_cast<QKeyEvent *>(event);
  const int by = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
  if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
    take(list_->currentItem());
    return true;
  }
  if (by == 0) return QFrame::eventFilter(watched, event);
  for (int i = list_->currentRow() + by; i >= 0 && i < list_->count(); i += by)
    if (list_->item(i)->flags() != Qt::NoItemFlags) {
      list_->setCurrentRow(i);
      break;
    }
  return true;
}

void step_indicator(Session &session, int by) {
  const auto figures = session.figures();
  if (!figures || figures->indicators.empty()) return;
  const auto &list = figures->indicators;
  const auto now = std::find_if(list.begin(), list.end(),
                                [&](const auto &offer) { return offer.id == figures->choice.indicator; });
  const auto n = static_cast<std::ptrdiff_t>(list.size());
  const auto next = ((now - list.begin()) + by + n) % n;
  choose_indicator(session, list[static_cast<std::size_t>(next)].id);
}

} // namespace ui::desktop
