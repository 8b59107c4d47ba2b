#pragma once

#include "gis/base/Error.h"
#include "gis/sources/sources.h"
#include "tests/process.h"

#include <gtest/gtest.h>
#include <string>

namespace gis::sources {

/// Files of one test: made by ogr2ogr and gdal_translate from a few lines of text, read through the gate.
struct Files {
  tests::Folder folder;
  base::Findings findings;

  std::filesystem::path write(const std::string &name, const std::string &text) const {
    tests::write_file(folder / name, text);
    return folder / name;
  }

  void tool(std::vector<std::string> words) const {
    const auto ended = tests::run_program(words);
    ASSERT_EQ(ended.code, 0) << words.front() << ": " << ended.err;
  }

  /// Three communes of 1 km² at 1 m per metre of EPSG:5899, as GeoJSON.
  std::filesystem::path communes() const {
    std::string text = R"({"type": "FeatureCollection", "name": "communes",
 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::5899"}}, "features": [)";
    const char *names[] = {"Đạ Tẻh", "Lạc Dương", "Đơn Dương"};
    for (int i = 0; i < 3; ++i) {
      const auto x = std::to_string(500000 + 1000 * i), e = std::to_string(501000 + 1000 * i);
      text += std::string(i == 0 ? "" : ",") + R"({"type": "Feature", "properties": {"code": "0012)" +
              std::to_string(i) + R"(", "name": ")" + names[i] +
              R"("}, "geometry": {"type": "Polygon", "coordinates": [[[)" + x + ",1300000],[" + e +
              ",1300000],[" + e + ",1301000],[" + x + ",1301000],[" + x + ",1300000]]]}}";
    }
    return write("communes.geojson", text + "]}");
  }

  Layer read(const std::filesystem::path &path, Shape shape = Shape::polygon,
             const std::function<void(Provenance &)> &with = {}) {
    Provenance source{.id = "source", .path = path};
    if (with) with(source);
    base::Progress quiet;
    return read_layer({.source = &source, .crs = geo::Crs::from_text("EPSG:5899"), .shape = shape}, findings,
                      quiet);
  }

  /// The code of the error a reading ends with; empty where it succeeds.
  std::string fault(const std::filesystem::path &path, Shape shape = Shape::polygon,
                    const std::function<void(Provenance &)> &with = {}) {
    try {
      read(path, shape, with);
    } catch (const base::Error &error) {
      EXPECT_EQ(error.finding().source, "source") << error.what();
      EXPECT_FALSE(error.finding().layer.empty()) << error.what();
      return error.code();
    }
    return {};
  }

  bool told(const std::string &code) const {
    for (const auto &finding : findings)
      if (finding.code == code) return true;
    return false;
  }
};

} // namespace gis::sources
