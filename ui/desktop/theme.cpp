#include "ui/desktop/theme.h"

#include <QPalette>
#include <QStyleFactory>

namespace ui::desktop {
namespace {

bool system_is_dark = false;

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
  const QString sheet = QStringLiteral( // not shown: style rules
      "QMainWindow, QDialog { background: %window; }"
      "QMenuBar { background: %window; padding: 2px 4px; } QMenuBar::item { padding: 4px 12px; }"
      "QMenuBar::item:selected, QMenu::item:selected { background: %selection; color: %text; }"
      "QMenu { background: %panel; border: 1px solid %divider; } QMenu::item { padding: 5px 28px 5px 24px; }"
      "QMenu::separator { height: 1px; background: %divider; margin: 4px 8px; }"
      "QToolButton, QPushButton, QComboBox, QLineEdit { background: %panel; border: 1px solid %border;"
      " border-radius: 2px; padding: 3px 8px; min-height: 24px; }"
      "QComboBox::drop-down { border: none; width: 18px; }"
      "QComboBox QAbstractItemView { background: %panel; border: 1px solid %border; }"
      "QPushButton:hover, QToolButton:hover, QComboBox:hover { background: %zebra; }"
      "QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus { border: 2px solid %accent; padding: 2px 7px; }"
      "QPushButton[main=\"true\"] { background: %accent; color: %panel; border-color: %accent; font-weight: bold; }"
      "QPushButton[link=\"true\"] { border: none; background: transparent; color: %accent; font-weight: bold; padding: 2px 0; }"
      "QPushButton[link=\"true\"]:focus { border: 2px solid %accent; }"
      "QPushButton[chip=\"true\"] { border-radius: 12px; min-height: 20px; padding: 1px 10px; background: %selection; border-color: %accent; }"
      "QFrame[panel=\"true\"], QScrollArea, QTabWidget::pane { background: %panel; border: 1px solid %divider; }"
      "QScrollArea > QWidget > QWidget { background: %panel; }"
      "QTableView { background: %panel; alternate-background-color: %zebra; border: none; gridline-color: %zebra;"
      " selection-background-color: %selection; selection-color: %text; }"
      "QHeaderView::section { background: %window; border: none; border-bottom: 1px solid %divider;"
      " border-right: 1px solid %zebra; padding: 4px 6px; font-weight: bold; color: %secondary; }"
      "QTabBar::tab { padding: 4px 14px; border: none; background: transparent; color: %secondary; }"
      "QTabBar::tab:selected { color: %accent; font-weight: bold; border-bottom: 2px solid %accent; }"
      "QStatusBar QComboBox, QStatusBar QLineEdit, QStatusBar QPushButton { min-height: 16px; padding: 0 4px; border: none; background: transparent; }"
      "QStatusBar { background: %window; border-top: 1px solid %divider; } QStatusBar::item { border: none; }"
      "QSplitter::handle { background: %divider; } QSplitter::handle:hover { background: %accent; }"
      "QProgressBar { border: none; background: %zebra; max-height: 4px; } QProgressBar::chunk { background: %accent; }"
      "QToolTip { background: %panel; color: %text; border: 1px solid %border; padding: 3px; }");
  QString filled = sheet;
  const std::pair<const char *, QColor> tokens[] = {
      {"%window", t.window},   {"%panel", t.panel},         {"%zebra", t.zebra},     {"%text", t.text},
      {"%accent", t.accent},   {"%secondary", t.secondary}, {"%divider", t.divider}, {"%border", t.border},
      {"%selection", t.selection}};
  for (const auto &[token, colour] : tokens) filled.replace(QLatin1String(token), colour.name());
  return filled;
}

} // namespace

const Theme &theme() { return system_is_dark ? dark : light; }

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

void apply_theme(QApplication &application) {
  system_is_dark = application.palette().color(QPalette::Window).lightness() < 128;
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
