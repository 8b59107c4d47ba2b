#include "ui/desktop/dialogs/TextDialog.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::desktop {

TextDialog::TextDialog(const QString &title, const QString &text, QWidget *parent) : QDialog(parent) {
  setWindowTitle(title);
  auto *column = new QVBoxLayout(this);
  auto *page = new QPlainTextEdit(text, this);
  page->setReadOnly(true);
  page->setObjectName(QStringLiteral("text"));
  auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  for (auto *button : buttons->buttons()) button->setIcon({});
  column->addWidget(page);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  resize(720, 480);
}

} // namespace ui::desktop
