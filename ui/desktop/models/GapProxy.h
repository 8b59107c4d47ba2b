#pragma once

#include "ui/maps/MapData.h"

#include <QCollator>
#include <QSortFilterProxyModel>
#include <set>

namespace ui::desktop {

/// The gap table as the planner wants it now: filtered by name without accents and by verdict, sorted by the
/// order of the Vietnamese alphabet or by number. Unsorted it keeps the official list, with the rows of the
/// level above; sorted or filtered those would stand among strangers and are left out.
class GapProxy : public QSortFilterProxyModel {
  Q_OBJECT

public:
  explicit GapProxy(QObject *parent = nullptr);

  void set_name(const QString &typed);
  void set_only(maps::State, bool);
  void clear_filters();
  const std::set<maps::State> &only() const { return only_; }
  bool filtered() const { return !name_.isEmpty() || !only_.empty(); }

  /// Column -1: the official order again.
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
  /// Lines that are units of the level shown, of those that pass and of all.
  int shown_units() const;
  int all_units() const;

signals:
  void filter_changed();

protected:
  bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
  bool lessThan(const QModelIndex &, const QModelIndex &) const override;

private:
  QString name_; ///< as search compares it
  std::set<maps::State> only_;
  QCollator order_;
};

} // namespace ui::desktop
