#include "gis/sources/gate.h"

#include "gis/base/Error.h"
#include "gis/sources/gdal.h"

#include <algorithm>
#include <array>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <cstdint>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace gis::sources {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_unpacked = 1ULL << 30; ///< 1 GiB

[[noreturn]] void refuse(const fs::path &path, const std::string &why) {
  throw base::Error("format_refused", {{"file", path.filename().string()}, {"why", why}});
}

bool is_inside(const fs::path &path, const fs::path &root) {
  const auto relative = path.lexically_relative(root);
  return !relative.empty() && *relative.begin() != "..";
}

std::uint32_t little(const unsigned char *bytes, int count) {
  std::uint32_t value = 0;
  for (int i = count; i-- > 0;) value = value << 8 | bytes[i];
  return value;
}

/// Adds up what the entries of a ZIP container say they unpack to, from its central directory. A directory
/// that can not be followed is refused: no allowed reader needs one like it.
std::uint64_t unpacked_size(const fs::path &path, std::ifstream &file, std::uint64_t size) {
  const std::uint64_t tail_size = std::min<std::uint64_t>(size, 65557);
  std::vector<unsigned char> tail(tail_size);
  file.seekg(static_cast<std::streamoff>(size - tail_size));
  file.read(reinterpret_cast<char *>(tail.data()), static_cast<std::streamsize>(tail_size));
  std::size_t end = tail_size;
  for (std::size_t at = tail_size >= 22 ? tail_size - 22 + 1 : 0; at-- > 0;)
    if (little(&tail[at], 4) == 0x06054b50) {
      end = at;
      break;
    }
  if (end == tail_size) refuse(path, "zip: no directory");
  const std::uint32_t entries = little(&tail[end + 10], 2), length = little(&tail[end + 12], 4),
                      offset = little(&tail[end + 16], 4);
  if (entries == 0xFFFF || offset == 0xFFFFFFFF) refuse(path, "zip64");
  if (static_cast<std::uint64_t>(offset) + length > size) refuse(path, "zip: directory past the end");
  std::vector<unsigned char> directory(length);
  file.clear();
  file.seekg(offset);
  file.read(reinterpret_cast<char *>(directory.data()), length);
  std::uint64_t sum = 0;
  std::size_t at = 0; // GDAL follows the same directory: an entry it can not see, nobody reads
  for (std::uint32_t i = 0; i < entries; ++i) {
    if (at + 46 > directory.size() || little(&directory[at], 4) != 0x02014b50)
      refuse(path, "zip: broken directory");
    sum += little(&directory[at + 24], 4);
    at += 46U + little(&directory[at + 28], 2) + little(&directory[at + 30], 2) +
          little(&directory[at + 32], 2);
  }
  return sum;
}

struct CloseFile {
  void operator()(VSILFILE *file) const { VSIFCloseL(file); }
};

/// A directory may claim little and unpack to much: unpacks every entry once, through the reader that GDAL
/// itself uses, and stops where more comes out than was claimed. The claims were added up before.
void unpack_as_claimed(const fs::path &path) {
  const Messages messages; // a broken entry is told by the reader that meets it
  const std::string container = "/vsizip/{" + path.string() + "}";
  char **names = VSIReadDirRecursive(container.c_str());
  std::vector<char> buffer(1 << 16);
  bool honest = true;
  for (int i = 0; names != nullptr && names[i] != nullptr && honest; ++i) {
    const std::string entry = container + "/" + names[i];
    VSIStatBufL stat;
    if (entry.back() == '/' || VSIStatL(entry.c_str(), &stat) != 0) continue;
    const std::unique_ptr<VSILFILE, CloseFile> file(VSIFOpenL(entry.c_str(), "rb"));
    std::uint64_t unpacked = 0;
    for (std::size_t n = buffer.size(); file && honest && n == buffer.size(); unpacked += n) {
      n = VSIFReadL(buffer.data(), 1, buffer.size(), file.get());
      honest = unpacked + n <= static_cast<std::uint64_t>(stat.st_size);
    }
  }
  CSLDestroy(names);
  if (!honest) refuse(path, "zip: unpacks to more than it claims");
}

bool is_container(const fs::path &path, const std::string &start) {
  static const std::set<std::string> endings = {".xlsx", ".ods", ".kmz", ".zip", ".shz"};
  return start.rfind("PK\x03\x04", 0) == 0 || start.rfind("PK\x05\x06", 0) == 0 ||
         endings.count(path.extension().string()) > 0;
}

} // namespace

fs::path checked_path(const fs::path &path, const std::vector<fs::path> &roots) {
  std::error_code fault;
  const auto real = fs::weakly_canonical(path, fault);
  if (fault) throw base::Error("file_missing", {{"file", path.string()}});
  const bool allowed = std::any_of(roots.begin(), roots.end(), [&](const fs::path &root) {
    std::error_code ignored;
    return is_inside(real, fs::weakly_canonical(root, ignored));
  });
  if (!allowed) throw base::Error("path_outside", {{"file", path.lexically_normal().string()}});
  if (!fs::exists(real)) throw base::Error("file_missing", {{"file", path.lexically_normal().string()}});
  return real;
}

void inspect(const fs::path &path) {
  const std::string name = path.string();
  if (name.find("://") != std::string::npos || name.rfind("/vsi", 0) == 0) refuse(path, "name");
  std::error_code fault;
  if (fs::is_directory(path, fault) && path.extension() == ".gdb") return;
  if (!fs::is_regular_file(path, fault)) {
    if (!fs::exists(path, fault)) throw base::Error("file_missing", {{"file", name}});
    refuse(path, "not a regular file");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw base::Error("file_unreadable", {{"file", name}});
  std::array<char, 1024> head{};
  file.read(head.data(), head.size());
  const std::string start(head.data(), static_cast<std::size_t>(file.gcount()));
  const auto text_at = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  for (const char *virtual_format : {"<VRTDataset", "<OGRVRTDataSource", "<OGRVRTLayer", "<GDAL_WMS"})
    if (start.find(virtual_format) != std::string::npos && text_at != std::string::npos &&
        start[text_at] == '<')
      refuse(path, "VRT");
  if (is_container(path, start)) {
    file.clear();
    const auto unpacked = unpacked_size(path, file, fs::file_size(path));
    if (unpacked > most_unpacked)
      throw base::Error("file_too_large", {{"file", path.filename().string()},
                                           {"n", std::to_string(unpacked >> 20)},
                                           {"most", std::to_string(most_unpacked >> 20)}});
    unpack_as_claimed(path);
  }
}

std::optional<std::string> text_beside(const fs::path &folder, const std::string &name,
                                       const std::vector<fs::path> &roots) {
  const auto path = folder / name;
  if (name.empty() || folder.empty() || !fs::is_regular_file(path)) return {};
  const auto checked = checked_path(path, roots);
  inspect(checked);
  std::ifstream file(checked, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

} // namespace gis::sources
