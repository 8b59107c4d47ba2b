#include "gis/sources/encodings.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"

#include <cerrno>
#include <iconv.h>
#include <vector>

namespace gis::sources {
namespace {

class Converter {
public:
  explicit Converter(const std::string &from) : handle_(::iconv_open("UTF-8", from.c_str())) {
    if (handle_ == reinterpret_cast<iconv_t>(-1)) throw base::Error("encoding_unknown", {{"encoding", from}});
  }
  ~Converter() { ::iconv_close(handle_); }
  Converter(const Converter &) = delete;
  Converter &operator=(const Converter &) = delete;

  std::string operator()(std::string_view text, const std::string &name) const {
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
        throw base::Error("encoding_broken", {{"encoding", name}});
      if (flushing) return out;
    }
  }

private:
  iconv_t handle_;
};

} // namespace

std::string decoded(std::string_view text, const std::string &encoding) {
  if (encoding.empty() || encoding == "UTF-8") return base::nfc(text);
  return base::nfc(Converter(encoding)(text, encoding));
}

std::string guessed_encoding(std::string_view) { return "CP1258"; }

} // namespace gis::sources
