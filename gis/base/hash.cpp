#include "gis/base/hash.h"

#include "gis/base/Error.h"

#include <fstream>
#include <openssl/evp.h>

namespace gis::base {

void Digest::FreeContext::operator()(evp_md_ctx_st *context) const { EVP_MD_CTX_free(context); }

Digest::Digest() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
Digest::~Digest() = default;

void Digest::add_bytes(const void *bytes, std::size_t size) { EVP_DigestUpdate(context_.get(), bytes, size); }

void Digest::add(std::string_view text) {
  add(text.size());
  add_bytes(text.data(), text.size());
}

std::string Digest::hex() {
  unsigned char raw[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_DigestFinal_ex(context_.get(), raw, &size);
  static const char digits[] = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += digits[raw[i] >> 4];
    text += digits[raw[i] & 15];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Digest digest;
  digest.add_bytes(bytes.data(), bytes.size());
  return digest.hex();
}

std::string sha256_of_file(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error("file_missing", {{"file", path.string()}});
  Digest digest;
  std::vector<char> block(1 << 20);
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
    digest.add_bytes(block.data(), static_cast<std::size_t>(file.gcount()));
  return digest.hex();
}

} // namespace gis::base
