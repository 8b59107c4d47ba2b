// Pictures of the window for people to judge: TIEPCAN_LOOK names the folder they go to, TIEPCAN_RESULTS the
// results shown (the sample without it).
#include "tests/ui/desktop/window.h"

#include "ui/desktop/views/ChartPanel.h"
#include "ui/desktop/views/FindingsPanel.h"
#include "ui/desktop/views/MapCanvas.h"

#include <QTabWidget>
#include <cstdlib>
#include <gtest/gtest.h>

namespace tests {
namespace {

class Looks : public testing::TestWithParam<std::pair<int, int>> {};

TEST_P(Looks, TheWindowInUse) {
  const char *named = std::getenv("TIEPCAN_RESULTS");
  const auto [width, height] = GetParam();
  const QString size = QString::number(width);
  ui::desktop::MainWindow window;
  window.resize(width, height);
  window.show();
  look(window, "empty-" + size);
  ASSERT_TRUE(open_and_settle(window, named != nullptr ? named : sample_results()));
  look(window, "opened-" + size);
  auto choice = window.session().figures()->choice;
  choice.indicator = "WAT-RUR";
  choice.measure = choice.basis = "";
  window.session().choose(choice);
  ASSERT_TRUE(settle(window));
  const auto &lines = window.session().figures()->lines;
  for (const auto &line : lines)
    if (!line.total && line.state == ui::maps::State::behind) {
      window.session().select(line.code);
      break;
    }
  ASSERT_TRUE(settle(window));
  look(window, "water-" + size);
  choice.indicator = "EDU-PRI";
  choice.measure = "reach";
  choice.basis = "modelled";
  window.session().choose(choice);
  ASSERT_TRUE(settle(window));
  window.canvas().show_unit(window.session().selected());
  ASSERT_TRUE(settle(window));
  look(window, "reach-" + size);
  auto *tabs = window.findChild<QTabWidget *>();
  tabs->setCurrentWidget(&window.charts());
  look(window, "ranking-" + size);
  window.charts().show_kind("groups");
  look(window, "groups-" + size);
  tabs->setCurrentWidget(&window.findings());
  look(window, "findings-" + size);
}

INSTANTIATE_TEST_SUITE_P(Sizes, Looks, testing::Values(std::pair(1366, 768), std::pair(1920, 1080)));

} // namespace
} // namespace tests
