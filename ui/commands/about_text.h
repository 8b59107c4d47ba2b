#pragma once

#include "gis/study/results.h"
#include "ui/words/Words.h"

#include <string>

namespace ui::commands {

/// What the program is, which libraries are at work in it, and whose data the open results were made from
/// (null: none open). `toolkit`: what draws the window, "Qt 6.4.2".
std::string about_text(const gis::study::Results *open, const std::string &toolkit, const words::Words &);

} // namespace ui::commands
