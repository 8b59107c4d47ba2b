#pragma once

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace ui::desktop {

class Session;

/// One box for places and indicators, found without accents; taking one goes there.
class SearchBox : public QLineEdit {
  Q_OBJECT

public:
  explicit SearchBox(Session &, QWidget *parent = nullptr);

private:
  Session &session_;
  QStandardItemModel *found_;
  QCompleter *completer_;

  void fill();
  void take(const QModelIndex &);
};

} // namespace ui::desktop
