#include "ui/desktop/models/GapProxy.h"

#include "gis/base/text.h"
#include "ui/desktop/models/GapModel.h"

namespace ui::desktop {

GapProxy::GapProxy(QObject *parent)
    : QSortFilterProxyModel(parent), order_(QLocale(QLocale::Vietnamese, QLocale::Vietnam)) {
  order_.setNumericMode(true); // Phường 2 before Phường 10
  setDynamicSortFilter(true);
}

void GapProxy::set_name(const QString &typed) {
  name_ = QString::fromStdString(gis::base::search_key(typed.toStdString()));
  invalidateFilter();
  emit filter_changed();
}

void GapProxy::set_only(maps::State state, bool on) {
  if (on)
    only_.insert(state);
  else
    only_.erase(state);
  invalidateFilter();
  emit filter_changed();
}

void GapProxy::clear_filters() {
  name_.clear();
  only_.clear();
  invalidateFilter();
  emit filter_changed();
}

void GapProxy::sort(int column, Qt::SortOrder order) {
  QSortFilterProxyModel::sort(column, order);
  invalidateFilter();
}

bool GapProxy::filterAcceptsRow(int row, const QModelIndex &parent) const {
  const auto index = sourceModel()->index(row, 0, parent);
  if (index.data(GapModel::TotalRole).toBool()) return sortColumn() < 0 && !filtered();
  if (!only_.empty() && !only_.contains(static_cast<maps::State>(index.data(GapModel::StateRole).toInt())))
    return false;
  return name_.isEmpty() || index.data(GapModel::SearchRole).toString().contains(name_);
}

bool GapProxy::lessThan(const QModelIndex &a, const QModelIndex &b) const {
  const QVariant left = a.data(GapModel::NumberRole), right = b.data(GapModel::NumberRole);
  if (left.isValid() && right.isValid()) return left.toDouble() < right.toDouble();
  // Lines without a figure stand last, whichever way the others run.
  if (left.isValid() != right.isValid()) return (sortOrder() == Qt::AscendingOrder) == left.isValid();
  if (a.data().toString().isEmpty() != b.data().toString().isEmpty())
    return (sortOrder() == Qt::AscendingOrder) == b.data().toString().isEmpty();
  return order_.compare(a.data().toString(), b.data().toString()) < 0;
}

int GapProxy::shown_units() const {
  int units = 0;
  for (int row = 0; row < rowCount(); ++row) units += !index(row, 0).data(GapModel::TotalRole).toBool();
  return units;
}

int GapProxy::all_units() const {
  int units = 0;
  for (int row = 0; row < sourceModel()->rowCount(); ++row)
    units += !sourceModel()->index(row, 0).data(GapModel::TotalRole).toBool();
  return units;
}

} // namespace ui::desktop
