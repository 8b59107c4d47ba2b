#include "ui/desktop/views/SearchBox.h"

#include "gis/base/text.h"
#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStandardItemModel>
#include <QTimer>

namespace ui::desktop {
namespace {

enum Role { KeyRole = Qt::UserRole, PlaceRole, PointRole, NameRole, IndicatorRole };

/// Compares what is typed the way search compares: no accents, no case.
class FoldingCompleter : public QCompleter {
public:
  using QCompleter::QCompleter;
  QStringList splitPath(const QString &typed) const override {
    return {q(gis::base::search_key(typed.toStdString()))};
  }
  QString pathFromIndex(const QModelIndex &index) const override { return index.data().toString(); }
};

QStandardItem *item(const std::string &text, const std::string &key) {
  auto *made = new QStandardItem(q(text));
  made->setData(q(key), KeyRole);
  return made;
}

} // namespace

SearchBox::SearchBox(Session &session, QWidget *parent)
    : QLineEdit(parent), session_(session), found_(new QStandardItemModel(this)),
      completer_(new FoldingCompleter(found_, this)) {
  completer_->setCompletionRole(KeyRole);
  completer_->setFilterMode(Qt::MatchContains);
  completer_->setMaxVisibleItems(12);
  completer_->popup()->setMinimumWidth(380); // names are longer than the box
  setCompleter(completer_);
  setClearButtonEnabled(true);
  connect(completer_, qOverload<const QModelIndex &>(&QCompleter::activated), this, &SearchBox::take);
  connect(&session, &Session::figures_changed, this, &SearchBox::fill);
  connect(&session, &Session::language_changed, this, &SearchBox::fill);
  fill();
}

void SearchBox::fill() {
  setPlaceholderText(q(session_.words()("desk.search")));
  setAccessibleName(placeholderText());
  found_->clear();
  const auto figures = session_.figures();
  if (!figures) return;
  const auto add_places = [&](bool points) {
    for (const auto &place : figures->places) {
      if (place.at.has_value() != points) continue;
      auto *made = item(place.text, place.key);
      made->setData(q(place.unit_code), PlaceRole);
      if (place.at) made->setData(QPointF(place.at->x, place.at->y), PointRole);
      made->setData(q(place.name), NameRole);
      found_->appendRow(made);
    }
  };
  add_places(false);
  for (const auto &offer : figures->indicators) {
    auto *indicator = item(offer.name, gis::base::search_key(offer.name + " " + offer.id));
    indicator->setData(q(offer.id), IndicatorRole);
    found_->appendRow(indicator);
  }
  add_places(true);
}

void SearchBox::take(const QModelIndex &index) {
  const auto place = index.data(PlaceRole).toString(), indicator = index.data(IndicatorRole).toString();
  if (!place.isEmpty()) {
    session_.select(place.toStdString());
    const auto point = index.data(PointRole);
    if (point.isValid()) {
      const QPointF at = point.toPointF();
      emit session_.point_wanted(at.x(), at.y());
      session_.pick_site_at(index.data(NameRole).toString().toStdString(), {at.x(), at.y()});
    } else {
      emit session_.place_wanted(place.toStdString());
    }
  } else if (!indicator.isEmpty()) {
    auto choice = session_.figures()->choice;
    choice.indicator = indicator.toStdString();
    choice.measure = choice.basis = "";
    session_.choose(choice);
  }
  QTimer::singleShot(0, this, &QLineEdit::clear); // after the completer has put its text
}

} // namespace ui::desktop
