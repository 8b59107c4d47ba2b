// Somebody who presses everything: seeded events on map, table, legend, search, menus and keys, while figures
// and pictures are still being made. TIEPCAN_MONKEY says how many; what asks for a file or starts a run is
// left out.
#include "tests/ui/desktop/window.h"

#include "ui/desktop/Menus.h"
#include "ui/desktop/dialogs/ManualDialog.h"
#include "ui/desktop/dialogs/NoteDialog.h"
#include "ui/desktop/dialogs/TextDialog.h"
#include "ui/desktop/views/ChartPanel.h"
#include "ui/desktop/views/ChoiceBar.h"
#include "ui/desktop/views/FindingsPanel.h"
#include "ui/desktop/views/GapTable.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/desktop/views/NoticeBar.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace tests {
namespace {

using namespace ui;

/// Entries of the menus that wait for a file, a folder or a run, and the way out.
const char *const left_out[] = {"desk.open_results", "action.open_study", "desk.open_sample", "desk.quit",
                                "desk.print",        "action.export",     "desk.rerun",       "desk.stop"};

class Monkey {
public:
  explicit Monkey(desktop::MainWindow &window) : window_(window), dice_(20'301) {
    std::set<QAction *> without;
    for (const auto *key : left_out) without.insert(window.menus().action(key));
    for (const auto *bar_entry : window.menuBar()->actions())
      for (auto *entry : bar_entry->menu()->actions())
        if (!entry->isSeparator() && !entry->property("recent").toBool() && !without.contains(entry))
          entries_.push_back(entry);
  }

  /// One event; answers what it was, for the message of a failure.
  const char *act() {
    auto &table = window_.table().table();
    switch (below(15)) {
    case 0:
      return click(window_.canvas()), "click on the map";
    case 1:
      return drag(window_.canvas()), "drag of the map";
    case 2:
      return wheel(window_.canvas()), "wheel on the map";
    case 3:
      return key(window_.canvas()), "key on the map";
    case 4:
      return click(*table.viewport()), "click on the table";
    case 5:
      return click(*table.horizontalHeader()->viewport()), "click on the head of the table";
    case 6:
      return wheel(*table.viewport()), "wheel on the table";
    case 7:
      return menu();
    case 8:
      return window_.session().set_hidden(below(maps::state_count), below(2) == 0), "class of the legend";
    case 9:
      return window_.table().proxy().set_name(QString(QChar('a' + below(26)))), "filter by name";
    case 10:
      return filter(), "filter of the table";
    case 11:
      return choose(), "choice of the bar";
    case 12:
      return type(), "typing";
    case 13:
      return click_anywhere(), "click somewhere";
    default:
      if (below(20) == 0) window_.resize(900 + below(700), 600 + below(400));
      return QTest::mouseMove(&window_.canvas(), place(window_.canvas())), "pointing at the map";
    }
  }

private:
  desktop::MainWindow &window_;
  std::mt19937 dice_;
  std::vector<QAction *> entries_;

