#pragma once

#include "ui/desktop/Worker.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>

namespace ui::desktop {

class Session;

/// The sheet as it will be printed, with its paper and its black-and-white variant.
class PrintDialog : public QDialog {
  Q_OBJECT

public:
  explicit PrintDialog(Session &, QWidget *parent = nullptr);
  QString layout_name() const { return layout_->currentData().toString(); }
  bool copy() const { return copy_->isChecked(); }

private:
  Session &session_;
  QComboBox *layout_;
  QCheckBox *copy_;
  QLabel *preview_;
  Worker worker_;

  void draw_preview();
};

} // namespace ui::desktop
