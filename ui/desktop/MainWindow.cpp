#include "ui/desktop/MainWindow.h"

#include "gis/study/ResultsFolder.h"
#include "ui/desktop/Recent.h"
#include "ui/desktop/dialogs/RunDialog.h"
#include "ui/desktop/text.h"
#include "ui/desktop/views/BesideMap.h"
#include "ui/desktop/views/CardPanel.h"
#include "ui/desktop/views/ChartPanel.h"
#include "ui/desktop/views/ChoiceBar.h"
#include "ui/desktop/views/EmptyPage.h"
#include "ui/desktop/views/FindingsPanel.h"
#include "ui/desktop/views/GapTable.h"
#include "ui/desktop/views/LayerList.h"
#include "ui/desktop/views/LegendPanel.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/desktop/views/MapTools.h"
#include "ui/desktop/views/NoticeBar.h"
#include "ui/desktop/views/StatusLine.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QScrollArea>
#include <QTabBar>
#include <QVBoxLayout>

namespace ui::desktop {

MainWindow::MainWindow(words::Language language)
    : session_(language), canvas_(new MapCanvas(session_)), beside_(new BesideMap(session_, *canvas_)),
      table_(new GapTable(session_)), findings_(new FindingsPanel(session_)),
      charts_(new ChartPanel(session_)), bar_(new ChoiceBar(session_)), legend_(new LegendPanel(session_)),
      card_(new CardPanel(session_)), notice_(new NoticeBar(session_)),
      status_(new StatusLine(session_, *canvas_, *findings_)), line_(new QProgressBar), tabs_(new QTabWidget),
      across_(new QSplitter(Qt::Horizontal)), down_(new QSplitter(Qt::Vertical)), pages_(new QStackedWidget) {
  setAcceptDrops(true);
  QApplication::installTranslator(&translator_);
  translator_.set_language(language);
  arrange();
  make_menus();
  connect_parts();
  retranslate();
  resize(1366, 768);
}

MainWindow::~MainWindow() {
  QApplication::removeTranslator(&translator_);
  // Views look at the session until they are gone; left to the base class they would outlive it.
  delete takeCentralWidget();
  delete status_;
}

void MainWindow::arrange() {
  auto *legend = new QScrollArea;
  auto *left = new QFrame;
  auto *control = new QVBoxLayout(left);
  control->setContentsMargins(0, 0, 0, 0);
  control->setSpacing(0);
  control->addWidget(legend_);
  control->addWidget(new LayerList(session_));
  control->addStretch();
  legend->setWidget(left);
  legend->setWidgetResizable(true);
  legend->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  new MapTools(session_, *canvas_);
  across_->addWidget(legend);
  auto *maps = new QSplitter(Qt::Horizontal);
  maps->setHandleWidth(3);
  maps->setChildrenCollapsible(false);
  maps->addWidget(canvas_);
  maps->addWidget(beside_);
  across_->addWidget(maps);
  across_->addWidget(card_);
  across_->setStretchFactor(1, 1);
  across_->setSizes({264, 802, 300});
  tabs_->setObjectName(QStringLiteral("tabs"));
  tabs_->setDocumentMode(true);
  tabs_->tabBar()->setDrawBase(false);
  tabs_->addTab(table_, QString());
  tabs_->addTab(charts_, QString());
  tabs_->addTab(findings_, QString());
  tabs_->setMinimumHeight(150);
  down_->addWidget(across_);
  down_->addWidget(tabs_);
  down_->setStretchFactor(0, 3);
  down_->setStretchFactor(1, 1);
  down_->setSizes({424, 246});
  for (auto *splitter : {across_, down_}) {
    splitter->setHandleWidth(3);
    splitter->setChildrenCollapsible(false);
  }
  auto *empty = new EmptyPage(session_);
  connect(empty, &EmptyPage::sample_wanted, this, [this] { ask_study(sample_study()); });
  connect(empty, &EmptyPage::results_wanted, this, &MainWindow::ask_results);
  connect(empty, &EmptyPage::study_wanted, this, [this] { ask_study({}); });
  pages_->addWidget(empty);
  pages_->addWidget(down_);
  line_->setTextVisible(false);
  line_->setRange(0, 1000);
  line_->hide();
  auto *all = new QWidget;
  auto *column = new QVBoxLayout(all);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(bar_);
  column->addWidget(line_);
  column->addWidget(notice_);
  column->addWidget(pages_, 1);
  setCentralWidget(all);
  setStatusBar(status_);
}

void MainWindow::connect_parts() {
  connect(&session_, &Session::opened, this, [this] {
    pages_->setCurrentWidget(down_);
    Recent::add(q(session_.folder()));
    fill_recent();
    fill_bookmarks();
    notice_->hide();
  });
  connect(&session_, &Session::figures_changed, this, &MainWindow::retranslate);
  connect(&session_, &Session::failed, notice_, &NoticeBar::tell_fault);
  connect(&session_, &Session::busy_changed, this, [this](bool busy) {
    if (runs_.busy()) return;
    line_->setRange(0, busy ? 0 : 1000); // no share: a moving line
    line_->setVisible(busy);
  });
  connect(legend_, &LegendPanel::state_wanted, table_, &GapTable::filter_state);
  connect(charts_, &ChartPanel::picture_wanted, this, &MainWindow::save_chart);
  connect(table_, &GapTable::count_changed, status_, &StatusLine::set_count);
  connect(card_, &CardPanel::source_wanted, this, &MainWindow::explain);
  connect(card_, &CardPanel::note_wanted, this, &MainWindow::write_note);
  connect(bar_, &ChoiceBar::print_wanted, this, &MainWindow::print_map);
  connect(status_, &StatusLine::findings_wanted, this, [this] { tabs_->setCurrentWidget(findings_); });
  connect(status_, &StatusLine::stop_wanted, &runs_, &CommandRunner::stop);
  connect(&runs_, &CommandRunner::busy_changed, this, [this](bool busy) {
    line_->setRange(0, 1000);
    line_->setValue(0);
    line_->setVisible(busy);
    busy ? status_->begin_progress() : status_->end_progress();
  });
  connect(&runs_, &CommandRunner::progressed, this, [this](double share, const QString &stage) {
    line_->setValue(static_cast<int>(share * 1000));
    status_->show_progress(share, stage);
  });
  connect(&runs_, &CommandRunner::finished, this, &MainWindow::on_run_finished);
  connect(&runs_, &CommandRunner::failed, notice_, &NoticeBar::tell_fault);
  connect(&runs_, &CommandRunner::stopped, this,
          [this] { notice_->tell(q(session_.words()("progress.cancelled"))); });
  connect(&errands_, &CommandRunner::finished, this, &MainWindow::on_errand);
  connect(&errands_, &CommandRunner::failed, notice_, &NoticeBar::tell_fault);
}

void MainWindow::retranslate() {
  const auto &w = session_.words();
  tabs_->setTabText(0, q(w("desk.tab.table")));
  tabs_->setTabText(1, q(w("desk.tab.charts")));
  tabs_->setTabText(2, q(w("desk.tab.findings")));
  canvas_->setAccessibleName(q(w("desk.map")));
  table_->table().setAccessibleName(q(w("concept.gap_table")));
  QString title = QStringLiteral("TiepCan"); // not shown: the name
  if (const auto figures = session_.figures())
    title = q(w.language() == words::Language::vi ? figures->results->name_vi : figures->results->name_en) +
            QStringLiteral(" – ") + title;
  setWindowTitle(title);
}

void MainWindow::set_language(words::Language language) {
  translator_.set_language(language);
  session_.set_language(language);
  Recent::keep_language(QLatin1String(words::language_code(language)));
  retranslate();
}

void MainWindow::open_path(const QString &path) {
  const std::string named = path.toStdString();
  if (gis::study::is_results(named)) return session_.open(named);
  if (QFileInfo(path).isDir() && !QFileInfo::exists(path + QStringLiteral("/study.toml")))
    return notice_->tell_fault({.code = "results_missing", .facts = {{"file", named}}});
  if (!QFileInfo::exists(path))
    return notice_->tell_fault({.code = "file_missing", .facts = {{"file", named}}});
  ask_study(path);
}

void MainWindow::run_study(const commands::Given &given) {
  last_run_ = given;
  runs_.run("run", given, session_.shared_words());
}

void MainWindow::ask_study(const QString &study) {
  RunDialog dialog(session_, study, this);
  if (dialog.exec() == QDialog::Accepted) run_study(dialog.given());
}

void MainWindow::rerun() {
  if (runs_.busy()) return;
  if (last_run_.empty()) return ask_study({});
  run_study(last_run_);
}

void MainWindow::on_run_finished() { session_.open(last_run_.at("out").back()); }

void MainWindow::dragEnterEvent(QDragEnterEvent *event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event) {
  const auto urls = event->mimeData()->urls();
  if (!urls.isEmpty() && urls.front().isLocalFile()) open_path(urls.front().toLocalFile());
}

void MainWindow::closeEvent(QCloseEvent *event) {
  runs_.stop();
  session_.notes().keep_now();
  event->accept();
}

} // namespace ui::desktop
