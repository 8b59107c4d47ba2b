#include "tests/ui/desktop/window.h"

#include "ui/desktop/Menus.h"
#include "ui/desktop/models/GapModel.h"
#include "ui/desktop/views/CardPanel.h"
#include "ui/desktop/views/ChoiceBar.h"
#include "ui/desktop/views/FindingsPanel.h"
#include "ui/desktop/views/GapTable.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/desktop/views/NoticeBar.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace tests {
namespace {

using namespace ui;

class Window : public testing::Test {
protected:
  desktop::MainWindow window;
  void SetUp() override {
    window.resize(1366, 768);
    window.show();
    ASSERT_TRUE(open_and_settle(window, sample_results()));
  }
  bool look_at(const std::string &indicator) {
    auto choice = window.session().figures()->choice;
    choice.indicator = indicator;
    choice.measure = choice.basis = "";
    window.session().choose(choice);
    return settle(window);
  }
  /// Where a unit's inside is on the canvas.
  QPoint inside(const maps::MapUnit &unit) const {
    auto &canvas = const_cast<desktop::MainWindow &>(window).canvas();
    return canvas.view().pixel(gis::geo::inner_point(unit.area), canvas.size()).toPoint();
  }
};

TEST_F(Window, AClickOnTheMapSelectsTheUnitInTheTableToo) {
  ASSERT_TRUE(look_at("WAT-RUR"));
  const auto figures = window.session().figures();
  int tried = 0;
  for (const auto &unit : figures->map.units) {
    const auto at = inside(unit);
    if (!window.canvas().rect().contains(at) || window.canvas().childAt(at) != nullptr) continue;
    QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, at);
    EXPECT_EQ(window.session().selected(), unit.code);
    const auto row = window.table().table().currentIndex();
    EXPECT_EQ(row.data(desktop::GapModel::CodeRole).toString().toStdString(), unit.code);
    if (++tried == 5) break;
  }
  EXPECT_EQ(tried, 5);
}

TEST_F(Window, ALineOfTheTableSelectsOnTheMapAndADoubleClickGoesThere) {
  auto &table = window.table().table();
  const auto index = window.table().proxy().index(3, 0);
  const QRect cell = table.visualRect(index);
  QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
  EXPECT_EQ(window.session().selected(), index.data(desktop::GapModel::CodeRole).toString().toStdString());
  const double before = window.canvas().view().scale();
  QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, cell.center());
  EXPECT_LT(window.canvas().view().scale(), before);
  EXPECT_EQ(window.canvas().unit_at(QPointF(window.canvas().rect().center())), window.session().selected());
}

TEST_F(Window, TheWheelZoomsAboutTheCursor) {
  auto &canvas = window.canvas();
  const QPointF at(canvas.width() * 0.7, canvas.height() * 0.3);
  const auto before = canvas.view().study(at, canvas.size());
  const double scale = canvas.view().scale();
  QWheelEvent wheel(at, canvas.mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                    false);
  QApplication::sendEvent(&canvas, &wheel);
  const auto after = canvas.view().study(at, canvas.size());
  EXPECT_NEAR(canvas.view().scale(), scale / 1.25 / 1.25, 1e-6 * scale);
  EXPECT_NEAR(before.x, after.x, 1e-6);
  EXPECT_NEAR(before.y, after.y, 1e-6);
}

TEST_F(Window, DraggingAndArrowsMoveTheMapAndTheViewCanGoBack) {
  auto &canvas = window.canvas();
  const auto start = canvas.view().centre();
  QTest::mousePress(&canvas, Qt::LeftButton, {}, {300, 200});
  QTest::mouseMove(&canvas, {340, 170});
  QTest::mouseMove(&canvas, {380, 150});
  QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {380, 150});
  const double step = canvas.view().metres_per_px();
  EXPECT_NEAR(canvas.view().centre().x, start.x - 80 * step, step);
  EXPECT_NEAR(canvas.view().centre().y, start.y - 50 * step, step);
  QTest::keyClick(&canvas, Qt::Key_Left);
  EXPECT_LT(canvas.view().centre().x, start.x - 80 * step);
  canvas.back();
  EXPECT_NEAR(canvas.view().centre().x, start.x, step);
  EXPECT_TRUE(window.session().selected().empty()) << "a drag is no click";
}

