#include "ui/desktop/views/FindingsPanel.h"

#include "gis/base/text.h"
#include "ui/desktop/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace ui::desktop {

FindingsPanel::FindingsPanel(Session &session, QWidget *parent)
    : QFrame(parent), session_(session), model_(session), table_(new QTableView(this)),
      none_(new QLabel(this)), reason_(new QLineEdit(this)), accept_(new QPushButton(this)),
      withdraw_(new QPushButton(this)) {
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(table_);
  column->addWidget(none_);
  auto *below = new QHBoxLayout;
  below->setContentsMargins(8, 3, 8, 3);
  below->addWidget(reason_, 1);
  below->addWidget(accept_);
  below->addWidget(withdraw_);
  column->addLayout(below);
  for (QWidget *part : {static_cast<QWidget *>(reason_), static_cast<QWidget *>(accept_)})
    part->setProperty("small", true);
  withdraw_->setProperty("link", true);
  reason_->setObjectName(QStringLiteral("reason"));
  connect(reason_, &QLineEdit::textChanged, this, [this] { on_selection(); });
  connect(reason_, &QLineEdit::returnPressed, accept_, &QPushButton::click);
  connect(accept_, &QPushButton::clicked, this, [this] { accept(reason_->text().trimmed()); });
  connect(withdraw_, &QPushButton::clicked, this, [this] { accept({}); });
  none_->setAlignment(Qt::AlignCenter);
  table_->setModel(&model_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setAlternatingRowColors(true);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(26);
  auto *head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->setColumnWidth(FindingModel::severity, 100);
  table_->setColumnWidth(FindingModel::what, 520);
  table_->setColumnWidth(FindingModel::where, 220);
  table_->setColumnWidth(FindingModel::remedy, 360);
  head->setStretchLastSection(true);
  connect(&model_, &QAbstractItemModel::modelReset, this, &FindingsPanel::on_reset);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &FindingsPanel::on_selection);
  connect(&session.notes(), &NoteBook::changed, this, &FindingsPanel::on_selection);
  connect(table_, &QTableView::clicked, this, &FindingsPanel::zoom_to);
  connect(table_, &QTableView::activated, this, &FindingsPanel::zoom_to);
  on_reset();
}

void FindingsPanel::on_reset() {
  const bool none = model_.rowCount() == 0;
  const auto &w = session_.words();
  none_->setText(q(w("cli.no_findings")));
  reason_->setPlaceholderText(q(w("desk.finding.reason")));
  reason_->setAccessibleName(reason_->placeholderText());
  accept_->setText(q(w("desk.finding.accept")));
  withdraw_->setText(q(w("desk.finding.withdraw")));
  on_selection();
  none_->setVisible(none);
  table_->setVisible(!none);
}

void FindingsPanel::zoom_to(const QModelIndex &index) {
  const auto &finding = model_.finding(index.row());
  if (!finding.unit_code.empty()) session_.select(finding.unit_code);
  if (finding.x && finding.y)
    emit session_.point_wanted(*finding.x, *finding.y);
  else if (!finding.unit_code.empty())
    emit session_.place_wanted(finding.unit_code);
}

void FindingsPanel::next() {
  for (int step = 1; step <= model_.rowCount(); ++step) {
    const int row = (table_->currentIndex().row() + step) % model_.rowCount();
    if (!model_.reason(row).isEmpty()) continue;
    table_->selectRow(row);
    return zoom_to(model_.index(row, 0));
  }
}

/// A reason can be given for the problem in the current line, and taken back.
void FindingsPanel::on_selection() {
  const auto index = table_->currentIndex();
  const bool accepted = index.isValid() && !model_.reason(index.row()).isEmpty();
  for (QWidget *part : {static_cast<QWidget *>(reason_), static_cast<QWidget *>(accept_)}) {
    part->setVisible(model_.rowCount() > 0 && !accepted);
    part->setEnabled(index.isValid());
  }
  accept_->setEnabled(index.isValid() && !reason_->text().trimmed().isEmpty());
  withdraw_->setVisible(accepted);
}

void FindingsPanel::accept(const QString &reason) {
  const auto index = table_->currentIndex();
  if (!index.isValid()) return;
  session_.accept(model_.key(index.row()), gis::base::nfc(reason.toStdString()));
  reason_->clear();
}

} // namespace ui::desktop
