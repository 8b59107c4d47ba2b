#pragma once

#include <QDialog>
#include <QTextBrowser>

namespace ui::desktop {

class Session;

/// The manual in the language of the window, beside the work; with a line to find words in it.
class ManualDialog : public QDialog {
  Q_OBJECT

public:
  explicit ManualDialog(Session &, QWidget *parent = nullptr);

private:
  Session &session_;
  QTextBrowser *page_;

  void retranslate();
};

} // namespace ui::desktop
