#include "ui/desktop/dialogs/RunDialog.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/views/EmptyPage.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStandardPaths>

namespace ui::desktop {
namespace {

/// Beside the study; of the sample, whose folder belongs to the program, among the user's documents.
QString results_for(const QString &study) {
  const QFileInfo file(study);
  const QString folder = file.isDir() ? file.absoluteFilePath() : file.absolutePath();
  if (file.canonicalFilePath() == sample_study() || !QFileInfo(folder).isWritable())
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/TiepCan/") +
           QFileInfo(folder).fileName(); // not shown
  return folder + QStringLiteral("/ketqua");
}

} // namespace

RunDialog::RunDialog(Session &session, const QString &study, QWidget *parent)
    : QDialog(parent), session_(session), study_(new QLineEdit(study, this)), out_(new QLineEdit(this)),
      root_(new QLineEdit(this)),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)) {
  const auto &w = session.words();
  setWindowTitle(q(w("action.run")));
  if (!study.isEmpty()) out_->setText(results_for(study));
  auto *form = new QFormLayout(this);
  form->addRow(q(w("concept.study")), with_button(study_, q(w("concept.study")), true));
  form->addRow(q(w("desk.run.out")), with_button(out_, q(w("desk.run.out")), false));
  form->addRow(q(w("desk.run.root")), with_button(root_, q(w("desk.run.root")), false));
  form->addRow(buttons_);
  buttons_->button(QDialogButtonBox::Ok)->setText(q(w("action.run")));
  for (auto *button : buttons_->buttons()) button->setIcon({});
  connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
  for (auto *line : {study_, out_}) connect(line, &QLineEdit::textChanged, this, &RunDialog::check);
  resize(640, sizeHint().height());
  check();
}

QWidget *RunDialog::with_button(QLineEdit *line, const QString &title, bool file) {
  auto *row = new QWidget(this);
  auto *layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  auto *browse = new QPushButton(q(session_.words()("desk.browse")), row);
  layout->addWidget(line, 1);
  layout->addWidget(browse);
  connect(browse, &QPushButton::clicked, this, [this, line, title, file] {
    const QString chosen =
        file ? QFileDialog::getOpenFileName(this, title, line->text(), QStringLiteral("study.toml (*.toml)"))
             : QFileDialog::getExistingDirectory(this, title, line->text());
    if (!chosen.isEmpty()) line->setText(chosen);
  });
  return row;
}

void RunDialog::check() {
  buttons_->button(QDialogButtonBox::Ok)
      ->setEnabled(QFileInfo::exists(study_->text()) && !out_->text().isEmpty());
}

commands::Given RunDialog::given() const {
  commands::Given given{{"study", {study_->text().toStdString()}}, {"out", {out_->text().toStdString()}}};
  if (!root_->text().isEmpty()) given["root"] = {root_->text().toStdString()};
  return given;
}

} // namespace ui::desktop
