#include "tests/ui/desktop/window.h"

#include "gis/study/results.h"
#include "ui/desktop/views/MapCanvas.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <filesystem>
#include <unistd.h>

namespace tests {
namespace {

struct Sample {
  std::string dir =
      (std::filesystem::temp_directory_path() / ("tiepcan_desk-" + std::to_string(::getpid()))).string();
  Sample() {
    // A copy of the study: notes are written beside it.
    std::filesystem::copy(TIEPCAN_SOURCE_DIR "/data/sample", dir + "-study",
                          std::filesystem::copy_options::recursive);
    gis::base::Progress quiet;
    auto inputs = gis::study::read_inputs(gis::study::read_recipe(dir + "-study/study.toml", {}), quiet);
    gis::study::run_into(std::move(inputs), {.only = {"WAT-RUR", "EDU-PRI", "MED-DOCTOR"}}, dir, quiet);
  }
  ~Sample() {
    std::error_code ignored;
    std::filesystem::remove_all(dir, ignored);
    std::filesystem::remove_all(dir + "-study", ignored);
  }
};

} // namespace

const std::string &sample_results() {
  static const Sample sample;
  return sample.dir;
}

bool wait_for(const std::function<bool()> &done, double seconds) {
  QElapsedTimer timer;
  timer.start();
  while (!done()) {
    if (timer.elapsed() > static_cast<qint64>(seconds * 1000)) return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  }
  return true;
}

bool settle(ui::desktop::MainWindow &window) {
  return wait_for([&] { return !window.session().busy() && window.canvas().settled(); });
}

bool open_and_settle(ui::desktop::MainWindow &window, const std::string &folder) {
  window.open_path(QString::fromStdString(folder));
  return settle(window);
}

void look(QWidget &widget, const QString &name) {
  const QString folder = qEnvironmentVariable("TIEPCAN_LOOK");
  if (folder.isEmpty()) return;
  QCoreApplication::processEvents();
  widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace tests
