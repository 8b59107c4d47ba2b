#pragma once

#include "ui/maps/Scene.h"

#include <QFont>

namespace ui::maps {

/// The painter works in units of 0.01 mm; fonts are set in those "pixels", never in points, which Qt
/// would scale a second time on fine devices.
inline constexpr double units_per_mm = 100;
QFont qt_font(const Font &);

} // namespace ui::maps
