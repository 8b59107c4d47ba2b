#pragma once

#include "ui/desktop/models/GapModel.h"
#include "ui/desktop/models/GapProxy.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <map>

namespace ui::desktop {

/// The gap table with its filters above: name without accents, verdicts as chips, how many are shown.
class GapTable : public QFrame {
  Q_OBJECT

public:
  explicit GapTable(Session &, QWidget *parent = nullptr);
  ~GapTable() override;

  GapModel &model() { return model_; }
  GapProxy &proxy() { return proxy_; }
  QTableView &table() { return *table_; }

  void focus_filter();
  void filter_state(maps::State);
  /// The selected lines, or all that are shown, with their heads, as tabbed text.
  void copy() const;
  void official_order();
  /// Opens the editor of the current line's note: of the part the cursor is on, else of the cause.
  void edit_note();

signals:
  /// "93 / 142 đơn vị cấp xã" for the status bar.
  void count_changed(const QString &);

private:
  Session &session_;
  GapModel model_;
  GapProxy proxy_;
  QTableView *table_;
  QLineEdit *name_;
  QLabel *count_, *nothing_;
  QPushButton *clear_, *order_;
  std::map<maps::State, QPushButton *> chips_;
  bool taking_selection_ = false;

  void make_table();
  void retranslate();
  void on_filter();
  void on_selection();
  void show_selected();
  void set_widths();
  void hide_empty_columns();
  void column_menu(QPoint);
};

} // namespace ui::desktop
