// What the menus of the window do: each asks for what a command needs and hands it over.
#include "ui/commands/about_text.h"
#include "ui/commands/notes.h"
#include "ui/desktop/MainWindow.h"
#include "ui/desktop/Menus.h"
#include "ui/desktop/Recent.h"
#include "ui/desktop/dialogs/ManualDialog.h"
#include "ui/desktop/dialogs/NoteDialog.h"
#include "ui/desktop/dialogs/PrintDialog.h"
#include "ui/desktop/dialogs/TextDialog.h"
#include "ui/desktop/text.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/ChartPanel.h"
#include "ui/desktop/views/ChoiceBar.h"
#include "ui/desktop/views/EmptyPage.h"
#include "ui/desktop/views/FindingsPanel.h"
#include "ui/desktop/views/GapTable.h"
#include "ui/desktop/views/IndicatorList.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/desktop/views/NoticeBar.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QShortcut>
#include <algorithm>

namespace ui::desktop {

void MainWindow::make_menus() {
  const auto language = [this] {
    set_language(session_.words().language() == words::Language::vi ? words::Language::en
                                                                    : words::Language::vi);
  };
  const MenuEntry line{nullptr, "", {}};
  menus_ = new Menus(
      session_, *menuBar(),
      {{"desk.menu.study",
        {{"desk.open_results", "Ctrl+O", [this] { ask_results(); }},
         {"action.open_study", "Ctrl+Shift+O", [this] { ask_study({}); }},
         {"desk.open_sample", "", [this] { ask_study(sample_study()); }},
         line,
         {"desk.other_language", "Ctrl+Shift+L", language},
         {"desk.theme", "", [this] { change_look(); }},
         line,
         {"desk.quit", "Ctrl+Q", [this] { close(); }}}},
       {"desk.menu.map",
        {{"desk.map.whole", "0", [this] { canvas_->show_whole(); }, true},
         {"desk.map.in", "+", [this] { canvas_->zoom(1.25); }, true},
         {"desk.map.out", "-", [this] { canvas_->zoom(0.8); }, true},
         {"desk.map.back", "Alt+Left", [this] { canvas_->back(); }, true},
         {"desk.map.forward", "Alt+Right", [this] { canvas_->forward(); }, true},
         {"desk.map.unit", "", [this] { canvas_->show_unit(session_.selected()); }, true},
         line,
         {"desk.map.measure", "Ctrl+M", [this] { canvas_->measure(!canvas_->ruler().active()); }, true},
         {"desk.beside", "Ctrl+B", [this] { toggle_beside(); }, true},
         {"desk.map.copy", "Ctrl+Shift+C", [this] { copy_map(); }, true},
         {"desk.bookmark.add", "Ctrl+D", [this] { add_bookmark(); }, true},
         {"desk.bookmark.clear", "", [this] { clear_bookmarks(); }, true},
         line,
         {"desk.print", "Ctrl+P", [this] { print_map(); }, true},
         {"desk.sides", "F9", [this] { toggle_sides(); }, true},
         {"desk.map_only", "F11", [this] { map_only(); }, true}}},
       {"desk.menu.table",
        {{"desk.indicators", "Ctrl+I", [this] { bar_->open_indicators(); }, true},
         {"action.find", "Ctrl+K", [this] { bar_->focus_search(); }, true},
         {"desk.indicator.next", "Alt+Down", [this] { step_indicator(session_, 1); }, true},
         {"desk.indicator.previous", "Alt+Up", [this] { step_indicator(session_, -1); }, true},
         {"desk.year.next", "]", [this] { bar_->step_year(1); }, true},
         {"desk.year.previous", "[", [this] { bar_->step_year(-1); }, true},
         line,
         {"desk.table.find", "Ctrl+F", [this] { table_->focus_filter(); }, true},
         {"desk.note.edit", "F2", [this] { table_->edit_note(); }, true},
         {"desk.undo", "Ctrl+Z", [this] { session_.notes().undo().undo(); }, true},
         {"desk.redo", "Ctrl+Y", [this] { session_.notes().undo().redo(); }, true},
         {"desk.table.official", "", [this] { table_->official_order(); }, true},
         {"desk.copy", "Ctrl+C", [this] { copy(); }, true},
         {"action.export", "Ctrl+Shift+E", [this] { export_table(); }, true}}},
       {"menu.data",
        {{"desk.rerun", "F5", [this] { rerun(); }},
         {"desk.stop", "", [this] { runs_.stop(); }},
         line,
         {"desk.finding.next", "F3",
          [this] {
            tabs_->setCurrentWidget(findings_);
            findings_->next();
          },
          true},
         {"action.explain", "Ctrl+E", [this] { explain(); }, true}}},
       {"menu.help", {{"desk.manual", "F1", [this] { manual(); }}, {"desk.about", "", [this] { about(); }}}}},
      this);
  fill_recent();
  fill_bookmarks();
  make_keys();
}

/// Keys without a place in a menu.
void MainWindow::make_keys() {
  const auto key = [this](const char *keys, std::function<void()> act) {
    auto *shortcut = new QShortcut(QKeySequence(QLatin1String(keys)), this);
    connect(shortcut, &QShortcut::activated, this, [act = std::move(act)] { act(); });
  };
  key("Ctrl+1", [this] { canvas_->setFocus(); });
  key("Ctrl+2", [this] {
    tabs_->setCurrentWidget(table_);
    table_->table().setFocus();
  });
  key("Ctrl+3", [this] { tabs_->setCurrentWidget(charts_); });
  key("Ctrl+4", [this] {
    tabs_->setCurrentWidget(findings_);
    findings_->table().setFocus();
  });
}

void MainWindow::fill_recent() {
  auto *menu = menus_->menu("desk.menu.study");
  for (auto *action : menu->actions())
    if (action->property("recent").toBool()) delete action;
  auto *before = menus_->action("desk.other_language");
  int n = 0;
  for (const auto &folder : Recent::folders()) {
    auto *action = new QAction(QStringLiteral("&%1  %2").arg(++n).arg(folder), menu);
    action->setProperty("recent", true);
    connect(action, &QAction::triggered, this, [this, folder] { open_path(folder); });
    menu->insertAction(before, action);
  }
}

void MainWindow::ask_results() {
  const auto folder =
      QFileDialog::getExistingDirectory(this, q(session_.words()("desk.open_results")), q(session_.folder()));
  if (!folder.isEmpty()) open_path(folder);
}

void MainWindow::print_map() {
  const auto figures = session_.figures();
  if (!figures) return;
  PrintDialog dialog(session_, this);
  if (dialog.exec() != QDialog::Accepted) return;
  const auto file = QFileDialog::getSaveFileName(this, q(session_.words()("desk.print")),
                                                 q(figures->choice.indicator + ".pdf"),
                                                 QStringLiteral("PDF (*.pdf);;PNG (*.png);;SVG (*.svg)"));
  if (file.isEmpty()) return;
  auto given = given_of(figures->choice);
  given["layout"] = {dialog.layout_name().toStdString()};
  given["output"] = {file.toStdString()};
  if (dialog.copy()) given["copy"] = {"1"};
  errands_.run("map", given, session_.shared_words());
}

void MainWindow::export_table() {
  const auto figures = session_.figures();
  if (!figures) return;
  const auto &w = session_.words();
  const QString excel = q(w("desk.export.excel")) + QStringLiteral(" (*.csv)");
  QString kind;
  const auto file = QFileDialog::getSaveFileName(
      this, q(w("action.export")), q(figures->choice.indicator + ".csv"),
      excel + QStringLiteral(";;HTML (*.html);;") + q(w("desk.export.machine")) + QStringLiteral(" (*.csv)"),
      &kind);
  if (file.isEmpty()) return;
  auto given = given_of(figures->choice);
  given["output"] = {file.toStdString()};
  if (kind == excel) given["for"] = {"excel-vi"};
  errands_.run("table", given, session_.shared_words());
}

void MainWindow::save_chart(const std::string &kind) {
  const auto figures = session_.figures();
  if (!figures) return;
  const auto file = QFileDialog::getSaveFileName(this, q(session_.words()("desk.chart.save")),
                                                 q(figures->choice.indicator + "-" + kind + ".svg"),
                                                 QStringLiteral("SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"));
  if (file.isEmpty()) return;
  auto given = given_of(figures->choice);
  given["kind"] = {kind};
  given["output"] = {file.toStdString()};
  errands_.run("chart", given, session_.shared_words());
}

void MainWindow::explain() {
  const auto figures = session_.figures();
  if (session_.selected_row() == nullptr) return notice_->tell(q(session_.words()("desk.card.pick")));
  auto given = given_of(figures->choice);
  given["unit"] = {session_.selected()};
  errands_.run("explain", given, session_.shared_words());
}

void MainWindow::write_note() {
  const auto *row = session_.selected_row();
  if (row == nullptr) return notice_->tell(q(session_.words()("desk.card.pick")));
  auto *dialog = new NoteDialog(session_, commands::note_key(*row), q(commands::at(*row, "unit_name")), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setModal(true);
  dialog->show();
}

void MainWindow::on_errand(const QString &verb, const QString &out, const QString &said) {
  const auto &w = session_.words();
  if (verb == QLatin1String("explain")) {
    auto *dialog = new TextDialog(q(w("action.explain")), out.trimmed(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog->show();
  }
  notice_->tell(said.trimmed());
}

void MainWindow::copy() { canvas_->hasFocus() ? copy_map() : table_->copy(); }

void MainWindow::copy_map() { QApplication::clipboard()->setPixmap(canvas_->grab()); }

void MainWindow::toggle_sides() {
  const bool shown = across_->widget(0)->isVisible();
  across_->widget(0)->setVisible(!shown);
  across_->widget(2)->setVisible(!shown);
}

void MainWindow::map_only() {
  const bool alone = !tabs_->isVisible();
  across_->widget(0)->setVisible(alone);
  across_->widget(2)->setVisible(alone);
  tabs_->setVisible(alone);
}

/// With the next on the list that tells something, until another is picked.
void MainWindow::toggle_beside() {
  const auto figures = session_.figures();
  if (!figures || session_.beside() != nullptr) return session_.set_beside({});
  auto all = figures->indicators;
  const auto now = std::find_if(all.begin(), all.end(),
                                [&](const auto &one) { return one.id == figures->choice.indicator; });
  if (now != all.end()) std::rotate(all.begin(), now + 1, all.end());
  auto other = std::find_if(all.begin(), all.end(), [](const auto &one) { return one.behind > 0; });
  if (other == all.end() || other->id == figures->choice.indicator) other = all.begin();
  if (other != all.end()) session_.set_beside(other->id);
}

void MainWindow::change_look() {
  const bool dark = !theme().dark;
  apply_theme(*qApp, dark ? Look::dark : Look::light);
  Recent::keep_look(dark ? QStringLiteral("dark") : QStringLiteral("light"));
  session_.tell_again();
}

/// One is enough: F1 again brings it to the front.
void MainWindow::manual() {
  auto *dialog = findChild<ManualDialog *>();
  if (dialog == nullptr) {
    dialog = new ManualDialog(session_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
  }
  dialog->show();
  dialog->raise();
  dialog->activateWindow();
}

void MainWindow::about() {
  const auto &w = session_.words();
  const auto figures = session_.figures();
  auto *dialog = new TextDialog(q(w("desk.about")),
                                q(commands::about_text(figures ? figures->results.get() : nullptr,
                                                       std::string("Qt ") + qVersion(), w)), // not shown
                                this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show();
}

} // namespace ui::desktop
