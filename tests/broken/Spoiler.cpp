#include "tests/broken/Spoiler.h"

#include "gis/sources/write.h"
#include "tests/process.h"

#include <cmath>
#include <cpl_conv.h>
#include <iconv.h>

namespace broken {
namespace {

std::string little(unsigned value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

/// Zeros as a raw DEFLATE stream.
std::string deflated_zeros(unsigned count) {
  const std::string zeros(count, '\0');
  std::size_t size = 0;
  void *stream = CPLZLibDeflate(zeros.data(), zeros.size(), 9, nullptr, 0, &size);
  const std::string with_head(static_cast<const char *>(stream), size);
  VSIFree(stream);
  return with_head.substr(2, size - 6); // without zlib's head and checksum
}

} // namespace

Spoil edit_all(const std::string &file, const std::string &from, const std::string &to) {
  return [=](const Folder &folder) {
    auto text = tests::text_of(folder / file);
    if (text.find(from) == std::string::npos) throw std::runtime_error(file + " has no “" + from + "”");
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
    tests::write_file(folder / file, text);
  };
}

Spoil edit(const std::string &file, const std::string &from, const std::string &to) {
  return [=](const Folder &folder) {
    auto text = tests::text_of(folder / file);
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error(file + " has no “" + from + "”");
    tests::write_file(folder / file, text.replace(at, from.size(), to));
  };
}

Spoil append(const std::string &file, const std::string &text) {
  return
      [=](const Folder &folder) { tests::write_file(folder / file, tests::text_of(folder / file) + text); };
}

Spoil replace(const std::string &file, const std::string &text) {
  return [=](const Folder &folder) { tests::write_file(folder / file, text); };
}

Spoil remove(const std::string &file) {
  return [=](const Folder &folder) { std::filesystem::remove(folder / file); };
}

Spoil cut(const std::string &file, std::size_t bytes) {
  return [=](const Folder &folder) { std::filesystem::resize_file(folder / file, bytes); };
}

Spoil encode(const std::string &file, const std::string &encoding) {
  return [=](const Folder &folder) {
    auto text = tests::text_of(folder / file);
    const auto converter = ::iconv_open((encoding + "//TRANSLIT").c_str(), "UTF-8");
    std::string encoded(text.size() * 4, '\0');
    char *in = text.data(), *out = encoded.data();
    std::size_t left = text.size(), room = encoded.size();
    if (::iconv(converter, &in, &left, &out, &room) == static_cast<std::size_t>(-1))
      throw std::runtime_error("not in " + encoding);
    ::iconv(converter, nullptr, nullptr, &out, &room);
    ::iconv_close(converter);
    encoded.resize(encoded.size() - room);
    tests::write_file(folder / file, encoded);
  };
}

Spoil both(Spoil first, Spoil second) {
  return [=](const Folder &folder) {
    first(folder);
    second(folder);
  };
}

Spoil raster(const std::string &file, const std::function<float(int, int)> &value, double east,
             bool with_crs) {
  return [=](const Folder &folder) {
    gis::geo::Surface surface{{499600 + east, 1301600, 200, 200, 16, 10}, {}};
    for (int row = 0; row < surface.grid.rows; ++row)
      for (int column = 0; column < surface.grid.columns; ++column)
        surface.values.push_back(value(column, row));
    std::filesystem::remove(folder / file);
    gis::sources::write_geotiff(folder / file, surface,
                                with_crs ? gis::geo::Crs::from_text("EPSG:5899") : gis::geo::Crs());
  };
}

Spoil container(const std::string &file, unsigned claimed, unsigned real) {
  return [=](const Folder &folder) {
    const std::string name = "xl/workbook.xml", data = deflated_zeros(real);
    const std::string sizes = little(static_cast<unsigned>(data.size()), 4) + little(claimed, 4);
    const std::string common = little(20, 2) + little(0, 2) + little(8, 2) + little(0, 4) + little(0, 4) +
                               sizes + little(static_cast<unsigned>(name.size()), 2) + little(0, 2);
    const std::string local = "PK\x03\x04" + common + name + data;
    const std::string central = "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) +
                                little(0, 2) + little(0, 4) + little(0, 4) + name;
    tests::write_file(folder / file, local + central + "PK\x05\x06" + little(0, 4) + little(1, 2) +
                                         little(1, 2) + little(static_cast<unsigned>(central.size()), 4) +
                                         little(static_cast<unsigned>(local.size()), 4) + little(0, 2));
  };
}

void copy_base(const Folder &folder) {
  std::filesystem::copy(TIEPCAN_SOURCE_DIR "/tests/broken/base", folder);
  raster("terrain.tif",
         [](int column, int row) { return static_cast<float>(900 + 3 * column + 2 * row); })(folder);
  raster("worldpop.tif",
         [](int column, int row) { return static_cast<float>(1 + (column + row) % 3); })(folder);
}

} // namespace broken
