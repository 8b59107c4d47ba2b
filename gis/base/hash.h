#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

struct evp_md_ctx_st;

namespace gis::base {

/// SHA-256 of what is added piece by piece. Texts and lists are added with their length before them, so that
/// two different rows of pieces never run together to the same bytes. Some 1 GB a second.
class Digest {
public:
  Digest();
  ~Digest();
  Digest(const Digest &) = delete;
  Digest &operator=(const Digest &) = delete;

  void add_bytes(const void *bytes, std::size_t size);
  void add(std::string_view text);
  /// The bits of a number: 0.0 and -0.0 are two.
  template <class Number>
    requires std::is_arithmetic_v<Number>
  void add(Number number) {
    add_bytes(&number, sizeof number);
  }
  template <class Number>
    requires std::is_arithmetic_v<Number>
  void add(const std::vector<Number> &numbers) {
    add(numbers.size());
    add_bytes(numbers.data(), numbers.size() * sizeof(Number));
  }
  /// In lower-case hexadecimal. Once, at the end.
  std::string hex();

private:
  struct FreeContext {
    void operator()(evp_md_ctx_st *) const;
  };
  std::unique_ptr<evp_md_ctx_st, FreeContext> context_;
};

/// SHA-256 in lower-case hexadecimal.
std::string sha256(std::string_view bytes);

/// SHA-256 of a file's bytes, read in blocks. Throws Error{file_missing}.
std::string sha256_of_file(const std::filesystem::path &);

} // namespace gis::base
