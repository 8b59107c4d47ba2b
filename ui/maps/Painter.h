#pragma once

#include "ui/maps/Scene.h"

#include <string>

class QPainter;

namespace ui::maps {

class LabelPictures;

/// Draws the scene on a painter whose device holds `device_per_mm` units a millimetre. With pictures of
/// labels it draws for a screen: bends of thick lines are not rounded, halos are not stroked anew.
void paint(const Scene &, QPainter &, double device_per_mm, LabelPictures * = nullptr);

/// One vector page with embedded fonts and searchable text; the same scene gives the same bytes.
/// `date` is written into the file: "20260205090000" (UTC). Throws Error{write_failed: file}.
void write_pdf(const Scene &, const std::string &path, const std::string &date = "20000101000000");
void write_png(const Scene &, const std::string &path, double dpi = 150);

} // namespace ui::maps
