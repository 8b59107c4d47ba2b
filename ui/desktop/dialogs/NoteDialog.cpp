#include "ui/desktop/dialogs/NoteDialog.h"

#include "gis/base/text.h"
#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/words/numbers.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace ui::desktop {
namespace {

constexpr NoteColumn shown[] = {NoteColumn::cause,   NoteColumn::solution, NoteColumn::lead,
                                NoteColumn::support, NoteColumn::deadline, NoteColumn::text};

bool takes_lines(NoteColumn column) {
  return column == NoteColumn::cause || column == NoteColumn::solution || column == NoteColumn::text;
}

} // namespace

NoteDialog::NoteDialog(Session &session, gis::study::NoteKey key, const QString &unit_name, QWidget *parent)
    : QDialog(parent), session_(session), key_(std::move(key)), unit_name_(unit_name.toStdString()),
      before_(session.notes().of(key_)) {
  const auto &w = session.words();
  setWindowTitle(q(w("desk.note.title")) + QStringLiteral(" – ") + unit_name);
  auto *form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  for (const auto column : shown) {
    const auto i = static_cast<std::size_t>(column);
    const QString text = q(before_.*part(column).member);
    QWidget *field = nullptr;
    if (takes_lines(column)) {
      field = pages_[i] = new QPlainTextEdit(text, this);
      pages_[i]->setTabChangesFocus(true);
      field->setFixedHeight(62);
    } else {
      field = lines_[i] = new QLineEdit(text, this);
    }
    if (column == NoteColumn::deadline) {
      lines_[i]->setText(q(words::date_short(text.toStdString(), w)));
      lines_[i]->setPlaceholderText(q(w("desk.note.date")));
    }
    field->setObjectName(QLatin1String(part(column).words));
    field->setAccessibleName(q(w(part(column).words)));
    form->addRow(q(w(part(column).words)), field);
  }
  auto *where = new QLabel(
      q(w.fill("desk.note.kept_in",
               {{"file", gis::study::kept_file(*session.figures()->results, "notes.csv").string()}})),
      this);
  where->setWordWrap(true);
  where->setFont(sized(12));
  auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
  buttons->button(QDialogButtonBox::Save)->setProperty("main", true);
  for (auto *button : buttons->buttons()) button->setIcon({});
  auto *column = new QVBoxLayout(this);
  column->addLayout(form);
  column->addWidget(where);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &NoteDialog::take);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  resize(560, 420);
}

void NoteDialog::take() {
  auto note = before_;
  for (const auto column : shown) {
    const auto i = static_cast<std::size_t>(column);
    const QString typed = pages_[i] != nullptr ? pages_[i]->toPlainText() : lines_[i]->text();
    note.*part(column).member = gis::base::nfc(gis::base::trimmed(typed.toStdString()));
  }
  // A date nobody touched stays as it is: in words it can not always be read back.
  const auto i = static_cast<std::size_t>(NoteColumn::deadline);
  note.deadline = lines_[i]->isModified() ? words::iso_date(note.deadline) : before_.deadline;
  session_.write_note(key_, unit_name_, note);
  accept();
}

} // namespace ui::desktop
