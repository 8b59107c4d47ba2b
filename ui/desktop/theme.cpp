#include "ui/desktop/theme.h"

#include "ui/desktop/embedded.h"

#include <QPalette>
#include <QStyleFactory>

namespace ui::desktop {
namespace {

bool is_dark = false;

const Theme light{.window = QColor(0xF6F7F8),
                  .panel = QColor(0xFFFFFF),
                  .zebra = QColor(0xF0F3F5),
                  .text = QColor(0x1C2126),
                  .secondary = QColor(0x525C66),
                  .accent = QColor(0x0B5CAD),
                  .selection = QColor(0xCFE4F8),
                  .divider = QColor(0xC3CAD0),
                  .border = QColor(0x7F8B96),
                  .bar = QColor(0xCFE4F8),
                  .error = QColor(0xA61B1B)};
const Theme dark{.window = QColor(0x1B1F23),
                 .panel = QColor(0x24292E),
                 .zebra = QColor(0x2B3137),
                 .text = QColor(0xECEFF2),
                 .secondary = QColor(0xB3BCC5),
                 .accent = QColor(0x6CB6F5),
                 .selection = QColor(0x1F4C77),
                 .divider = QColor(0x4A535C),
                 .border = QColor(0x7C8894),
                 .bar = QColor(0x1F4C77),
                 .error = QColor(0xFF9A8F),
                 .dark = true};

QPalette palette_of(const Theme &t) {
  QPalette p;
  p.setColor(QPalette::Window, t.window);
  p.setColor(QPalette::Base, t.panel);
  p.setColor(QPalette::AlternateBase, t.zebra);
  p.setColor(QPalette::Button, t.panel);
  p.setColor(QPalette::ToolTipBase, t.panel);
  p.setColor(QPalette::Highlight, t.selection);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::PlaceholderText, t.secondary);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                          QPalette::HighlightedText})
    p.setColor(role, t.text);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, t.border);
  return p;
}

QString sheet_of(const Theme &t) {
  QString filled = QString::fromStdString(*embedded_style("window.qss"));
  const std::pair<const char *, QColor> tokens[] = {
      {"%window", t.window},   {"%panel", t.panel},   {"%zebra", t.zebra},
      {"%text", t.text},       {"%accent", t.accent}, {"%secondary", t.secondary},
      {"%divider", t.divider}, {"%border", t.border}, {"%selection", t.selection}};
  for (const auto &[token, colour] : tokens) filled.replace(QLatin1String(token), colour.name());
  return filled;
}

} // namespace

const Theme &theme() { return is_dark ? dark : light; }

QColor word_colour(maps::State state) {
  const bool night = theme().dark;
  switch (state) {
  case maps::State::met:
    return QColor(night ? 0x8FD3EE : 0x0A5F73);
  case maps::State::near:
    return QColor(night ? 0xF2C46B : 0x7A4B00);
  case maps::State::behind:
    return QColor(night ? 0xFF9A8F : 0xA61B1B);
  case maps::State::uncertain:
    return QColor(night ? 0xD3B5EC : 0x63398A);
  default:
    return theme().secondary;
  }
}

void apply_theme(QApplication &application, Look look) {
  static const bool system_is_dark = application.palette().color(QPalette::Window).lightness() < 128;
  is_dark = look == Look::dark || (look == Look::system && system_is_dark);
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))); // not shown
  QApplication::setPalette(palette_of(theme()));
  QApplication::setFont(sized(13));
  application.setStyleSheet(sheet_of(theme()));
}

QFont sized(int px, bool bold) {
  QFont font(QStringLiteral("Noto Sans")); // not shown
  font.setPixelSize(px);
  font.setBold(bold);
  return font;
}

} // namespace ui::desktop
