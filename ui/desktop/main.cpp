// tiepcan-desktop [RESULTS | STUDY] [--lang vi|en]: the window planners explore with.
#include "gis/base/Error.h"
#include "ui/desktop/MainWindow.h"
#include "ui/desktop/Recent.h"
#include "ui/desktop/theme.h"
#include "ui/maps/fonts.h"

#include <QApplication>
#include <QIcon>
#include <clocale>
#include <cstring>
#include <iostream>

namespace {

/// The language of the call, else the one kept from the last time.
ui::words::Language language_from(const QStringList &typed) {
  const auto at = typed.indexOf(QStringLiteral("--lang"));
  const QString code = at >= 0 && at + 1 < typed.size() ? typed[at + 1] : ui::desktop::Recent::language();
  return ui::words::language_of(code.toStdString()).value_or(ui::words::Language::vi);
}

QString path_from(const QStringList &typed) {
  for (qsizetype i = 1; i < typed.size(); ++i) {
    if (typed[i] == QLatin1String("--lang"))
      ++i;
    else if (!typed[i].startsWith(QLatin1Char('-')))
      return typed[i];
  }
  return {};
}

} // namespace

int main(int argc, char **argv) {
  if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
    std::cout << "tiepcan-desktop " TIEPCAN_VERSION "\n";
    return 0;
  }
  QApplication application(argc, argv);
  QApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral("vn.tiepcan.TiepCan")));
  QApplication::setDesktopFileName(QStringLiteral("vn.tiepcan.TiepCan"));
  // Qt takes the system's locale; figures in files have a decimal dot everywhere.
  std::setlocale(LC_NUMERIC, "C");
  const auto typed = QApplication::arguments();
  const auto language = language_from(typed);
  try {
    ui::maps::ensure_gui();
  } catch (const gis::base::Error &error) {
    std::cerr << ui::words::sentence(ui::words::Words(language), error.finding()) << "\n";
    return 1;
  }
  const auto look = ui::desktop::Recent::look();
  ui::desktop::apply_theme(application, look == QLatin1String("dark")    ? ui::desktop::Look::dark
                                        : look == QLatin1String("light") ? ui::desktop::Look::light
                                                                         : ui::desktop::Look::system);
  ui::desktop::MainWindow window(language);
  window.show();
  if (const auto path = path_from(typed); !path.isEmpty()) window.open_path(path);
  return QApplication::exec();
}
