#pragma once

#include <string>
#include <string_view>

namespace gis::sources {

/// Text in an old Vietnamese encoding as UTF-8 NFC. Knows "UTF-8", "CP1258", "VISCII", "TCVN-5712" and what
/// the system's iconv knows by name. Throws Error{encoding_unknown: encoding}, {encoding_broken: encoding}.
std::string decoded(std::string_view, const std::string &encoding);

/// What text that is not UTF-8 most likely is. Vietnamese office files of that age are CP1258.
std::string guessed_encoding(std::string_view);

} // namespace gis::sources
