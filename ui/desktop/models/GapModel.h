#pragma once

#include "ui/desktop/Session.h"
#include "ui/desktop/models/note_columns.h"

#include <QAbstractTableModel>

namespace ui::desktop {

/// The gap table as rows and roles; texts and figures come with the lines. After the columns of the lines
/// come those of the notes, which can be edited in place.
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
  bool setData(const QModelIndex &, const QVariant &, int role = Qt::EditRole) override;
  Qt::ItemFlags flags(const QModelIndex &) const override;
  /// The column of a part of the notes.
  static int column_of(NoteColumn part) { return commands::gap_column_count + static_cast<int>(part); }

private:
  Session &session_;
  std::shared_ptr<const Figures> figures_;
  double longest_ = 100; ///< the value whose bar fills the cell

  void take_figures();
  QVariant note_data(const commands::GapLine &, int part, int role) const;
  gis::study::NoteKey key_of(const commands::GapLine &) const;
  const commands::GapLine &line(int row) const { return figures_->lines[static_cast<std::size_t>(row)]; }
};

} // namespace ui::desktop
