#pragma once

#include "ui/maps/Scene.h"

#include <string>

namespace ui::commands {

/// Throws Error{choice_unknown: option, text, list} where no picture has this ending.
void check_picture(const std::string &option, const std::string &file);

/// By the ending of the file: PDF, PNG at so many dots per inch, SVG. Throws what writing throws.
void write_picture(const maps::Scene &, const std::string &file, int dpi);

} // namespace ui::commands
