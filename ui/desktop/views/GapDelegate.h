#pragma once

#include <QStyledItemDelegate>

namespace ui::desktop {

/// Cells of the gap table: a bar with the target's tick behind the year's figure, mark and coloured word for
/// the verdict, bold lines for the level above.
class GapDelegate : public QStyledItemDelegate {
  Q_OBJECT

public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter *, const QStyleOptionViewItem &, const QModelIndex &) const override;
};

} // namespace ui::desktop
