#pragma once

#include "ui/maps/MapData.h"
#include "ui/maps/Scene.h"

#include <QColor>
#include <QPixmap>
#include <QRectF>

class QPainter;

/// The signs of the legend, drawn by the map's own painter so that legend, table and map never differ.
namespace ui::desktop {

/// The mark of a state in the middle of the box (window pixels), in a colour of the window.
void draw_mark(QPainter &, maps::State, const QRectF &box, const QColor &);

/// Fill and hatch of a state.
QPixmap swatch(maps::State, QSize, double device_ratio);
/// The symbol of a facility (maps::MapPoint).
QPixmap symbol_swatch(const std::string &symbol, QSize, double device_ratio);
/// A plain colour, with the same edge.
QPixmap swatch(maps::Colour, QSize, double device_ratio);

} // namespace ui::desktop
