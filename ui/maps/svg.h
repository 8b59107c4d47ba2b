#pragma once

#include "ui/maps/Scene.h"

#include <string>

namespace ui::maps {

/// The scene as SVG 1.1 in mm. Text stays text (Noto Sans, else what the reader has), so it can be searched
/// and edited. The same scene gives the same bytes.
std::string svg(const Scene &);

} // namespace ui::maps
