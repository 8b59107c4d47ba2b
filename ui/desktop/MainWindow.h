#pragma once

#include "ui/desktop/CommandRunner.h"
#include "ui/desktop/Session.h"
#include "ui/desktop/WordsTranslator.h"

#include <QMainWindow>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>

namespace ui::desktop {

class BesideMap;
class CardPanel;
class ChartPanel;
class ChoiceBar;
class FindingsPanel;
class GapTable;
class LegendPanel;
class MapCanvas;
class Menus;
class NoticeBar;
class StatusLine;

/// Puts the parts of the window in their places and passes what one asks to the one that does it. It holds no
/// figure and no rule.
class MainWindow : public QMainWindow {
  Q_OBJECT

public:
  explicit MainWindow(words::Language = words::Language::vi);
  ~MainWindow() override;

  /// A results folder is shown; a study is run first, once the user has said where its results go.
  void open_path(const QString &);
  /// Runs a study with values as the command "run" takes them, and opens what comes of it.
  void run_study(const commands::Given &);

  Session &session() { return session_; }
  MapCanvas &canvas() { return *canvas_; }
  BesideMap &beside() { return *beside_; }
  GapTable &table() { return *table_; }
  FindingsPanel &findings() { return *findings_; }
  ChartPanel &charts() { return *charts_; }
  ChoiceBar &bar() { return *bar_; }
  NoticeBar &notice() { return *notice_; }
  CommandRunner &runs() { return runs_; }
  CommandRunner &errands() { return errands_; }
  Menus &menus() { return *menus_; }

protected:
  void dragEnterEvent(QDragEnterEvent *) override;
  void dropEvent(QDropEvent *) override;
  void closeEvent(QCloseEvent *) override;

private:
  Session session_;
  WordsTranslator translator_;
  CommandRunner runs_, errands_;
  commands::Given last_run_;
  MapCanvas *canvas_;
  BesideMap *beside_;
  GapTable *table_;
  FindingsPanel *findings_;
  ChartPanel *charts_;
  ChoiceBar *bar_;
  LegendPanel *legend_;
  CardPanel *card_;
  NoticeBar *notice_;
  StatusLine *status_;
  Menus *menus_ = nullptr;
  QProgressBar *line_;
  QTabWidget *tabs_;
  QSplitter *across_, *down_;
  QStackedWidget *pages_;

  void arrange();
  QWidget *map_tools();
  void connect_parts();
  void make_menus();
  void make_keys();
  void fill_recent();
  void set_language(words::Language);
  void retranslate();
  void ask_results();
  void ask_study(const QString &study);
  void rerun();
  void on_run_finished();
  void print_map();
  void export_table();
  void save_chart(const std::string &kind);
  void explain();
  void write_note();
  void on_errand(const QString &verb, const QString &out, const QString &said);
  void copy();
  void copy_map();
  void add_bookmark();
  void clear_bookmarks();
  void fill_bookmarks();
  void toggle_sides();
  void map_only();
  void change_look();
  void toggle_beside();
  void manual();
  void about();
};

} // namespace ui::desktop
