#pragma once

#include "ui/maps/MapData.h"

#include <QApplication>
#include <QColor>
#include <QFont>

/// Colours and sizes of the window. The map's own colours come from styles/themes.
namespace ui::desktop {

struct Theme {
  QColor window, panel, zebra, text, secondary, accent, selection, divider, border;
  QColor bar;   ///< behind the numbers of the table
  QColor error; ///< text of an error
  bool dark = false;
};

/// Light, or dark where the system's window is dark.
const Theme &theme();
/// Colour of a status word on a panel.
QColor word_colour(maps::State);

enum class Look { system, light, dark };
/// The look of the application: palette, style sheet, font. Call after the application object; called again,
/// the look changes while the window is open, and views told afterwards take its colours.
void apply_theme(QApplication &, Look = Look::system);

/// A font `px` high, in the scale of the window.
QFont sized(int px, bool bold = false);

} // namespace ui::desktop
