#include "gis/study/radio_inputs.h"

#include "gis/base/Error.h"
#include "gis/sources/write.h"
#include "tests/process.h"

#include <cmath>
#include <gtest/gtest.h>

namespace gis::study {
namespace {

/// A folder with what `[radio]` names: land 20 × 20 km at 100 m, a mast in the west.
struct Files {
  tests::Folder folder;
  Inputs inputs;
  geo::Surface ground{{490'000, 1'310'000, 100, 100, 200, 200}, std::vector<float>(40'000, 500)};

  Files() {
    inputs.crs = geo::Crs::from_text("EPSG:5899");
    std::filesystem::create_directory(folder / "study");
    inputs.recipe.file = folder / "study/study.toml";
    inputs.recipe.roots = {folder / "study"};
    inputs.recipe.radio = {.masts = "masts", .terrain = "dem"};
  }

  void source(const std::string &id, const std::string &file) {
    inputs.recipe.sources[id] = {.id = id, .path = folder / file};
  }

  void raster(const std::string &id, const geo::Surface &surface, const std::string &crs = "EPSG:5899") {
    sources::write_geotiff(folder / (id + ".tif"), surface, geo::Crs::from_text(crs));
    source(id, id + ".tif");
  }

  void masts(const std::string &pattern = "") {
    sources::OutputLayer layer{.name = "masts", .shape = sources::Shape::point, .crs = inputs.crs};
    std::vector<std::optional<std::string>> cells;
    for (const auto &[field, value] :
         std::vector<std::pair<std::string, std::string>>{{"id", "A"},
                                                          {"channel", "VOV1"},
                                                          {"scope", "national"},
                                                          {"medium", "fm"},
                                                          {"mhz", "100"},
                                                          {"erp_kw", "1"},
                                                          {"antenna_m", "50"},
                                                          {"polarisation", "v"},
                                                          {"pattern", pattern}}) {
      layer.fields.emplace_back(field, sources::FieldType::text);
      cells.emplace_back(value);
    }
    layer.rows.push_back({0, cells, {.points = {{492'050, 1'300'050}}}});
    sources::write_geopackage(folder / "masts.gpkg", {layer});
    source("masts", "masts.gpkg");
  }

  void read() {
    base::Progress quiet;
    read_radio(inputs, quiet);
  }

  radio::Profile way_east() const {
    const auto spots =
        inputs.radio_terrain->locate(inputs.crs, {inputs.masts.at(0).at, {508'050, 1'300'050}});
    return inputs.radio_terrain->profile(spots[0], spots[1]).value();
  }

  std::string fault() {
    try {
      read();
    } catch (const base::Error &error) {
      return error.code();
    }
    return {};
  }
};

TEST(RadioInputs, APatternFileStandsBesideTheStudy) {
  Files files;
  files.raster("dem", files.ground);
  tests::write_file(files.folder / "study/east.csv",
                    "plane,angle_deg,attenuation_db\nhorizontal,0,20\n"
                    "horizontal,90,0\nhorizontal,180,20\nhorizontal,270,30\n");
  files.masts("east.csv");
  // Four directions are a right angle apart: too far to draw a line between.
  files.read();
  ASSERT_FALSE(files.inputs.findings.empty());
  EXPECT_EQ(files.inputs.findings[0].code, "pattern_gap");
  std::string table = "plane,angle_deg,attenuation_db\n";
  for (int angle = 0; angle < 360; angle += 10)
    table += "horizontal," + std::to_string(angle) + "," + std::to_string(angle == 90 ? 0 : 12) + "\n";
  tests::write_file(files.folder / "study/east.csv", table);
  files.inputs.findings.clear();
  files.read();
  EXPECT_TRUE(files.inputs.findings.empty());
  const auto &pattern = files.inputs.masts.at(0).pattern;
  EXPECT_NEAR(pattern.gain(radio::Degrees(90), radio::Degrees(0)).value, 0, 1e-12);
  EXPECT_NEAR(pattern.gain(radio::Degrees(270), radio::Degrees(0)).value, -12, 1e-12);
  files.masts("../east.csv");
  tests::write_file(files.folder / "east.csv", table);
  EXPECT_EQ(files.fault(), "path_outside");
}

TEST(RadioInputs, TablesBesideTheStudyAreSourcesWithAHash) {
  Files files;
  files.raster("dem", files.ground);
  files.masts("the east.csv");
  std::filesystem::create_directory(files.folder / "study/radio");
  const std::string pattern = "plane,angle_deg,attenuation_db\nhorizontal,0,6\nhorizontal,90,0\n",
                    table =
                        "service,environment,condition,value_dbuvm,receiver_m,location_percent,time_percent,"
                        "margin_db,source\nfm_stereo,rural,fixed,54,10,50,50,6,test\n";
  const auto hashes = [&](const std::string &pattern_file, const std::string &thresholds) {
    tests::write_file(files.folder / "study/the east.csv", pattern_file);
    tests::write_file(files.folder / "study/radio/thresholds.csv", thresholds);
    files.read();
    const auto &sources = files.inputs.recipe.sources;
    return std::pair(sources.at("the_east.csv").sha256, sources.at("radio/thresholds.csv").sha256);
  };
  const auto first = hashes(pattern, table), again = hashes(pattern, table);
  EXPECT_EQ(first.first.size(), 64U);
  EXPECT_EQ(first, again);
  EXPECT_EQ(files.inputs.radio_tables, (std::set<std::string>{"radio/thresholds.csv", "the_east.csv"}));
  const auto other = hashes(pattern + "horizontal,180,6\n", table);
  EXPECT_NE(other.first, first.first);
  EXPECT_EQ(other.second, first.second);
  const auto louder = hashes(pattern, "service" + table.substr(7, table.find("54") - 7) + "55" +
                                          table.substr(table.find("54") + 2));
  EXPECT_EQ(louder.first, first.first);
  EXPECT_NE(louder.second, first.second);
}

TEST(RadioInputs, WhatStandsOnTheGroundComesFromTheLandCover) {
  Files files;
  files.raster("dem", files.ground);
  files.masts();
  geo::Surface cover{{490'000, 1'310'000, 1000, 1000, 20, 20}, std::vector<float>(400, 1)};
  for (int row = 0; row < 20; ++row)
    for (int column = 10; column < 20; ++column) cover.values[cover.grid.index({row, column})] = 2;
  files.raster("cover", cover);
  files.inputs.recipe.radio.landcover = "cover";
  files.inputs.recipe.radio.clutter = {{1, 0}, {2, 15}};
  files.read();
  const auto way = files.way_east();
  ASSERT_EQ(way.clutter_m.size(), way.heights_m.size());
  EXPECT_EQ(way.clutter_m.front(), 0);
  EXPECT_EQ(way.clutter_m.back(), 15);
  EXPECT_EQ(memory_of_radio(files.inputs), (40'000 + 400) * 4.0);
  files.inputs.recipe.radio.clutter.erase(2);
  EXPECT_EQ(files.fault(), "clutter_class_missing");
  files.raster("cover", cover, "EPSG:32648");
  EXPECT_EQ(files.fault(), "crs_mismatch");
}

TEST(RadioInputs, TheSeaIsToldByPolygonsOrByItsHeight) {
  Files files;
  for (int row = 0; row < 200; ++row)
    for (int column = 100; column < 200; ++column)
      files.ground.values[files.ground.grid.index({row, column})] = column < 150 ? geo::Surface::no_value : 0;
  files.raster("dem", files.ground);
  files.masts();
  files.read();
  const auto spots = files.inputs.radio_terrain->locate(files.inputs.crs,
                                                        {files.inputs.masts.at(0).at, {508'050, 1'300'050}});
  EXPECT_FALSE(files.inputs.radio_terrain->profile(spots[0], spots[1]))
      << "a hole is never the sea by itself";
  sources::OutputLayer sea{
      .name = "sea", .shape = sources::Shape::polygon, .fields = {{"name", sources::FieldType::text}}};
  sea.crs = files.inputs.crs;
  const geo::Ring shell = {{499'900, 1'289'000},
                           {506'000, 1'289'000},
                           {506'000, 1'311'000},
                           {499'900, 1'311'000},
                           {499'900, 1'289'000}};
  sea.rows.push_back({0, {"Biển Đông"}, {.polygons = {{.shell = shell}}}});
  sources::write_geopackage(files.folder / "sea.gpkg", {sea});
  files.source("sea", "sea.gpkg");
  files.inputs.recipe.radio.sea = "sea";
  files.inputs.recipe.radio.sea_cell = 0;
  files.read();
  const auto way = files.way_east();
  ASSERT_EQ(way.zones.size(), way.heights_m.size());
  EXPECT_NE(way.zones.front(), radio::Zone::sea);
  EXPECT_EQ(way.zones[way.zones.size() / 2 + 10], radio::Zone::sea) << "within the polygon";
  EXPECT_EQ(way.zones.back(), radio::Zone::sea) << "a cell of the height that means sea";
}

TEST(RadioInputs, AnUnreadableTerrainTakesNoMemoryAndIsTold) {
  Files files;
  files.masts();
  files.source("dem", "gone.tif");
  EXPECT_EQ(memory_of_radio(files.inputs), 0);
  EXPECT_EQ(files.fault(), "file_missing");
}

} // namespace
} // namespace gis::study
