#include "gis/sources/encodings.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"

#include <algorithm>
#include <cerrno>
#include <iconv.h>
#include <vector>

namespace gis::sources {
namespace {

class Converter {
public:
  Converter(const std::string &from, const std::string &shown)
      : handle_(::iconv_open("UTF-8", from.c_str())), shown_(shown) {
    if (handle_ == reinterpret_cast<iconv_t>(-1))
      throw base::Error("encoding_unknown", {{"encoding", shown}});
  }
  ~Converter() { ::iconv_close(handle_); }
  Converter(const Converter &) = delete;
  Converter &operator=(const Converter &) = delete;

  std::string operator()(std::string_view text) const {
    std::string out;
    std::vector<char> buffer(text.size() * 4 + 16);
    char *in = const_cast<char *>(text.data()); // iconv's signature; it does not write there
    std::size_t left = text.size();
    while (true) {
      char *to = buffer.data();
      std::size_t room = buffer.size();
      // The last letter is held back, waiting for a mark, until the second kind of call flushes it.
      const bool flushing = left == 0;
      const auto result = flushing ? ::iconv(handle_, nullptr, nullptr, &to, &room)
                                   : ::iconv(handle_, &in, &left, &to, &room);
      out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
      if (result == static_cast<std::size_t>(-1) && errno != E2BIG)
        throw base::Error("encoding_broken", {{"encoding", shown_}});
      if (flushing) return out;
    }
  }

private:
  iconv_t handle_;
  std::string shown_;
};

/// What iconv calls an encoding that Vietnamese offices and the .cpg files of GIS programs call otherwise.
std::string iconv_name(const std::string &encoding) {
  std::string name;
  for (const char c : encoding)
    if (c != ' ' && c != '_') name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  // TCVN3 puts its letters where TCVN 5712 has them; capitals with tone marks exist only as a font.
  if (name == "TCVN3" || name == "ABC") return "TCVN-5712";
  if (name == "UTF8" || name == "65001") return "UTF-8";
  if (name == "88591") return "ISO-8859-1";
  for (const char *prefix : {"ANSI", "WINDOWS-"})
    if (name.rfind(prefix, 0) == 0) name.erase(0, std::char_traits<char>::length(prefix));
  return name.find_first_not_of("0123456789") == std::string::npos && !name.empty() ? "CP" + name : name;
}

} // namespace

std::string decoded(std::string_view text, const std::string &encoding) {
  const std::string name = iconv_name(encoding);
  if (name.empty() || name == "UTF-8") {
    if (!base::is_utf8(text)) throw base::Error("encoding_broken", {{"encoding", "UTF-8"}});
    return base::nfc(text);
  }
  return base::nfc(Converter(name, encoding)(text));
}

std::string guessed_encoding(std::string_view text) {
  const auto starts = [&](std::string_view mark) { return text.substr(0, 2) == mark; };
  if (starts("\xFF\xFE") || starts("\xFE\xFF")) return "UTF-16";
  // Vietnamese in TCVN3 is full of letters at A1…BF (đ, à, á, ư …), where CP1258 has signs only.
  const auto low = std::count_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xA1 && byte <= 0xBF;
  });
  const auto high =
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
  return low * 4 > high ? "TCVN3" : "CP1258";
}

} // namespace gis::sources
