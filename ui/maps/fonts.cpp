#include "ui/maps/fonts.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "ui/maps/qt_font.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHashFunctions>
#include <QPainterPath>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace ui::maps {

static const char *const family = "Noto Sans"; // not shown: the only font maps use

namespace {

/// Qt's talk about the session's runtime folder, which nothing here uses, is not for planners.
void pass_on(QtMsgType type, const QMessageLogContext &, const QString &text) {
  if (text.startsWith("QStandardPaths:")) return;
  std::fprintf(stderr, "%s\n", text.toLocal8Bit().constData());
  if (type == QtFatalMsg) std::abort();
}

} // namespace

void ensure_gui() {
  // The PDF writer lists its fonts in the order of a hash: with a seed of chance the bytes change from run to
  // run.
  QHashSeed::setDeterministicGlobalSeed();
  if (!QCoreApplication::instance()) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(pass_on);
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

namespace {

/// The longest head of `word` that fits, cut after a sign where one allows it, never inside a letter.
std::size_t head_that_fits(const std::string &word, const Font &font, double width) {
  std::size_t fits = 0, sign = 0;
  for (std::size_t at = 1; at <= word.size(); ++at) {
    if (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) continue;
    if (width_of(word.substr(0, at), font) > width) break;
    fits = at;
    if (std::string("/-_.").find(word[at - 1]) != std::string::npos) sign = at;
  }
  return sign > 0 ? sign : fits;
}

} // namespace

std::vector<std::string> wrapped(const std::string &text, const Font &font, double width, double indent) {
  std::vector<std::string> lines;
  const auto room = [&] { return width - (lines.size() > 1 ? 0 : indent); };
  for (std::string word : gis::base::split(text, ' ')) {
    if (!lines.empty() && width_of(lines.back() + " " + word, font) <= room()) {
      lines.back() += " " + word;
      continue;
    }
    lines.push_back("");
    while (width_of(word, font) > room()) {
      const auto cut = head_that_fits(word, font, room());
      if (cut == 0 || cut == word.size()) break;
      lines.back() = word.substr(0, cut);
      lines.push_back("");
      word.erase(0, cut);
    }
    lines.back() = word;
  }
  return lines;
}

std::string capitals(const std::string &text) { return QString::fromStdString(text).toUpper().toStdString(); }

} // namespace ui::maps
