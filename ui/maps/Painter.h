#pragma once

#include "ui/maps/Scene.h"

#include <string>

class QImage;
class QPainter;

namespace gis::base {
class Progress;
}

namespace ui::maps {

class LabelPictures;

/// Draws the scene on a painter whose device holds `device_per_mm` units a millimetre. With pictures of
/// labels it draws for a screen: bends of thick lines are not rounded, halos are not stroked anew.
void paint(const Scene &, QPainter &, double device_per_mm, LabelPictures * = nullptr);

/// The same for a screen, into a picture as large as the sheet, in bands from top to bottom on all of the
/// machine's threads; the bands are the same on every machine. Throws Cancelled where `progress` asks to
/// stop: what is painted by then is worth nothing.
void paint_bands(const Scene &, QImage &, double device_per_mm, LabelPictures &, gis::base::Progress &);

/// One vector page with embedded fonts and searchable text; the same scene gives the same bytes.
/// `date` is written into the file: "20260205090000" (UTC). Throws Error{write_failed: file}.
void write_pdf(const Scene &, const std::string &path, const std::string &date = "20000101000000");
void write_png(const Scene &, const std::string &path, double dpi = 150);

} // namespace ui::maps
