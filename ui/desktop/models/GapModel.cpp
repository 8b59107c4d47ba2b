#include "ui/desktop/models/GapModel.h"

#include "ui/commands/rows.h"
#include "ui/desktop/text.h"

#include <algorithm>

namespace ui::desktop {
namespace {

using commands::GapColumn;

bool is_number(int column) {
  const auto c = static_cast<GapColumn>(column);
  return c >= GapColumn::last_year && c <= GapColumn::to_target;
}

QVariant known(const std::optional<double> &number) { return number ? QVariant(*number) : QVariant(); }

} // namespace

GapModel::GapModel(Session &session, QObject *parent) : QAbstractTableModel(parent), session_(session) {
  connect(&session, &Session::figures_changed, this, &GapModel::take_figures);
  take_figures();
}

void GapModel::take_figures() {
  beginResetModel();
  figures_ = session_.figures();
  longest_ = 100;
  if (figures_ && !figures_->rows.empty() && commands::unit_of(*figures_->rows.front()) != "%") {
    longest_ = 0;
    for (const auto &line : figures_->lines) {
      if (line.total) continue;
      longest_ = std::max({longest_, line.value.value_or(0), line.target.value_or(0)});
    }
  }
  endResetModel();
}

int GapModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() || !figures_ ? 0 : static_cast<int>(figures_->lines.size());
}

int GapModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : commands::gap_column_count;
}

QVariant GapModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto &l = line(index.row());
  const auto &cell = l.cells[static_cast<std::size_t>(index.column())];
  const bool value = static_cast<GapColumn>(index.column()) == GapColumn::value;
  const auto share = [&](const std::optional<double> &number) {
    return value && number && longest_ > 0 && !l.total ? QVariant(std::clamp(*number / longest_, 0.0, 1.0))
                                                       : QVariant();
  };
  switch (role) {
  case Qt::DisplayRole:
    return q(cell.shown);
  case Qt::AccessibleTextRole:
    return q(l.cells[0].shown + ", " + cell.shown);
  case Qt::ToolTipRole:
    return static_cast<GapColumn>(index.column()) == GapColumn::unit ? q(cell.shown) : QVariant();
  case Qt::TextAlignmentRole:
    return QVariant(Qt::AlignVCenter | (is_number(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
  case RawRole:
    return q(cell.raw);
  case NumberRole:
    return known(cell.number);
  case StateRole:
    return static_cast<int>(l.state);
  case TotalRole:
    return l.total;
  case CodeRole:
    return q(l.code);
  case SearchRole:
    return q(l.search);
  case ShareRole:
    return share(l.value);
  case TargetShareRole:
    return share(l.target);
  default:
    return {};
  }
}

QVariant GapModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= commands::gap_column_count) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter | (is_number(section) ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole || !figures_ || figures_->rows.empty()) return {};
  return q(commands::gap_head(static_cast<GapColumn>(section), *figures_->rows.front(), session_.words()));
}

int GapModel::row_of(const std::string &code) const {
  if (!figures_) return -1;
  for (std::size_t i = 0; i < figures_->lines.size(); ++i)
    if (!figures_->lines[i].total && figures_->lines[i].code == code) return static_cast<int>(i);
  return -1;
}

} // namespace ui::desktop
