#pragma once

#include "gis/base/Finding.h"
#include "ui/desktop/Session.h"

#include <QAbstractTableModel>

namespace ui::desktop {

/// What a planner should know about the data: errors first, then by source, in the words of the language.
class FindingModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { severity, what, where, remedy, accepted, column_count };

  explicit FindingModel(Session &, QObject *parent = nullptr);

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation, int role = Qt::DisplayRole) const override;

  const gis::base::Finding &finding(int row) const { return findings_[static_cast<std::size_t>(row)].first; }
  /// How many of them nobody accepted.
  int count(gis::base::Severity) const;
  const gis::study::FindingKey &key(int row) const { return findings_[static_cast<std::size_t>(row)].second; }
  /// Empty where nobody accepted it.
  QString reason(int row) const;

private:
  Session &session_;
  std::string folder_;
  std::vector<std::pair<gis::base::Finding, gis::study::FindingKey>> findings_;
  std::vector<words::FindingText> texts_;

  void take_findings();
};

} // namespace ui::desktop
