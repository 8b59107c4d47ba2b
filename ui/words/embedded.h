#pragma once

#include <string>

namespace ui::words {

/// The text of ui/words/<name> ("vi.csv") as it was when the program was built, or null.
const std::string *embedded_words(const std::string &name);

} // namespace ui::words
