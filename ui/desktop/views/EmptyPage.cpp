#include "ui/desktop/views/EmptyPage.h"

#include "ui/desktop/Session.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui::desktop {

QString sample_study() {
  const QDir here(QCoreApplication::applicationDirPath());
  for (const char *place : {"../share/tiepcan/sample/study.toml", "../../data/sample/study.toml",
                            "../../../data/sample/study.toml"})
    if (const QFileInfo file(here.filePath(QLatin1String(place))); file.exists())
      return file.canonicalFilePath();
  return {};
}

EmptyPage::EmptyPage(Session &session, QWidget *parent)
    : QWidget(parent), session_(session), title_(new QLabel(this)), text_(new QLabel(this)),
      drop_(new QLabel(this)), sample_(new QPushButton(this)), results_(new QPushButton(this)),
      study_(new QPushButton(this)) {
  auto *column = new QVBoxLayout(this);
  column->addStretch();
  title_->setFont(sized(22, true));
  text_->setFont(sized(15));
  drop_->setProperty("secondary", true);
  for (auto *label : {title_, text_, drop_}) label->setAlignment(Qt::AlignCenter);
  column->addWidget(title_);
  column->addWidget(text_);
  column->addSpacing(12);
  auto *line = new QHBoxLayout;
  line->addStretch();
  sample_->setProperty("main", true);
  sample_->setVisible(!sample_study().isEmpty());
  for (auto *button : {sample_, results_, study_}) line->addWidget(button);
  line->addStretch();
  column->addLayout(line);
  column->addSpacing(12);
  column->addWidget(drop_);
  column->addStretch();
  connect(sample_, &QPushButton::clicked, this, &EmptyPage::sample_wanted);
  connect(results_, &QPushButton::clicked, this, &EmptyPage::results_wanted);
  connect(study_, &QPushButton::clicked, this, &EmptyPage::study_wanted);
  connect(&session, &Session::language_changed, this, &EmptyPage::retranslate);
  retranslate();
}

void EmptyPage::retranslate() {
  const auto &w = session_.words();
  title_->setText(QStringLiteral("TiepCan")); // not shown: the name
  text_->setText(q(w("desk.empty.none_open")));
  sample_->setText(q(w("desk.open_sample")));
  results_->setText(q(w("desk.open_results")));
  study_->setText(q(w("action.open_study")));
  drop_->setText(q(w("desk.empty.drop")));
}

} // namespace ui::desktop
