#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gis::base {

/// True where every byte belongs to a well-formed UTF-8 sequence.
bool is_utf8(std::string_view);

/// The text in Unicode normal form NFC; ill-formed UTF-8 is returned unchanged.
std::string nfc(std::string_view);

/// The key under which names are compared and searched: marks dropped, đ as d, case folded, apostrophes
/// dropped, blanks and dashes collapsed. "Phường Xuân Hương - Đà Lạt" → "phuong xuan huong da lat".
std::string search_key(std::string_view);

/// Letters, not bytes, of NFC text: for columns on a terminal.
std::size_t letters(std::string_view);

std::string trimmed(std::string_view);
std::vector<std::string> split(std::string_view, char separator);
std::string join(const std::vector<std::string> &, std::string_view separator);

/// The candidate nearest to `word` by edit distance, or empty where none is near enough to suggest.
std::string nearest_word(std::string_view word, const std::vector<std::string> &candidates);

} // namespace gis::base