  int below(int n) { return static_cast<int>(dice_() % static_cast<unsigned>(n)); }
  QPoint place(const QWidget &widget) {
    return {below(std::max(1, widget.width())), below(std::max(1, widget.height()))};
  }
  void click(QWidget &widget) {
    below(8) == 0 ? QTest::mouseDClick(&widget, Qt::LeftButton, {}, place(widget))
                  : QTest::mouseClick(&widget, Qt::LeftButton, {}, place(widget));
  }
  void drag(QWidget &widget) {
    const Qt::KeyboardModifiers held = below(3) == 0 ? Qt::ShiftModifier : Qt::NoModifier;
    QTest::mousePress(&widget, Qt::LeftButton, held, place(widget));
    for (int i = 0; i < 3; ++i) QTest::mouseMove(&widget, place(widget));
    QTest::mouseRelease(&widget, Qt::LeftButton, held, place(widget));
  }
  void wheel(QWidget &widget) {
    const QPointF at = place(widget);
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, below(2) == 0 ? 120 : -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
  }
  void key(QWidget &widget) {
    const Qt::Key keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,     Qt::Key_Down,     Qt::Key_Plus,
                            Qt::Key_0,    Qt::Key_Minus, Qt::Key_Return, Qt::Key_Escape,   Qt::Key_Tab,
                            Qt::Key_Home, Qt::Key_End,   Qt::Key_Space,  Qt::Key_Backspace};
    QTest::keyClick(&widget, keys[below(14)]);
  }
  const char *menu() {
    auto *entry = entries_[static_cast<std::size_t>(below(static_cast<int>(entries_.size())))];
    entry->trigger();
    return "entry of a menu";
  }
  void filter() {
    if (below(2) == 0) return window_.table().proxy().clear_filters();
    const auto chips = window_.table().findChildren<QPushButton *>();
    chips[below(static_cast<int>(chips.size()))]->click();
  }
  void choose() {
    const auto boxes = window_.bar().findChildren<QComboBox *>();
    auto *box = boxes[below(static_cast<int>(boxes.size()))];
    if (box->count() == 0) return;
    box->setCurrentIndex(below(box->count()));
    emit box->activated(box->currentIndex());
  }
  /// Into whatever has the focus, be it an editor of the table or the search.
  void type() {
    QWidget *focus = QApplication::focusWidget();
    if (focus == nullptr || !window_.isAncestorOf(focus)) focus = &window_.canvas();
    below(2) == 0 ? QTest::keyClick(focus, static_cast<char>('a' + below(26))) : key(*focus);
  }
  /// On whatever lies there, but on no button that would wait for a file.
  void click_anywhere() {
    const QPoint at = place(window_);
    QWidget *under = window_.childAt(at);
    if (under == nullptr || qobject_cast<QMenuBar *>(under) != nullptr ||
        qobject_cast<QComboBox *>(under) != nullptr || window_.bar().isAncestorOf(under) ||
        window_.charts().isAncestorOf(under))
      return;
    QTest::mouseClick(under, Qt::LeftButton, {}, under->mapFrom(&window_, at));
  }
};

/// Answers what was asked for on purpose: the note of a unit, a text, the manual. True where it was that.
bool close_what_was_asked() {
  for (auto *widget : QApplication::topLevelWidgets()) {
    auto *dialog = qobject_cast<QDialog *>(widget);
    if (dialog == nullptr || !dialog->isVisible()) continue;
    if (qobject_cast<desktop::TextDialog *>(dialog) == nullptr &&
        qobject_cast<desktop::ManualDialog *>(dialog) == nullptr &&
        qobject_cast<desktop::NoteDialog *>(dialog) == nullptr)
      return false;
    dialog->reject();
  }
  return true;
}

TEST(Monkey, WhateverIsPressedTheWindowStaysWhole) {
  desktop::MainWindow window;
  window.resize(1366, 768);
  window.show();
  ASSERT_TRUE(open_and_settle(window, sample_results()));
  Monkey monkey(window);
  std::string fault;
  const auto keep = [&](const char *who) {
    return [&fault, who](const gis::base::Finding &finding) { fault = who + finding.code; };
  };
  QObject::connect(&window.session(), &desktop::Session::failed, &window, keep("session: "));
  QObject::connect(&window.errands(), &desktop::CommandRunner::failed, &window, keep("errand: "));
  bool known = false;
  const int asked = qEnvironmentVariableIntValue("TIEPCAN_MONKEY", &known);
  for (int i = 0; i < (known ? asked : 2'000); ++i) {
    const std::string event = monkey.act();
    QCoreApplication::processEvents();
    ASSERT_TRUE(close_what_was_asked()) << "event " << i << ": " << event << " opened a dialog";
    ASSERT_EQ(fault, "") << "event " << i << ": " << event;
  }
  window.table().proxy().clear_filters();
  EXPECT_TRUE(wait_for([&] { return !window.session().busy(); }));
  // One choice everywhere: the rows of the table are the rows of the figures.
  const auto figures = window.session().figures();
  EXPECT_EQ(window.table().proxy().all_units(), static_cast<int>(figures->rows.size()));
  EXPECT_LE(figures->rows.size(), figures->map.units.size()); // a year may have no row for some unit
  for (const auto *row : figures->rows)
    EXPECT_TRUE(std::any_of(figures->map.units.begin(), figures->map.units.end(),
                            [&](const auto &unit) { return unit.code == commands::at(*row, "unit_code"); }));
}

} // namespace
} // namespace tests
