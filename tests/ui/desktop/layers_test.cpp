// Layers, cards of settlements and facilities, two maps beside each other, the look, the manual.
#include "tests/ui/desktop/window.h"

#include "ui/desktop/Menus.h"
#include "ui/desktop/dialogs/ManualDialog.h"
#include "ui/desktop/dialogs/TextDialog.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/BesideMap.h"
#include "ui/desktop/views/CardPanel.h"
#include "ui/desktop/views/MapCanvas.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSlider>
#include <QTest>
#include <gtest/gtest.h>

namespace tests {
namespace {

using namespace ui;

class Layered : public testing::Test {
protected:
  desktop::MainWindow window;
  void SetUp() override {
    window.resize(1366, 768);
    window.show();
    ASSERT_TRUE(open_and_settle(window, sample_results()));
  }
  QCheckBox *box(const char *id) { return window.findChild<QCheckBox *>(QStringLiteral("layer-%1").arg(id)); }
  QImage map() {
    EXPECT_TRUE(settle(window));
    return window.canvas().grab().toImage();
  }
  QString card() {
    QStringList all;
    for (const auto *label : window.findChild<desktop::CardPanel *>()->widget()->findChildren<QLabel *>())
      all << label->text();
    return all.join(QLatin1Char('\n'));
  }
};

TEST_F(Layered, ABoxShowsAndHidesItsLayerAndTheSliderPalesIt) {
  const auto before = map();
  for (const char *id : {"relief", "settlements", "schools", "health"}) {
    ASSERT_TRUE(box(id)->isEnabled()) << id;
    ASSERT_FALSE(box(id)->isChecked()) << id;
    box(id)->click();
    EXPECT_NE(map(), before) << id;
    look(window, QStringLiteral("layer-%1").arg(id));
    box(id)->click();
    EXPECT_EQ(map(), before) << id;
  }
  box("theme")->click();
  const auto without = map();
  EXPECT_NE(without, before);
  box("theme")->click();
  window.findChild<QSlider *>(QStringLiteral("opacity-theme"))->setValue(40);
  const auto paler = map();
  EXPECT_NE(paler, before);
  EXPECT_NE(paler, without);
}

TEST_F(Layered, ASettlementThatIsClickedTellsOfItselfAndOfTheFiveNearest) {
  const auto &sites = *window.session().figures()->sites;
  const auto found =
      std::find_if(sites.begin(), sites.end(), [](const auto &site) { return site.layer == "settlements"; });
  ASSERT_NE(found, sites.end());
  auto &canvas = window.canvas();
  canvas.show_part(found->at, 50'000);
  ASSERT_TRUE(settle(window));
  const QPoint middle = canvas.rect().center();
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, middle);
  EXPECT_EQ(window.session().site(), nullptr) << "its layer is off";
  box("settlements")->click();
  ASSERT_TRUE(settle(window));
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, middle);
  ASSERT_NE(window.session().site(), nullptr);
  EXPECT_EQ(window.session().selected(), found->unit_code);
  EXPECT_TRUE(card().contains(QString::fromStdString(found->name))) << card().toStdString();
  auto *near = window.findChild<QComboBox *>(QStringLiteral("near"));
  ASSERT_NE(near, nullptr);
  EXPECT_GT(near->count(), 1);
  EXPECT_EQ(card().count(QStringLiteral("<a href")), 5 + 1) << "five, and the way to the unit";
  look(window, "card-settlement");
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, middle + QPoint(60, 40));
  EXPECT_EQ(window.session().site(), nullptr);
}

TEST_F(Layered, TwoIndicatorsStandSideBySideAndMoveTogether) {
  EXPECT_FALSE(window.beside().isVisible());
  window.menus().action("desk.beside")->trigger();
  ASSERT_TRUE(wait_for([&] { return window.session().beside() != nullptr; }));
  auto &second = window.beside().canvas();
  ASSERT_TRUE(wait_for([&] { return settle(window) && second.settled(); }));
  EXPECT_TRUE(window.beside().isVisible());
  const auto first = window.session().figures(), other = window.session().beside();
  EXPECT_NE(first->choice.indicator, other->choice.indicator);
  EXPECT_EQ(first->choice.year, other->choice.year);
  look(window, "beside");
  window.canvas().zoom(2);
  EXPECT_EQ(second.view().scale(), window.canvas().view().scale());
  second.zoom(0.5);
  EXPECT_EQ(second.view().scale(), window.canvas().view().scale());
  EXPECT_EQ(second.view().centre(), window.canvas().view().centre());
  // Another year or level is another for both.
  auto choice = first->choice;
  choice.level = window.session().figures()->offers.levels.back();
  window.session().choose(choice);
  ASSERT_TRUE(
      wait_for([&] { return window.session().figures() != first && window.session().beside() != other; }));
  EXPECT_EQ(window.session().figures()->choice.level, window.session().beside()->choice.level);
  window.menus().action("desk.beside")->trigger();
  ASSERT_TRUE(wait_for([&] { return window.session().beside() == nullptr; }));
  EXPECT_FALSE(window.beside().isVisible());
}

TEST_F(Layered, TheLookTurnsDarkAndBack) {
  const auto light = window.grab().toImage();
  window.menus().action("desk.theme")->trigger();
  ASSERT_TRUE(settle(window));
  EXPECT_TRUE(desktop::theme().dark);
  const auto dark = window.grab().toImage();
  look(window, "dark");
  // The middle of the menu bar: light text on dark ground.
  EXPECT_LT(qGray(dark.pixel(1000, 10)), 80);
  EXPECT_GT(qGray(light.pixel(1000, 10)), 180);
  window.menus().action("desk.theme")->trigger();
  ASSERT_TRUE(settle(window));
  EXPECT_FALSE(desktop::theme().dark);
}

TEST_F(Layered, TheManualSpeaksTheLanguageOfTheWindow) {
  window.menus().action("desk.manual")->trigger();
  window.menus().action("desk.manual")->trigger();
  const auto dialogs = window.findChildren<desktop::ManualDialog *>();
  ASSERT_EQ(dialogs.size(), 1);
  auto *page = dialogs.front()->findChild<QTextBrowser *>();
  EXPECT_TRUE(page->toPlainText().startsWith(QString::fromUtf8("Dùng TiepCan")));
  look(*dialogs.front(), "manual");
  window.menus().action("desk.other_language")->trigger();
  EXPECT_TRUE(page->toPlainText().startsWith(QStringLiteral("Using TiepCan")));
  dialogs.front()->close();
}

TEST_F(Layered, AboutNamesLibrariesAtWorkAndWhoseDataIsOpen) {
  window.menus().action("desk.about")->trigger();
  auto *dialog = window.findChild<desktop::TextDialog *>();
  ASSERT_NE(dialog, nullptr);
  const auto text = dialog->findChild<QPlainTextEdit *>()->toPlainText();
  for (const char *said : {"GDAL 3.", "GEOS 3.", "PROJ 9.", "Qt 6.", "CC0-1.0"})
    EXPECT_TRUE(text.contains(QLatin1String(said))) << said << "\n" << text.toStdString();
  dialog->close();
}

} // namespace
} // namespace tests
