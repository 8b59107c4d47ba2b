#pragma once

#include <string>
#include <string_view>

namespace gis::sources {

/// Text in an old Vietnamese encoding as UTF-8 NFC. Knows "UTF-8", "UTF-16", "CP1258", "VISCII", "TCVN3"
/// (ABC), "TCVN-5712", the code pages of .cpg files ("1258", "ANSI 1258") and what the system's iconv knows
/// by name. Throws Error{encoding_unknown: encoding}, {encoding_broken: encoding}.
std::string decoded(std::string_view, const std::string &encoding);

/// What text that is not UTF-8 most likely is: UTF-16 by its mark, else TCVN3 or CP1258 by its letters.
std::string guessed_encoding(std::string_view);

} // namespace gis::sources
