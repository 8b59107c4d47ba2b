#include "ui/desktop/views/FindingsPanel.h"

#include "ui/desktop/text.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace ui::desktop {

FindingsPanel::FindingsPanel(Session &session, QWidget *parent)
    : QFrame(parent), session_(session), model_(session), table_(new QTableView(this)),
      none_(new QLabel(this)) {
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(table_);
  column->addWidget(none_);
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
  table_->setColumnWidth(FindingModel::where, 260);
  head->setStretchLastSection(true);
  connect(&model_, &QAbstractItemModel::modelReset, this, &FindingsPanel::on_reset);
  connect(table_, &QTableView::clicked, this, &FindingsPanel::zoom_to);
  connect(table_, &QTableView::activated, this, &FindingsPanel::zoom_to);
  on_reset();
}

void FindingsPanel::on_reset() {
  const bool none = model_.rowCount() == 0;
  none_->setText(q(session_.words()("cli.no_findings")));
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
  if (model_.rowCount() == 0) return;
  const int row = (table_->currentIndex().row() + 1) % model_.rowCount();
  table_->selectRow(row);
  zoom_to(model_.index(row, 0));
}

} // namespace ui::desktop
