#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gis::base {

/// SHA-256 in lower-case hexadecimal.
std::string sha256(std::string_view bytes);

/// SHA-256 of a file's bytes, read in blocks. Throws Error{file_missing}.
std::string sha256_of_file(const std::filesystem::path &);

} // namespace gis::base
