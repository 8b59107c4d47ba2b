#pragma once

#include <string>

namespace ui::desktop {

/// The text of styles/<name> ("window.qss") as it was when the program was built, or null.
const std::string *embedded_style(const std::string &name);

/// The same of ui/words/<name> ("manual.vi.html").
const std::string *embedded_manual(const std::string &name);

} // namespace ui::desktop
