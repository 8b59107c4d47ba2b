#pragma once

#include <string_view>

namespace ui::words {

/// The text of ui/words/<language>.csv as it was when the program was built; empty for no such language.
std::string_view embedded_words(std::string_view language);

} // namespace ui::words
