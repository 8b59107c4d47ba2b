#include "ui/maps/fonts.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "ui/maps/qt_font.h"

#include <QDir>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainterPath>
#include <clocale>
#include <cmath>

namespace ui::maps {

static const char *const family = "Noto Sans"; // not shown: the only font maps use

void ensure_gui() {
  if (!QCoreApplication::instance()) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    // Without a session Qt warns about its runtime folder, which nothing here uses.
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) qputenv("XDG_RUNTIME_DIR", QDir::tempPath().toUtf8());
    static int count = 1;
    static char name[] = "tiepcan";
    static char *arguments[] = {name, nullptr};
    static QGuiApplication application(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
  }
  static const bool found = QFontDatabase::families().contains(family);
  if (!found) throw gis::base::Error("font_missing", {{"font", family}});
}

QFont qt_font(const Font &font) {
  QFont made(family);
  made.setPixelSize(static_cast<int>(std::lround(font.pt * mm_per_pt * units_per_mm)));
  made.setBold(font.bold);
  made.setItalic(font.italic);
  made.setHintingPreference(QFont::PreferNoHinting);
  if (font.spacing > 0) made.setLetterSpacing(QFont::PercentageSpacing, 100 + 100 * font.spacing);
  return made;
}

double width_of(const std::string &text, const Font &font) {
  return QFontMetricsF(qt_font(font)).horizontalAdvance(QString::fromStdString(text)) / units_per_mm;
}

Frame glyph_box(const std::string &text, const Font &font) {
  const QRectF box = QFontMetricsF(qt_font(font)).tightBoundingRect(QString::fromStdString(text));
  return {box.x() / units_per_mm, box.y() / units_per_mm, box.width() / units_per_mm,
          box.height() / units_per_mm};
}

std::vector<std::string> wrapped(const std::string &text, const Font &font, double width) {
  std::vector<std::string> lines;
  for (const auto &word : gis::base::split(text, ' ')) {
    if (!lines.empty() && width_of(lines.back() + " " + word, font) <= width)
      lines.back() += " " + word;
    else
      lines.push_back(word);
  }
  return lines;
}

std::string capitals(const std::string &text) { return QString::fromStdString(text).toUpper().toStdString(); }

} // namespace ui::maps
