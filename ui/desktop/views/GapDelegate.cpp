#include "ui/desktop/views/GapDelegate.h"

#include "ui/commands/gap_lines.h"
#include "ui/desktop/models/GapModel.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/swatches.h"

#include <QPainter>

namespace ui::desktop {
namespace {

constexpr int pad = 8;

void draw_bar(QPainter &painter, const QRect &cell, const QModelIndex &index, bool selected) {
  const QVariant share = index.data(GapModel::ShareRole), target = index.data(GapModel::TargetShareRole);
  const QRectF ground = QRectF(cell).adjusted(3, 5, -3, -5);
  if (share.isValid()) {
    QRectF bar = ground;
    bar.setWidth(ground.width() * share.toDouble());
    painter.fillRect(bar, selected ? theme().bar.darker(112) : theme().bar);
  }
  if (target.isValid())
    painter.fillRect(QRectF(ground.left() + ground.width() * target.toDouble() - 1, ground.top() - 1, 2,
                            ground.height() + 2),
                     theme().secondary);
}

} // namespace

void GapDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const {
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const bool total = index.data(GapModel::TotalRole).toBool();
  const auto &t = theme();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->fillRect(option.rect, selected ? t.selection : total ? t.zebra : t.panel);
  if (index.column() == static_cast<int>(commands::GapColumn::value))
    draw_bar(*painter, option.rect, index, selected);
  QRect room = option.rect.adjusted(pad, 0, -pad, 0);
  QFont font = option.font;
  font.setBold(total || index.column() == static_cast<int>(commands::GapColumn::status));
  QColor ink = t.text;
  if (index.column() == static_cast<int>(commands::GapColumn::status)) {
    const auto state = static_cast<maps::State>(index.data(GapModel::StateRole).toInt());
    ink = word_colour(state);
    draw_mark(*painter, state, QRectF(room.left(), room.center().y() - 4.5, 10, 10), ink);
    room.adjust(18, 0, 0, 0);
  } else if (!total && index.column() == 0) {
    room.adjust(12, 0, 0, 0);
  }
  painter->setFont(font);
  painter->setPen(ink);
  const auto place = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
  painter->drawText(room, static_cast<int>(place),
                    QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
  if (option.state.testFlag(QStyle::State_HasFocus)) {
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(t.accent, 2));
    painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
  }
  painter->restore();
}

} // namespace ui::desktop
