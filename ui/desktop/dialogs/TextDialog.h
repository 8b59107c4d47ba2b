#pragma once

#include <QDialog>

namespace ui::desktop {

/// A text to read and copy, beside the work and not before it.
class TextDialog : public QDialog {
  Q_OBJECT

public:
  TextDialog(const QString &title, const QString &text, QWidget *parent = nullptr);
};

} // namespace ui::desktop
