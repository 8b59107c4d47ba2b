#include "ui/desktop/dialogs/ManualDialog.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/embedded.h"
#include "ui/desktop/text.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ui::desktop {

ManualDialog::ManualDialog(Session &session, QWidget *parent)
    : QDialog(parent), session_(session), page_(new QTextBrowser(this)) {
  auto *column = new QVBoxLayout(this);
  auto *find = new QLineEdit(this);
  find->setObjectName(QStringLiteral("find"));
  find->setPlaceholderText(q(session.words()("desk.manual.find")));
  find->setClearButtonEnabled(true);
  column->addWidget(find);
  column->addWidget(page_);
  const auto search = [this, find] {
    if (page_->find(find->text())) return;
    page_->moveCursor(QTextCursor::Start); // round to the top
    page_->find(find->text());
  };
  connect(find, &QLineEdit::returnPressed, this, search);
  connect(&session, &Session::language_changed, this, &ManualDialog::retranslate);
  resize(760, 620);
  retranslate();
}

void ManualDialog::retranslate() {
  setWindowTitle(q(session_.words()("desk.manual")));
  const bool vietnamese = session_.words().language() == words::Language::vi;
  page_->setHtml(q(*embedded_manual(vietnamese ? "manual.vi.html" : "manual.en.html")));
}

} // namespace ui::desktop
