#pragma once

#include "ui/desktop/models/FindingModel.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace ui::desktop {

/// The problems of the data; a click brings the place into sight.
class FindingsPanel : public QFrame {
  Q_OBJECT

public:
  explicit FindingsPanel(Session &, QWidget *parent = nullptr);
  ~FindingsPanel() override { delete table_; } ///< before the model it looks at
  FindingModel &model() { return model_; }
  QTableView &table() { return *table_; }

  /// The next one nobody accepted.
  void next();

private:
  Session &session_;
  FindingModel model_;
  QTableView *table_;
  QLabel *none_;
  QLineEdit *reason_;
  QPushButton *accept_, *withdraw_;

  void on_reset();
  void on_selection();
  void accept(const QString &reason);
  void zoom_to(const QModelIndex &);
};

} // namespace ui::desktop
