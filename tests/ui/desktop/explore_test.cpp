// Finding places, measuring, coming back to a view, accepting a problem of the data.
#include "tests/ui/desktop/window.h"

#include "gis/base/text.h"
#include "gis/study/results.h"
#include "ui/desktop/Bookmarks.h"
#include "ui/desktop/Menus.h"
#include "ui/desktop/views/ChoiceBar.h"
#include "ui/desktop/views/FindingsPanel.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/desktop/views/SearchBox.h"
#include "ui/desktop/views/StatusLine.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>

namespace tests {
namespace {

using namespace ui;

class Explore : public testing::Test {
protected:
  desktop::MainWindow window;
  void SetUp() override {
    window.resize(1366, 768);
    window.show();
    ASSERT_TRUE(open_and_settle(window, sample_results()));
  }
  /// What the search offers for a text.
  QStringList found(const QString &typed) {
    auto *completer = window.findChild<desktop::SearchBox *>()->completer();
    completer->setCompletionPrefix(typed);
    QStringList all;
    for (int i = 0; completer->setCurrentRow(i); ++i) all << completer->currentIndex().data().toString();
    return all;
  }
  void take(const QString &typed, const QString &wanted) {
    auto *completer = window.findChild<desktop::SearchBox *>()->completer();
    completer->setCompletionPrefix(typed);
    for (int i = 0; completer->setCurrentRow(i); ++i)
      if (completer->currentIndex().data().toString() == wanted)
        return emit completer->activated(completer->currentIndex());
    FAIL() << wanted.toStdString() << " is not offered for " << typed.toStdString();
  }
};

TEST_F(Explore, APlaceIsFoundByTheNameItHasInAnotherEdition) {
  const auto figures = window.session().figures();
  ASSERT_FALSE(figures->results->names.empty());
  int tried = 0;
  for (const auto &row : figures->results->names) {
    const auto &other = commands::at(row, "other_name");
    const commands::Row *unit = nullptr;
    for (const auto *shown : figures->rows)
      if (commands::at(*shown, "unit_code") == commands::at(row, "unit_code")) unit = shown;
    if (unit == nullptr ||
        gis::base::search_key(other) == gis::base::search_key(commands::at(*unit, "unit_name")))
      continue;
    const auto typed = QString::fromStdString(gis::base::search_key(other));
    const auto offers = found(typed).filter(QStringLiteral("→"));
    ASSERT_FALSE(offers.empty()) << other;
    const auto wanted = offers.filter(QString::fromStdString(commands::at(*unit, "unit_name")));
    ASSERT_FALSE(wanted.empty()) << other;
    take(typed, wanted.front());
    EXPECT_EQ(window.session().selected(), commands::at(*unit, "unit_code"));
    if (++tried == 3) return;
  }
  EXPECT_GT(tried, 0);
}

TEST_F(Explore, ASettlementIsFoundAndBroughtIntoSight) {
  const commands::Place *settlement = nullptr;
  for (const auto &place : window.session().figures()->places)
    if (place.at && settlement == nullptr) settlement = &place;
  ASSERT_NE(settlement, nullptr);
  const auto wanted = *settlement;
  take(QString::fromStdString(wanted.key), QString::fromStdString(wanted.text));
  EXPECT_EQ(window.session().selected(), wanted.unit_code);
  EXPECT_NEAR(window.canvas().view().centre().x, wanted.at->x, 1);
  EXPECT_NEAR(window.canvas().view().centre().y, wanted.at->y, 1);
}

TEST_F(Explore, ThePositionIsToldOnTheGridAndInDegrees) {
  QTest::mouseMove(&window.canvas(), {400, 200});
  QString told;
  for (const auto *label : window.findChild<desktop::StatusLine *>()->findChildren<QLabel *>())
    if (label->text().contains(QStringLiteral("VN-2000"))) told = label->text();
  EXPECT_TRUE(told.startsWith(QStringLiteral("X "))) << told.toStdString();
  EXPECT_TRUE(told.contains(QStringLiteral("°")) && told.contains(QStringLiteral("″"))) << told.toStdString();
}

TEST_F(Explore, ClicksMeasureLengthAndArea) {
  auto &canvas = window.canvas();
  window.menus().action("desk.map.measure")->trigger();
  const double step = canvas.view().metres_per_px();
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, {300, 100});
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, {400, 100});
  EXPECT_NEAR(canvas.ruler().metres(), 100 * step, 1e-6);
  EXPECT_EQ(canvas.ruler().square_metres(), 0);
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, {400, 160});
  look(window, "measure");
  EXPECT_NEAR(canvas.ruler().metres(), 160 * step, 1e-6);
  EXPECT_NEAR(canvas.ruler().square_metres(), 100 * 60 / 2.0 * step * step, 1e-3);
  EXPECT_TRUE(window.session().selected().empty()) << "measuring selects nothing";
  QTest::keyClick(&canvas, Qt::Key_Backspace);
  EXPECT_NEAR(canvas.ruler().metres(), 100 * step, 1e-6);
  QTest::keyClick(&canvas, Qt::Key_Escape);
  EXPECT_FALSE(canvas.ruler().active());
}

TEST_F(Explore, ABookmarkBringsItsViewBack) {
  auto &canvas = window.canvas();
  canvas.show_unit(window.session().figures()->map.units.front().code);
  const auto centre = canvas.view().centre();
  const double scale = canvas.view().scale();
  window.menus().action("desk.bookmark.add")->trigger();
  canvas.show_whole();
  ASSERT_NE(canvas.view().scale(), scale);
  QAction *mark = nullptr;
  for (auto *action : window.menus().menu("desk.menu.map")->actions())
    if (action->property("bookmark").toBool()) mark = action;
  ASSERT_NE(mark, nullptr);
  mark->trigger();
  EXPECT_DOUBLE_EQ(canvas.view().scale(), scale);
  EXPECT_DOUBLE_EQ(canvas.view().centre().x, centre.x);
  window.menus().action("desk.bookmark.clear")->trigger();
  EXPECT_TRUE(
      desktop::Bookmarks::of(QString::fromStdString(window.session().figures()->results->study)).isEmpty());
}

TEST_F(Explore, AProblemIsAcceptedWithAReasonThatIsKept) {
  auto &panel = window.findings();
  const auto file = gis::study::kept_file(*window.session().figures()->results, "accepted.csv");
  const auto grave = panel.model().finding(0).severity;
  const int before = panel.model().count(grave);
  panel.table().selectRow(0);
  auto *reason = panel.findChild<QLineEdit *>(QStringLiteral("reason"));
  QTest::keyClicks(reason, QStringLiteral("Da kiem tra"));
  QTest::keyClick(reason, Qt::Key_Return);
  EXPECT_EQ(panel.model().count(grave), before - 1);
  EXPECT_EQ(panel.model().index(0, desktop::FindingModel::accepted).data().toString(),
            QStringLiteral("Da kiem tra"));
  ASSERT_TRUE(wait_for([&] { return window.session().notes().kept(); }, 10));
  const auto kept = gis::study::read_accepted(file);
  ASSERT_NE(kept.find(panel.model().key(0)), nullptr);
  EXPECT_EQ(kept.find(panel.model().key(0))->reason, "Da kiem tra");
  window.session().notes().undo().undo();
  EXPECT_EQ(panel.model().count(grave), before);
  ASSERT_TRUE(wait_for([&] { return window.session().notes().kept(); }, 10));
  EXPECT_TRUE(gis::study::read_accepted(file).all().empty());
  std::filesystem::remove(file);
}

} // namespace
} // namespace tests
