#pragma once

#include "ui/desktop/Session.h"

#include <QAbstractTableModel>

namespace ui::desktop {

/// The gap table as rows and roles; texts and figures come with the lines.
class GapModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Role {
    RawRole = Qt::UserRole, ///< the text of gaps.csv
    NumberRole,             ///< to sort by; invalid where there is none
    StateRole,              ///< maps::State
    TotalRole,              ///< true on a unit of the level above
    CodeRole,
    SearchRole,
    ShareRole,      ///< length of the bar, 0…1; invalid: no bar
    TargetShareRole ///< place of the tick, 0…1
  };

  explicit GapModel(Session &, QObject *parent = nullptr);

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation, int role = Qt::DisplayRole) const override;
  /// The row of a unit of the chosen level, or -1.
  int row_of(const std::string &code) const;

private:
  Session &session_;
  std::shared_ptr<const Figures> figures_;
  double longest_ = 100; ///< the value whose bar fills the cell

  void take_figures();
  const commands::GapLine &line(int row) const { return figures_->lines[static_cast<std::size_t>(row)]; }
};

} // namespace ui::desktop
