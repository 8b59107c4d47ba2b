// Somebody who presses everything: seeded events on map, table, legend and keys, while figures and pictures
// are still being made. TIEPCAN_MONKEY says how many; dialogs that wait for an answer are left out.
#include "tests/ui/desktop/window.h"

#include "ui/desktop/Menus.h"
#include "ui/desktop/views/ChoiceBar.h"
#include "ui/desktop/views/FindingsPanel.h"
#include "ui/desktop/views/GapTable.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/desktop/views/NoticeBar.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace tests {
namespace {

using namespace ui;

class Monkey {
public:
  explicit Monkey(desktop::MainWindow &window) : window_(window), dice_(20'301) {}

  void act() {
    switch (below(12)) {
    case 0:
      return click(window_.canvas());
    case 1:
      return drag(window_.canvas());
    case 2:
      return wheel();
    case 3: {
      const Qt::Key keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,     Qt::Key_Down,
                              Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Return, Qt::Key_Escape};
      return QTest::keyClick(&window_.canvas(), keys[below(8)]);
    }
    case 4:
      return click(*window_.table().table().viewport());
    case 5:
      return click(*window_.table().table().horizontalHeader()->viewport());
    case 6: {
      const char *const actions[] = {
          "desk.map.whole",          "desk.map.back",       "desk.map.forward",   "desk.indicator.next",
          "desk.indicator.previous", "desk.year.next",      "desk.year.previous", "desk.sides",
          "desk.map_only",           "desk.other_language", "desk.copy",          "desk.finding.next",
          "desk.table.official"};
      return window_.menus().action(actions[below(13)])->trigger();
    }
    case 7:
      return window_.session().set_hidden(below(maps::state_count), below(2) == 0);
    case 8:
      return window_.table().proxy().set_name(QString(QChar('a' + below(26))));
    case 9:
      return window_.table().proxy().clear_filters();
    case 10: {
      const auto boxes = window_.bar().findChildren<QComboBox *>();
      auto *box = boxes[below(static_cast<int>(boxes.size()))];
      if (box->count() == 0) return;
      box->setCurrentIndex(below(box->count()));
      return emit box->activated(box->currentIndex());
    }
    default:
      return window_.resize(900 + below(700), 600 + below(400));
    }
  }

private:
  desktop::MainWindow &window_;
  std::mt19937 dice_;

  int below(int n) { return static_cast<int>(dice_() % static_cast<unsigned>(n)); }
  QPoint place(const QWidget &widget) {
    return {below(std::max(1, widget.width())), below(std::max(1, widget.height()))};
  }
  void click(QWidget &widget) { QTest::mouseClick(&widget, Qt::LeftButton, {}, place(widget)); }
  void drag(QWidget &widget) {
    QTest::mousePress(&widget, Qt::LeftButton, {}, place(widget));
    for (int i = 0; i < 3; ++i) QTest::mouseMove(&widget, place(widget));
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, place(widget));
  }
  void wheel() {
    auto &canvas = window_.canvas();
    const QPointF at = place(canvas);
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, {0, below(2) == 0 ? 120 : -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
  }
};

TEST(Monkey, WhateverIsPressedTheWindowStaysWhole) {
  desktop::MainWindow window;
  window.resize(1366, 768);
  window.show();
  ASSERT_TRUE(open_and_settle(window, sample_results()));
  Monkey monkey(window);
  bool known = false;
  const int asked = qEnvironmentVariableIntValue("TIEPCAN_MONKEY", &known);
  for (int i = 0; i < (known ? asked : 600); ++i) {
    monkey.act();
    QCoreApplication::processEvents();
    ASSERT_FALSE(QApplication::activeModalWidget() != nullptr) << "event " << i;
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
