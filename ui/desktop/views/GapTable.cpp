#include "ui/desktop/views/GapTable.h"

#include "ui/desktop/text.h"
#include "ui/desktop/views/GapDelegate.h"
#include "ui/words/numbers.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QStyle>
#include <QVBoxLayout>

namespace ui::desktop {
namespace {

/// px at 100 %, by GapColumn.
constexpr int widths[] = {190, 72, 82, 116, 92, 102, 110, 114, 84, 84, 158, 110, 110, 220};
constexpr int note_widths[] = {190, 110, 190, 160, 160, 190}; ///< by NoteColumn
/// Off until asked for: the basis, what follows it, and of the notes all but cause and deadline.
constexpr int first_hidden = static_cast<int>(commands::GapColumn::basis);
constexpr maps::State chip_states[] = {maps::State::behind, maps::State::near, maps::State::met,
                                       maps::State::uncertain, maps::State::no_data};

const char *word_of(maps::State state) {
  switch (state) {
  case maps::State::behind:
    return "status.behind";
  case maps::State::near:
    return "status.near";
  case maps::State::met:
    return "status.met";
  case maps::State::uncertain:
    return "flag.uncertain";
  default:
    return "status.no_data";
  }
}

} // namespace

GapTable::GapTable(Session &session, QWidget *parent)
    : QFrame(parent), session_(session), model_(session), proxy_(this), table_(new QTableView(this)),
      name_(new QLineEdit(this)), count_(new QLabel(this)), nothing_(new QLabel(this)),
      clear_(new QPushButton(this)), order_(new QPushButton(this)) {
  proxy_.setSourceModel(&model_);
  setProperty("panel", true);
  auto *above = new QHBoxLayout;
  above->setContentsMargins(8, 3, 8, 3);
  name_->setClearButtonEnabled(true);
  name_->setFixedWidth(230);
  name_->setProperty("small", true);
  above->addWidget(name_);
  for (const auto state : chip_states) {
    auto *chip = new QPushButton(this);
    chip->setCheckable(true);
    chip->setProperty("small", true);
    chips_[state] = chip;
    above->addWidget(chip);
    connect(chip, &QPushButton::toggled, this, [this, state](bool on) { proxy_.set_only(state, on); });
  }
  for (auto *button : {clear_, order_}) button->setProperty("link", true);
  above->addWidget(clear_);
  above->addStretch();
  above->addWidget(order_);
  above->addWidget(count_);
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(above);
  column->addWidget(table_);
  nothing_->setAlignment(Qt::AlignCenter);
  column->addWidget(nothing_, 1);
  make_table();
  connect(name_, &QLineEdit::textChanged, &proxy_, &GapProxy::set_name);
  connect(clear_, &QPushButton::clicked, this, [this] {
    name_->clear();
    for (const auto &[state, chip] : chips_) chip->setChecked(false);
  });
  connect(order_, &QPushButton::clicked, this, &GapTable::official_order);
  connect(&proxy_, &GapProxy::filter_changed, this, &GapTable::on_filter);
  connect(&session, &Session::language_changed, this, &GapTable::retranslate);
  connect(&session, &Session::figures_changed, this, [this] {
    hide_empty_columns();
    on_filter();
    show_selected();
  });
  connect(&session, &Session::selection_changed, this, &GapTable::show_selected);
  retranslate();
  on_filter();
}

/// The view goes before the models it looks at.
GapTable::~GapTable() {
  table_->selectionModel()->disconnect(this);
  delete table_;
}

void GapTable::make_table() {
  table_->setModel(&proxy_);
  table_->setItemDelegate(new GapDelegate(table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(28);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  auto *head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionsMovable(true);
  head->setStretchLastSection(true);
  head->setSortIndicatorClearable(true);
  head->setSortIndicator(-1, Qt::AscendingOrder);
  table_->setSortingEnabled(true);
  set_widths();
  head->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(head, &QWidget::customContextMenuRequested, this, &GapTable::column_menu);
  connect(head, &QHeaderView::sortIndicatorChanged, this, &GapTable::on_filter);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GapTable::on_selection);
  connect(table_, &QTableView::activated, this, [this](const QModelIndex &index) {
    emit session_.place_wanted(index.data(GapModel::CodeRole).toString().toStdString());
  });
}

void GapTable::set_widths() {
  for (int i = 0; i < commands::gap_column_count; ++i) {
    table_->setColumnWidth(i, widths[i]);
    table_->setColumnHidden(i, i >= first_hidden);
  }
  // Notes stand beside the verdict they are about.
  int place = first_hidden;
  for (int i = 0; i < note_column_count; ++i) {
    const int column = GapModel::column_of(static_cast<NoteColumn>(i));
    table_->setColumnWidth(column, note_widths[i]);
    table_->setColumnHidden(column, i > static_cast<int>(NoteColumn::deadline));
    table_->horizontalHeader()->moveSection(table_->horizontalHeader()->visualIndex(column), place++);
  }
}

void GapTable::edit_note() {
  auto index = table_->currentIndex();
  if (!index.isValid()) return;
  if (index.column() < commands::gap_column_count)
    index = index.siblingAtColumn(GapModel::column_of(NoteColumn::cause));
  table_->setColumnHidden(index.column(), false);
  table_->setFocus();
  table_->setCurrentIndex(index);
  table_->scrollTo(index);
  table_->edit(index);
}

/// Not every indicator has a plan or a year before: a blank column only takes room.
void GapTable::hide_empty_columns() {
  using commands::GapColumn;
  const auto figures = session_.figures();
  for (const auto column :
       {GapColumn::last_year, GapColumn::plan, GapColumn::vs_plan, GapColumn::vs_last_year}) {
    const auto c = static_cast<std::size_t>(column);
    const bool any = std::any_of(figures->lines.begin(), figures->lines.end(),
                                 [&](const auto &line) { return !line.cells[c].shown.empty(); });
    table_->setColumnHidden(static_cast<int>(c), !any);
  }
}

void GapTable::retranslate() {
  const auto &w = session_.words();
  name_->setPlaceholderText(q(w("desk.table.filter")));
  name_->setAccessibleName(name_->placeholderText());
  clear_->setText(q(w("desk.table.clear")));
  order_->setText(q(w("desk.table.official")));
  nothing_->setText(q(w("desk.table.nothing")));
  for (const auto &[state, chip] : chips_) chip->setText(q(w(word_of(state))));
  on_filter();
}

void GapTable::on_filter() {
  clear_->setVisible(proxy_.filtered());
  order_->setVisible(table_->horizontalHeader()->sortIndicatorSection() >= 0);
  for (const auto &[state, chip] : chips_) {
    chip->setProperty("chip", chip->isChecked());
    chip->style()->unpolish(chip); // looks at the property again
    chip->style()->polish(chip);
  }
  const auto figures = session_.figures();
  const bool none = figures && proxy_.filtered() && proxy_.shown_units() == 0;
  nothing_->setVisible(none);
  table_->setVisible(!none);
  if (!figures) return count_->clear();
  const auto &w = session_.words();
  const auto number = [&](int n) { return words::number(n, 0, w.language()); };
  const QString text =
      q(w.fill("desk.table.count", {{"n", number(proxy_.shown_units())},
                                    {"total", number(proxy_.all_units())},
                                    {"units", words::named(w, "level_units", figures->choice.level)}}));
  count_->setText(text);
  emit count_changed(text);
}

void GapTable::on_selection() {
  if (taking_selection_) return;
  const auto index = table_->currentIndex();
  if (!index.isValid() || index.data(GapModel::TotalRole).toBool()) return;
  session_.select(index.data(GapModel::CodeRole).toString().toStdString());
}

void GapTable::show_selected() {
  taking_selection_ = true;
  const int row = model_.row_of(session_.selected());
  const auto index = row < 0 ? QModelIndex() : proxy_.mapFromSource(model_.index(row, 0));
  if (index.isValid()) {
    if (table_->currentIndex().row() != index.row()) table_->selectRow(index.row());
    table_->scrollTo(index);
  } else {
    table_->clearSelection();
    table_->setCurrentIndex({});
  }
  taking_selection_ = false;
}

void GapTable::focus_filter() {
  name_->setFocus();
  name_->selectAll();
}

void GapTable::filter_state(maps::State state) {
  for (const auto &[of, chip] : chips_) chip->setChecked(of == state);
}

void GapTable::official_order() { table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); }

void GapTable::copy() const {
  QStringList lines;
  QList<int> columns;
  for (int i = 0; i < proxy_.columnCount(); ++i) {
    const int column = table_->horizontalHeader()->logicalIndex(i); // as they stand on the screen
    if (!table_->isColumnHidden(column)) columns.push_back(column);
  }
  QStringList cells;
  for (const int column : columns) cells << proxy_.headerData(column, Qt::Horizontal).toString();
  lines << cells.join(QLatin1Char('\t'));
  QList<int> rows;
  for (const auto &index : table_->selectionModel()->selectedRows()) rows.push_back(index.row());
  std::sort(rows.begin(), rows.end());
  if (rows.size() < 2) {
    rows.clear();
    for (int i = 0; i < proxy_.rowCount(); ++i) rows.push_back(i);
  }
  for (const int row : rows) {
    cells.clear();
    for (const int column : columns) cells << proxy_.index(row, column).data().toString();
    lines << cells.join(QLatin1Char('\t'));
  }
  QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void GapTable::column_menu(QPoint at) {
  QMenu menu(this);
  for (int i = 1; i < proxy_.columnCount(); ++i) {
    auto *action = menu.addAction(proxy_.headerData(i, Qt::Horizontal).toString());
    action->setCheckable(true);
    action->setChecked(!table_->isColumnHidden(i));
    connect(action, &QAction::toggled, this, [this, i](bool on) { table_->setColumnHidden(i, !on); });
  }
  menu.exec(table_->horizontalHeader()->mapToGlobal(at));
}

} // namespace ui::desktop
