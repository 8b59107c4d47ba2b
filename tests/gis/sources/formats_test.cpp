// Every format opens through the one gate and says the same.
#include "tests/gis/sources/Files.h"

#include <cmath>

namespace gis::sources {
namespace {

struct Format {
  const char *driver, *file;
  bool metres = true;      ///< KML knows degrees only
  const char *option = ""; ///< of the writer, that it may keep text and order
};
class VectorFormat : public testing::TestWithParam<Format> {};

TEST_P(VectorFormat, HoldsTheSameCommunes) {
  Files files;
  const auto path = files.folder / GetParam().file;
  std::vector<std::string> words = {"ogr2ogr", "-f", GetParam().driver, path, files.communes()};
  if (*GetParam().option != '\0') words.insert(words.end(), {"-lco", GetParam().option});
  files.tool(words);
  const auto layer = files.read(path);
  ASSERT_EQ(layer.rows.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(layer.rows[i].number, static_cast<long>(i) + 1);
    EXPECT_NEAR(geo::area(layer.rows[i].geometry), 1e6, GetParam().metres ? 1e-3 : 50);
    EXPECT_NEAR(layer.rows[i].geometry.box().x_min, 500000 + 1000.0 * static_cast<double>(i), 0.02);
  }
  const bool kml = std::string(GetParam().driver) == "LIBKML";
  const auto name = layer.field(kml ? "Name" : "name");
  EXPECT_EQ(layer.rows[1].cells[name], "Lạc Dương");
  if (!kml) EXPECT_EQ(layer.rows[0].cells[layer.field("code")], "00120");
  EXPECT_EQ(files.told("datum_shifted"), !GetParam().metres);
}

INSTANTIATE_TEST_SUITE_P(Formats, VectorFormat,
                         testing::Values(Format{"GPKG", "c.gpkg"},
                                         Format{"ESRI Shapefile", "c.shp", true, "ENCODING=UTF-8"},
                                         Format{"GeoJSON", "c.geojson"},
                                         Format{"FlatGeobuf", "c.fgb", true, "SPATIAL_INDEX=NO"},
                                         Format{"LIBKML", "c.kml", false}),
                         [](const auto &tested) {
                           std::string name = tested.param.driver;
                           std::erase(name, ' ');
                           return name;
                         });

class TableFormat : public testing::TestWithParam<Format> {};

TEST_P(TableFormat, KeepsCodesAsText) {
  Files files;
  const auto csv = files.write("t.csv", "code,name,people\n00123,Đạ Tẻh,12.5\n00124,Đơn Dương,\n");
  const auto path = files.folder / GetParam().file;
  if (path != csv) files.tool({"ogr2ogr", "-f", GetParam().driver, path, csv, "-oo", "AUTODETECT_TYPE=NO"});
  const auto layer = files.read(path, Shape::none);
  ASSERT_EQ(layer.rows.size(), 2U);
  EXPECT_EQ(layer.rows[0].cells[layer.field("code")], "00123");
  EXPECT_EQ(layer.rows[1].cells[layer.field("name")], "Đơn Dương");
  EXPECT_EQ(layer.rows[0].cells[layer.field("people")], "12.5");
  EXPECT_EQ(layer.rows[1].cells[layer.field("people")].value_or(""), "");
}

INSTANTIATE_TEST_SUITE_P(Formats, TableFormat,
                         testing::Values(Format{"CSV", "t.csv"}, Format{"XLSX", "t.xlsx"},
                                         Format{"ODS", "t.ods"}, Format{"GPKG", "t.gpkg"}),
                         [](const auto &tested) { return std::string(tested.param.driver); });

TEST(Hgt, IsReadWithItsHoles) {
  Files files;
  std::string bytes(1201 * 1201 * 2, '\0');
  for (std::size_t i = 0; i < 1201 * 1201; ++i) {
    const int metres = i == 0 ? -32768 : 800; // -32768 is the format's hole
    bytes[2 * i] = static_cast<char>(metres >> 8 & 0xFF);
    bytes[2 * i + 1] = static_cast<char>(metres & 0xFF);
  }
  Provenance source{.id = "hgt", .path = files.write("N11E107.hgt", bytes)};
  base::Progress quiet;
  const auto raw = read_raw_surface(source, files.findings, quiet);
  EXPECT_TRUE(raw.crs.geographic());
  EXPECT_FALSE(raw.surface.has_value(0));
  EXPECT_EQ(raw.surface.values[1], 800.0F);
  EXPECT_NEAR(raw.surface.grid.x_west, 107 - 0.5 / 1200, 1e-9);
  EXPECT_NEAR(raw.surface.grid.y_north, 12 + 0.5 / 1200, 1e-9);
}

TEST(Layers, OfAFileWithSeveralMustBeNamed) {
  Files files;
  const auto path = files.folder / "two.gpkg";
  files.tool({"ogr2ogr", "-f", "GPKG", path, files.communes(), "-nln", "first"});
  files.tool({"ogr2ogr", "-f", "GPKG", "-update", path, files.communes(), "-nln", "second"});
  EXPECT_EQ(files.fault(path), "layer_missing");
  EXPECT_EQ(files.read(path, Shape::polygon, [](auto &s) { s.layer = "second"; }).name, "second");
  EXPECT_EQ(files.fault(path, Shape::polygon, [](auto &s) { s.layer = "third"; }), "layer_missing");
}

TEST(Layers, WhereKeepsTheRowsThatFit) {
  Files files;
  const auto layer = files.read(files.communes(), Shape::polygon, [](auto &s) {
    s.where_field = "name";
    s.where_value = "Đơn Dương";
  });
  ASSERT_EQ(layer.rows.size(), 1U);
  EXPECT_EQ(layer.rows[0].number, 3);
}

TEST(Shapefile, WithoutAProjectionFileNeedsAStatedSystem) {
  Files files;
  const auto path = files.folder / "c.shp";
  files.tool({"ogr2ogr", "-f", "ESRI Shapefile", path, files.communes()});
  std::filesystem::remove(files.folder / "c.prj");
  EXPECT_EQ(files.fault(path), "crs_unknown");
  EXPECT_EQ(files.read(path, Shape::polygon, [](auto &s) { s.crs = "EPSG:5899"; }).rows.size(), 3U);
}

// GDAL's own decoder of CP1258 loses the last letter of every text: ours must not.
TEST(Shapefile, InCp1258KeepsTheLastLetters) {
  Files files;
  const auto path = files.folder / "c.shp", dbf = files.folder / "c.dbf";
  files.tool({"ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", path, files.communes()});
  auto bytes = tests::text_of(dbf);
  const std::string utf8 = "Lạc Dương", old = "La\xF2"
                                              "c D\xFD\xF5ng";
  const auto at = bytes.find(utf8);
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, utf8.size(), old + std::string(utf8.size() - old.size(), ' '));
  for (const std::string name : {"Đạ Tẻh", "Đơn Dương"}) // the others in plain letters
    bytes.replace(bytes.find(name), name.size(), std::string(name.size(), 'x'));
  tests::write_file(dbf, bytes);
  const auto name_of = [&](const std::function<void(Provenance &)> &with) {
    const auto layer = files.read(path, Shape::polygon, with);
    return layer.rows[1].cells[layer.field("name")];
  };
  tests::write_file(files.folder / "c.cpg", "1258\n");
  EXPECT_EQ(name_of({}), "Lạc Dương");
  EXPECT_FALSE(files.told("encoding_guessed"));
  std::filesystem::remove(files.folder / "c.cpg");
  EXPECT_EQ(name_of([](auto &s) { s.encoding = "CP1258"; }), "Lạc Dương");
  EXPECT_EQ(name_of({}), "Lạc Dương");
  EXPECT_TRUE(files.told("encoding_guessed"));
}

// Numbers of the tool-chain report: at Đà Lạt 195 m west–east and 114 m north–south, 226 m in all.
TEST(Reprojection, FromWgs84TakesTheDatumShiftIn) {
  Files files;
  const std::string point = R"("features": [{"type": "Feature", "properties": {}, "geometry":
    {"type": "Point", "coordinates": [108.4583, 11.9404]}}]})";
  const auto at = [&](const char *crs) {
    const auto path = files.write(std::string("p") + (crs + 5) + ".geojson",
                                  std::string(R"({"type": "FeatureCollection", "crs": {"type": "name",
      "properties": {"name": ")") + crs +
                                      "\"}}, " + point);
    return files.read(path, Shape::point).rows.at(0).geometry.points.at(0);
  };
  const auto moved = at("EPSG:4326"), unmoved = at("EPSG:4756");
  EXPECT_NEAR(std::fabs(moved.x - unmoved.x), 195, 1);
  EXPECT_NEAR(std::fabs(moved.y - unmoved.y), 114, 1);
  EXPECT_TRUE(files.told("datum_shifted"));
  for (const auto &finding : files.findings)
    if (finding.code == "datum_shifted") EXPECT_EQ(finding.facts.at("n"), "226");
}

} // namespace
} // namespace gis::sources
