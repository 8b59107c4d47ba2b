#pragma once

#include "ui/commands/call.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>

namespace ui::desktop {

class Session;

/// What a run needs: the study, where its results go, and the folder its sources may lie in.
class RunDialog : public QDialog {
  Q_OBJECT

public:
  RunDialog(Session &, const QString &study, QWidget *parent = nullptr);
  /// For the command "run".
  commands::Given given() const;
  QString results() const { return out_->text(); }

private:
  Session &session_;
  QLineEdit *study_, *out_, *root_;
  QDialogButtonBox *buttons_;

  QWidget *with_button(QLineEdit *, const QString &title, bool file);
  void check();
};

} // namespace ui::desktop
