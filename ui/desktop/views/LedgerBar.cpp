#include "ui/desktop/views/LedgerBar.h"

#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"

#include <QPainter>
#include <map>

namespace ui::desktop {
namespace {

constexpr int bar_height = 16, line_height = 20, gap = 4;

/// Light is fine and dark is a gap, as on the map.
QColor colour_of(const std::string &id) {
  static const std::map<std::string, QRgb> colours = {{"covered", 0xA9DBF6},      {"no_capacity", 0xEAAE2B},
                                                      {"beyond_limit", 0xB93A2B}, {"unreachable", 0x662749},
                                                      {"on_barrier", 0xA784C4},   {"outside_data", 0x8A8A8A},
                                                      {"unknown", 0xE6E6E6}};
  return QColor(colours.at(id));
}

} // namespace

LedgerBar::LedgerBar(std::vector<commands::LedgerPart> parts, QWidget *parent)
    : QWidget(parent), parts_(std::move(parts)) {
  QString said;
  for (const auto &part : parts_) said += q(part.words + ": " + part.people_text + ". ");
  setAccessibleName(said);
}

QSize LedgerBar::sizeHint() const {
  return {200, bar_height + gap + line_height * static_cast<int>(parts_.size())};
}

void LedgerBar::paintEvent(QPaintEvent *) {
  QPainter painter(this);
  double total = 0;
  for (const auto &part : parts_) total += part.people;
  if (total <= 0) return;
  double x = 0;
  for (const auto &part : parts_) {
    const double wide = width() * part.people / total;
    painter.fillRect(QRectF(x, 0, wide, bar_height), colour_of(part.id));
    x += wide;
  }
  painter.setPen(theme().border);
  painter.drawRect(QRectF(0.5, 0.5, width() - 1, bar_height - 1));
  int y = bar_height + gap;
  painter.setFont(font());
  for (const auto &part : parts_) {
    const QRect line(0, y, width(), line_height);
    const QRect sign(0, y + 4, 12, 12);
    painter.fillRect(sign, colour_of(part.id));
    painter.setPen(theme().border);
    painter.drawRect(sign);
    painter.setPen(theme().text);
    painter.drawText(line.adjusted(20, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(q(part.words), Qt::ElideRight, width() - 90));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, q(part.people_text));
    y += line_height;
  }
}

} // namespace ui::desktop
