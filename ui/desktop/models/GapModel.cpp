#include "ui/desktop/models/GapModel.h"

#include "gis/base/text.h"
#include "ui/commands/notes.h"
#include "ui/commands/rows.h"
#include "ui/desktop/text.h"
#include "ui/words/numbers.h"

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
  connect(&session.notes(), &NoteBook::changed, this, [this] {
    if (rowCount() > 0)
      emit dataChanged(index(0, commands::gap_column_count), index(rowCount() - 1, columnCount() - 1));
  });
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
  return parent.isValid() ? 0 : commands::gap_column_count + note_column_count;
}

gis::study::NoteKey GapModel::key_of(const commands::GapLine &l) const {
  auto key = commands::note_key(*figures_->rows.front());
  key.level = l.level;
  key.unit_code = l.code;
  return key;
}

QVariant GapModel::note_data(const commands::GapLine &l, int part, int role) const {
  const auto &w = session_.words();
  const auto note = session_.notes().of(key_of(l));
  const std::string &text = note.*note_parts[static_cast<std::size_t>(part)].member;
  const bool date = part == static_cast<int>(NoteColumn::deadline);
  switch (role) {
  case Qt::DisplayRole:
    return q(date ? words::date_short(text, w) : text).replace(QLatin1Char('\n'), QLatin1Char(' '));
  case Qt::EditRole:
    return q(date && w.language() == words::Language::vi ? words::date_short(text, w) : text);
  case RawRole:
    return q(text);
  case Qt::ToolTipRole:
    if (text.empty()) return {};
    return q(text + (note.edited.empty()
                         ? ""
                         : "\n" + w.fill("desk.note.edited", {{"date", words::date_short(note.edited, w)}})));
  case Qt::TextAlignmentRole:
    return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
  case TotalRole:
    return l.total;
  case CodeRole:
    return q(l.code);
  default:
    return {};
  }
}

bool GapModel::setData(const QModelIndex &index, const QVariant &value, int role) {
  const int part = index.column() - commands::gap_column_count;
  if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || part < 0) return false;
  const auto &l = line(index.row());
  const auto key = key_of(l);
  auto note = session_.notes().of(key);
  std::string typed = gis::base::nfc(gis::base::trimmed(value.toString().toStdString()));
  if (part == static_cast<int>(NoteColumn::deadline)) typed = words::iso_date(typed);
  note.*note_parts[static_cast<std::size_t>(part)].member = typed;
  session_.write_note(key, l.cells.front().raw, note);
  return true;
}

Qt::ItemFlags GapModel::flags(const QModelIndex &index) const {
  const auto flags = QAbstractTableModel::flags(index);
  return index.column() >= commands::gap_column_count ? flags | Qt::ItemIsEditable : flags;
}

QVariant GapModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto &l = line(index.row());
  if (index.column() >= commands::gap_column_count)
    return note_data(l, index.column() - commands::gap_column_count, role);
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
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter | (is_number(section) ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole || !figures_ || figures_->rows.empty()) return {};
  if (section >= commands::gap_column_count)
    return q(
        session_.words()(note_parts[static_cast<std::size_t>(section - commands::gap_column_count)].words));
  return q(commands::gap_head(static_cast<GapColumn>(section), *figures_->rows.front(), session_.words()));
}

int GapModel::row_of(const std::string &code) const {
  if (!figures_) return -1;
  for (std::size_t i = 0; i < figures_->lines.size(); ++i)
    if (!figures_->lines[i].total && figures_->lines[i].code == code) return static_cast<int>(i);
  return -1;
}

} // namespace ui::desktop
