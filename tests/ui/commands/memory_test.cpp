// What does not fit into the memory is refused before it is allocated, with the figure.
#include "gis/sources/write.h"
#include "tests/ui/commands/program.h"

#include <gmock/gmock.h>

namespace {

namespace fs = std::filesystem;
using tests::Call;
using tests::test_folder;

/// A GeoTIFF of 60 000 × 60 000 cells that holds none of them: its only strip has no bytes in the file.
std::string write_huge_raster() {
  struct Entry {
    std::uint16_t tag, type;
    std::uint32_t count, value;
  };
  constexpr std::uint16_t whole = 4, real = 12, word = 3;
  constexpr std::uint32_t side = 60000, data = 8 + 2 + 12 * 14 + 4;
  const std::vector<Entry> entries = {
      {256, whole, 1, side},       {257, whole, 1, side},       {258, word, 1, 32}, {259, word, 1, 1},
      {262, word, 1, 1},           {273, whole, 1, 0},          {277, word, 1, 1},  {278, whole, 1, side},
      {279, whole, 1, 0},          {284, word, 1, 1},           {339, word, 1, 3},  {33550, real, 3, data},
      {33922, real, 6, data + 24}, {34735, word, 16, data + 72}};
  const std::vector<double> placed = {10, 10, 0, 0, 0, 0, 500000, 1300000, 0};
  // A projected system, cells as areas, EPSG:5899.
  const std::vector<std::uint16_t> system = {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 5899};
  std::string bytes = std::string("II*\0\x08\0\0\0", 8);
  const auto add = [&](const auto value) {
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
  };
  add(static_cast<std::uint16_t>(entries.size()));
  for (const auto &e : entries) add(e.tag), add(e.type), add(e.count), add(e.value);
  add(std::uint32_t{0});
  for (const double number : placed) add(number);
  for (const auto key : system) add(key);
  tests::write_file(test_folder() / "huge.tif", bytes);
  return "huge.tif";
}

/// Called with an address space too small for the grid: whoever allocates it first ends another way.
std::string refused(tests::Words words) {
  words.insert(words.end(), {"--lang", "en"});
  const auto ran = tests::run(Call{.words = words, .before = "ulimit -v 2000000;"});
  EXPECT_EQ(ran.code, 1);
  return ran.err;
}

std::string sentence(const std::string &needed, const std::string &allowed) {
  return "Error: About " + needed + " MB of memory needed, " + allowed +
         " MB may be used. Remedy: Use larger cells or a smaller area, or allow more with --memory.\n";
}

TEST(Memory, TravelOnAHugeGridIsRefusedWithTheFigure) {
  const auto huge = write_huge_raster();
  // 3.6 billion cells of 8 bytes, or 14 with the nearest source, or 12 with heights, and 102.4 MB besides.
  const tests::Words call = {"travel", "--cost", huge, "--sources", "x.gpkg", "-o", "t.tif", "--memory", "8"};
  EXPECT_EQ(refused(call), sentence("27,569", "8,192"));
  auto with_nearest = call;
  with_nearest.insert(with_nearest.end(), {"--allocation", "a.tif"});
  EXPECT_EQ(refused(with_nearest), sentence("48,168", "8,192"));
  EXPECT_EQ(refused({"travel", "--walk", "langmuir", "--dem", huge, "--sources", "x.gpkg", "-o", "t.tif",
                     "--memory", "0.5"}),
            sentence("41,302", "512"));
}

TEST(Memory, HeightsOrWeightsOnAHugeGridAreRefusedToo) {
  const auto huge = write_huge_raster();
  gis::geo::Surface one{{500000, 1300000, 10, 10, 1, 1}, {1}};
  gis::sources::write_geotiff(test_folder() / "one.tif", one, gis::geo::Crs::from_text("EPSG:5899"));
  EXPECT_EQ(refused({"travel", "--walk", "tobler", "--speed", "one.tif", "--dem", huge, "--sources", "x.gpkg",
                     "-o", "t.tif", "--memory", "1"}),
            sentence("13,836", "1,024"));
  EXPECT_EQ(refused({"zonal", "--raster", "one.tif", "--weights", huge, "--zones", "z.gpkg", "--id", "code",
                     "-o", "z.csv", "--memory", "1"}),
            sentence("13,836", "1,024"));
}

TEST(Memory, ZonalOnAHugeGridIsRefusedWithTheFigure) {
  const auto huge = write_huge_raster();
  const tests::Words call = {"zonal", "--raster", huge,    "--zones",  "z.gpkg", "--id",
                             "code",  "-o",       "z.csv", "--memory", "0.25"};
  EXPECT_EQ(refused(call), sentence("13,836", "256"));
  auto in_order = call;
  in_order.insert(in_order.end(), {"--stats", "median"});
  EXPECT_EQ(refused(in_order), sentence("41,302", "256"));
}

TEST(Memory, RunOnAHugeGridIsRefusedWithTheFigureAndWritesNothing) {
  const auto folder = tests::fresh_folder("huge");
  fs::copy(fs::path(tests::sample_study).parent_path(), folder / "study");
  auto text = tests::read_file(folder / "study/study.toml");
  const auto at = text.find("\ncell = ");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, text.find('\n', at + 1) - at, "\ncell = 2");
  tests::write_file(folder / "study/study.toml", text);
  const auto said = refused({"run", (folder / "study/study.toml").string(), "--out",
                             (folder / "results").string(), "--memory", "1.5"});
  EXPECT_THAT(said, testing::MatchesRegex(
                        "Error: About [0-9]+,[0-9]+ MB of memory needed, 1,536 MB may be used.*\n"));
  EXPECT_EQ(tests::names_in(folder), (std::set<std::string>{"study"}));
}

TEST(Memory, WhatFitsRuns) {
  const auto ran = tests::run(
      {"run", tests::sample_study, "--out", "fits", "--only", "EDU-LIT", "--memory", "1", "--lang", "en"});
  EXPECT_EQ(ran.code, 0) << ran.err;
}

} // namespace
