// Frames of a pan at 1920 × 1080 while new pictures are drawn behind, and from the program's start to the
// first map. Wants a results folder in TIEPCAN_RESULTS. Prints milliseconds: median, 95th percentile,
// longest.
#include "ui/desktop/MainWindow.h"
#include "ui/desktop/theme.h"
#include "ui/desktop/views/MapCanvas.h"
#include "ui/maps/fonts.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <algorithm>
#include <clocale>
#include <cstdio>
#include <sys/resource.h>
#include <vector>

namespace {

void wait_until(const std::function<bool()> &done) {
  while (!done()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void send(QWidget &canvas, QEvent::Type type, QPointF at) {
  QMouseEvent event(type, at, canvas.mapToGlobal(at),
                    type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, Qt::LeftButton,
                    Qt::NoModifier);
  QApplication::sendEvent(&canvas, &event);
}

void tell(const char *what, std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  const auto at = [&](double share) {
    return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
  };
  std::printf("%-28s %6.1f %6.1f %6.1f\n", what, at(0.5), at(0.95), at(1));
}

/// Each step: the mouse moves, whatever waits is done, the canvas is painted; the time from one to the next.
std::vector<double> pan(ui::desktop::MapCanvas &canvas) {
  std::vector<double> frames;
  QElapsedTimer timer;
  QPointF at(900, 500);
  send(canvas, QEvent::MouseButtonPress, at);
  for (int i = 0; i < 240; ++i) {
    timer.start();
    at += QPointF(i % 80 < 40 ? 17 : -17, i % 60 < 30 ? 9 : -9);
    send(canvas, QEvent::MouseMove, at);
    QCoreApplication::processEvents();
    canvas.repaint();
    frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  send(canvas, QEvent::MouseButtonRelease, at);
  return frames;
}

std::vector<double> redraws(ui::desktop::MapCanvas &canvas) {
  std::vector<double> times;
  QElapsedTimer timer;
  for (int i = 0; i < 10; ++i) {
    timer.start();
    canvas.zoom(i % 2 == 0 ? 1.25 : 0.8);
    wait_until([&] { return canvas.current(); });
    times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  return times;
}

} // namespace

int main(int argc, char **argv) {
  QElapsedTimer start;
  start.start();
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  std::setlocale(LC_NUMERIC, "C");
  const QString results = qEnvironmentVariable("TIEPCAN_RESULTS");
  if (results.isEmpty()) return std::printf("TIEPCAN_RESULTS names no results folder: nothing measured\n"), 0;
  const QTemporaryDir settings;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
  ui::maps::ensure_gui();
  ui::desktop::apply_theme(application);
  ui::desktop::MainWindow window;
  window.resize(1920, 1080);
  window.show();
  window.open_path(results);
  auto &canvas = window.canvas();
  wait_until([&] { return canvas.current(); });
  std::printf("start to first map           %6.0f ms\n", static_cast<double>(start.elapsed()));
  wait_until([&] { return !window.session().busy(); });
  canvas.setFixedSize(1920, 1080);
  window.session().select(window.session().figures()->map.units.front().code);
  wait_until([&] { return canvas.settled(); });
  std::printf("canvas %d × %d\n", canvas.width(), canvas.height());
  tell("pan frame", pan(canvas));
  tell("redraw after a zoom", redraws(canvas));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("memory                       %6ld MB\n", usage.ru_maxrss / 1024);
  return 0;
}
