#pragma once

#include <string>

namespace ui::maps {

/// The text of styles/<name> ("themes/verdict.toml") as it was when the program was built, or null.
const std::string *embedded_style(const std::string &name);

} // namespace ui::maps
