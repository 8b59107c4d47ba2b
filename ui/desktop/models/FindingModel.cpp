#include "ui/desktop/models/FindingModel.h"

#include "ui/commands/rows.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"

#include <algorithm>

namespace ui::desktop {

FindingModel::FindingModel(Session &session, QObject *parent)
    : QAbstractTableModel(parent), session_(session) {
  connect(&session, &Session::opened, this, &FindingModel::take_findings);
  connect(&session, &Session::language_changed, this, &FindingModel::take_findings);
  connect(&session.notes(), &NoteBook::changed, this, [this] {
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  });
}

void FindingModel::take_findings() {
  beginResetModel();
  findings_.clear();
  texts_.clear();
  if (const auto figures = session_.figures())
    for (const auto &row : figures->results->findings)
      findings_.push_back({commands::finding_of(row), commands::finding_key(row)});
  std::stable_sort(findings_.begin(), findings_.end(), [](const auto &a, const auto &b) {
    return std::tie(a.first.severity, a.first.source, a.first.code) <
           std::tie(b.first.severity, b.first.source, b.first.code);
  });
  for (const auto &[finding, key] : findings_)
    texts_.push_back(words::finding_text(session_.words(), finding));
  endResetModel();
}

int FindingModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(findings_.size());
}

int FindingModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : column_count; }

QVariant FindingModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto &text = texts_[static_cast<std::size_t>(index.row())];
  const QString shown = q(index.column() == severity ? text.severity
                          : index.column() == what   ? text.what
                          : index.column() == where  ? text.where
                          : index.column() == remedy ? text.remedy
                                                     : reason(index.row()).toStdString());
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return shown;
  if (role == Qt::ForegroundRole && !reason(index.row()).isEmpty()) return theme().secondary;
  if (role == Qt::ForegroundRole && index.column() == severity) {
    const auto grave = finding(index.row()).severity;
    if (grave == gis::base::Severity::error) return word_colour(maps::State::behind);
    if (grave == gis::base::Severity::warning) return word_colour(maps::State::near);
  }
  return {};
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  static const char *const keys[] = {"col.severity", "concept.finding", "desk.finding.where",
                                     "concept.remedy", "desk.finding.accepted"};
  return section >= 0 && section < column_count ? q(session_.words()(keys[section])) : QVariant();
}

int FindingModel::count(gis::base::Severity grave) const {
  int n = 0;
  for (int row = 0; row < rowCount(); ++row) n += finding(row).severity == grave && reason(row).isEmpty();
  return n;
}

QString FindingModel::reason(int row) const { return q(session_.notes().of(key(row)).reason); }

} // namespace ui::desktop