TEST_F(Window, WhatTheLegendHidesIsNotFilled) {
  ASSERT_TRUE(look_at("WAT-RUR"));
  const auto figures = window.session().figures();
  const maps::MapUnit *behind = nullptr;
  for (const auto &unit : figures->map.units)
    if (unit.state == maps::State::behind && window.canvas().rect().contains(inside(unit))) behind = &unit;
  ASSERT_NE(behind, nullptr);
  const auto reds = [&] {
    const QImage image = window.canvas().grab().toImage();
    int n = 0;
    for (int y = 0; y < image.height(); y += 2)
      for (int x = 0; x < image.width(); x += 2) n += image.pixelColor(x, y) == QColor(0xB93A2B);
    return n;
  };
  EXPECT_GT(reds(), 100);
  window.session().set_hidden(static_cast<int>(maps::State::behind), true);
  ASSERT_TRUE(settle(window));
  EXPECT_EQ(reds(), 0);
  window.session().set_hidden(static_cast<int>(maps::State::behind), false);
  ASSERT_TRUE(settle(window));
  EXPECT_GT(reds(), 100);
}

TEST_F(Window, TheLanguageChangesEverywhereAtOnce) {
  ASSERT_TRUE(look_at("WAT-RUR"));
  window.menus().action("desk.other_language")->trigger();
  ASSERT_TRUE(settle(window));
  EXPECT_EQ(window.menuBar()->actions().front()->text(), QStringLiteral("Study"));
  EXPECT_EQ(window.table().proxy().headerData(0, Qt::Horizontal).toString(), QStringLiteral("Unit"));
  QStringList statuses;
  for (int row = 0; row < window.table().proxy().rowCount(); ++row)
    statuses
        << window.table().proxy().index(row, static_cast<int>(commands::GapColumn::status)).data().toString();
  EXPECT_TRUE(statuses.contains(QStringLiteral("Behind")))
      << statuses.join(QStringLiteral(", ")).toStdString();
  EXPECT_EQ(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Cancel"));
  window.menus().action("desk.other_language")->trigger();
  ASSERT_TRUE(settle(window));
  EXPECT_EQ(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Hủy"));
  EXPECT_EQ(window.menuBar()->actions().front()->text(), QStringLiteral("Hồ sơ"));
}

TEST_F(Window, KeysStepThroughIndicatorsAndTheFilterTakesTyping) {
  const auto first = window.session().figures()->choice.indicator;
  QTest::keyClick(&window, Qt::Key_Down, Qt::AltModifier);
  ASSERT_TRUE(settle(window));
  EXPECT_NE(window.session().figures()->choice.indicator, first);
  QTest::keyClick(&window, Qt::Key_Up, Qt::AltModifier);
  ASSERT_TRUE(settle(window));
  EXPECT_EQ(window.session().figures()->choice.indicator, first);
  QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
  QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("xyz"));
  EXPECT_EQ(window.table().proxy().shown_units(), 0);
}

TEST_F(Window, TheTableIsCopiedAsTabbedTextWithItsHeads) {
  ASSERT_TRUE(look_at("WAT-RUR"));
  window.table().copy();
  const auto lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
  EXPECT_EQ(lines.size(), window.table().proxy().rowCount() + 1);
  EXPECT_TRUE(lines.front().startsWith(QStringLiteral("Đơn vị\tNhóm\t"))) << lines.front().toStdString();
  EXPECT_EQ(lines[1].count(QLatin1Char('\t')), lines.front().count(QLatin1Char('\t')));
}

TEST_F(Window, AFindingBringsItsPlaceIntoSight) {
  auto &panel = window.findings();
  for (int row = 0; row < panel.model().rowCount(); ++row) {
    const auto &finding = panel.model().finding(row);
    if (!finding.x || !finding.y) continue;
    emit panel.table().clicked(panel.model().index(row, 0));
    EXPECT_NEAR(window.canvas().view().centre().x, *finding.x, 1);
    EXPECT_NEAR(window.canvas().view().centre().y, *finding.y, 1);
    return;
  }
  FAIL() << "the sample has no finding with a place";
}

TEST_F(Window, PrintedMapAndExportedTableComeFromTheCommandsOfTheCommandLine) {
  ASSERT_TRUE(look_at("WAT-RUR"));
  const std::filesystem::path pdf = sample_results() + "-map.pdf", csv = sample_results() + "-table.csv";
  auto given = desktop::given_of(window.session().figures()->choice);
  given["output"] = {pdf.string()};
  given["layout"] = {"a4-portrait"};
  window.errands().run("map", given, window.session().shared_words());
  ASSERT_TRUE(wait_for([&] { return !window.errands().busy(); }));
  EXPECT_TRUE(window.notice().text().contains(QString::fromStdString(pdf.filename().string())))
      << window.notice().text().toStdString();
  std::ifstream stream(pdf, std::ios::binary);
  std::string head(5, ' ');
  stream.read(head.data(), 5);
  EXPECT_EQ(head, "%PDF-");
  given.erase("layout");
  given["output"] = {csv.string()};
  window.errands().run("table", given, window.session().shared_words());
  ASSERT_TRUE(wait_for([&] { return !window.errands().busy(); }));
  EXPECT_GT(std::filesystem::file_size(csv), 1000U);
  std::filesystem::remove(pdf);
  std::filesystem::remove(csv);
}

TEST_F(Window, WhatCanNotBeOpenedIsSaidInPlaceAndTheOldStays) {
  const auto figures = window.session().figures();
  window.open_path(QStringLiteral("/no/such/folder"));
  EXPECT_TRUE(window.notice().isVisible());
  EXPECT_TRUE(window.notice().text().contains(QStringLiteral("/no/such/folder")));
  // A results folder somebody wrote into.
  const std::filesystem::path broken = sample_results() + "-broken";
  std::filesystem::copy(sample_results(), broken, std::filesystem::copy_options::recursive);
  std::ofstream(broken / "gaps.csv", std::ios::app) << "x\n";
  window.open_path(QString::fromStdString(broken.string()));
  ASSERT_TRUE(wait_for([&] { return !window.session().busy(); }));
  EXPECT_TRUE(window.notice().text().contains(QStringLiteral("gaps.csv")))
      << window.notice().text().toStdString();
  EXPECT_EQ(window.session().figures(), figures);
  std::filesystem::remove_all(broken);
}

TEST(Run, AStudyRunsInTheBackgroundCanBeStoppedAndIsThenShown) {
  desktop::MainWindow window;
  window.show();
  const std::string out = sample_results() + "-run";
  const commands::Given given{{"study", {TIEPCAN_SOURCE_DIR "/data/sample/study.toml"}},
                              {"out", {out}},
                              {"only", {"WAT-RUR,EDU-PRI"}}};
  int steps = 0, stopped = 0;
  double last = 0;
  QObject::connect(&window.runs(), &desktop::CommandRunner::progressed, &window, [&](double share) {
    EXPECT_GE(share, last);
    last = share;
    ++steps;
  });
  QObject::connect(&window.runs(), &desktop::CommandRunner::stopped, &window, [&] { ++stopped; });
  window.run_study(given);
  ASSERT_TRUE(wait_for([&] { return steps > 0; }));
  window.runs().stop();
  ASSERT_TRUE(wait_for([&] { return !window.runs().busy(); }));
  EXPECT_EQ(stopped, 1);
  EXPECT_FALSE(std::filesystem::exists(out));
  last = 0;
  window.run_study(given);
  ASSERT_TRUE(wait_for([&] { return window.session().figures() != nullptr; }));
  EXPECT_EQ(window.session().folder(), out);
  std::filesystem::remove_all(out);
}

} // namespace
} // namespace tests
