// radio area: rasters of coverage through the command line, what is refused and how it is told.
#include "gis/sources/sources.h"
#include "gis/sources/write.h"
#include "tests/ui/commands/program.h"

#include <cmath>
#include <gmock/gmock.h>

namespace {

using gis::geo::Surface;
using gis::sources::FieldType;
using tests::run;
using tests::test_folder;
using tests::Words;

/// Rolling ground of 15 × 15 km around (500 000, 1 300 000), in metres or in degrees, once with a hole.
std::string write_ground(const std::string &name, bool degrees = false, bool hole = false) {
  const auto study = gis::geo::Crs::from_text("EPSG:5899"), world = gis::geo::Crs::from_text("EPSG:4326");
  Surface surface{{492'500, 1'307'500, 100, 100, 150, 150}, {}};
  if (degrees) surface.grid = {107.66, 11.84, 1.0 / 1200, 1.0 / 1200, 210, 210};
  const gis::geo::Transform to_study(world, study);
  for (std::size_t i = 0; i < surface.grid.size(); ++i) {
    auto at = surface.grid.centre(surface.grid.cell_at(i));
    if (degrees) at = to_study(at);
    const double height = 600 + 90 * std::sin(at.x / 900) * std::cos(at.y / 1300);
    surface.values.push_back(hole && std::fabs(at.x - 502'000) < 200 ? Surface::no_value
                                                                     : static_cast<float>(height));
  }
  gis::sources::write_geotiff(test_folder() / name, surface, degrees ? world : study);
  return name;
}

struct Sender {
  std::string id, channel, medium, mhz;
  double east = 0, north = 0; ///< of (500 000, 1 300 000)
};

std::string write_masts(const std::string &name, const std::vector<Sender> &senders,
                        const std::string &frequency_column = "mhz") {
  using Fields = std::vector<std::pair<std::string, FieldType>>;
  gis::sources::OutputLayer layer{.name = "masts",
                                  .shape = gis::sources::Shape::point,
                                  .fields = Fields{{"id", FieldType::text},
                                                   {"channel", FieldType::text},
                                                   {"scope", FieldType::text},
                                                   {"medium", FieldType::text},
                                                   {frequency_column, FieldType::text},
                                                   {"erp_kw", FieldType::text},
                                                   {"antenna_m", FieldType::text},
                                                   {"polarisation", FieldType::text}},
                                  .crs = gis::geo::Crs::from_text("EPSG:5899")};
  for (const auto &s : senders)
    layer.rows.push_back({0,
                          {s.id, s.channel, "national", s.medium, s.mhz, "1", "45", "h"},
                          {.points = {{500'000 + s.east, 1'300'000 + s.north}}}});
  std::filesystem::remove(test_folder() / name);
  gis::sources::write_geopackage(test_folder() / name, {layer});
  return name;
}

const Sender radio{"A", "VOV1", "fm", "98", 0, 0}, second{"B", "VOV1", "fm", "102", 3000, -2000},
    television{"C", "VTV1", "dvbt2", "554", -3000, 1000};

Words call(const std::string &dem, const std::string &masts, const Words &more = {}) {
  Words words = {"radio",   "area",  "--dem", dem,         "--tx",        masts,
                 "--model", "p1812", "-o",    "field.tif", "--radius-km", "6"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<float> values(const std::string &name) {
  gis::sources::Provenance source{.id = name, .path = test_folder() / name};
  gis::base::Findings findings;
  gis::base::Progress quiet;
  return gis::sources::read_raw_surface(source, findings, quiet).surface.values;
}

TEST(RadioArea, SaysWhatItWroteAndWhatItRefuses) {
  const auto dem = write_ground("dem.tif"), holed = write_ground("holed.tif", false, true);
  const auto one = write_masts("one.gpkg", {radio}), two = write_masts("two.gpkg", {second, radio}),
             mixed = write_masts("mixed.gpkg", {radio, television}), none = write_masts("none.gpkg", {}),
             away = write_masts("away.gpkg", {{"A", "VOV1", "fm", "98", 90'000, 0}}),
             partly = write_masts("partly.gpkg", {radio, {"B", "VOV1", "fm", "98", 9'000, 0}}),
             high = write_masts("high.gpkg", {{"A", "VOV1", "fm", "25000", 0, 0}}),
             words = write_masts("words.gpkg", {{"A", "VOV1", "wire", "98", 0, 0}});
  tests::expect_golden(
      "radio_area",
      tests::transcript(
          {call(dem, two, {"--server", "server.tif", "--margin", "margin.tif", "--lang", "en"}),
           call(holed, one),
           call(dem, mixed),
           call(dem, mixed, {"--channel", "VTV1"}),
           call(dem, mixed, {"--channel", "VTV3"}),
           call(dem, none),
           call(dem, away),
           call(dem, partly),
           call(dem, high),
           call(dem, words),
           call("none.tif", one),
           call(dem, "missing.gpkg"),
           {"radio", "area", "--dem", dem, "--tx", one, "--model", "p1812", "--radius-km", "0", "-o",
            "field.tif"},
           call(dem, one, {"--cell", "-5"}),
           call(dem, one, {"--threshold", "54", "--service", "fm_mono"}),
           call(dem, one, {"--service", "fm_quadro"}),
           call(dem, one, {"--column", "height=mast_m"}),
           call(dem, one, {"--column", "frequency=freq"}),
           call(dem, one, {"--climate", "5"}),
           call(dem, one, {"--preview", "--lang", "en"}),
           call(dem, one, {"--preview"}),
           call(dem, one, {"--preview", "--exact"}),
           {"radio", "area", "--dem", dem, "--tx", one, "--model", "itm", "--preview", "-o", "field.tif"},
           {"radio", "area", "--dem", dem, "--tx", one, "--model", "p1812", "--preview", "--radius-km", "200",
            "-o", "field.tif"},
           // Built on, a preview is told: here as the terrain, which is no worse than as anything else.
           {"radio", "area", "--dem", "field.tif", "--tx", one, "--model", "p1812", "-o", "of_field.tif",
            "--radius-km", "6"},
           {"radio", "area", "--dem", dem, "--tx", high, "--model", "itm", "-o", "field.tif"},
           {"radio", "area", "--dem", dem, "--tx", one, "--model", "itm-area", "-o", "field.tif"},
           {"radio", "area", "--dem", dem, "--tx", one, "--model", "itm", "--climate", "9", "-o",
            "field.tif"},
           {"radio", "aria"}}));
}

/// The file of a call that must go well.
std::string field_bytes(const std::string &dem, const std::string &masts, const Words &more) {
  const auto ran = run(call(dem, masts, more));
  EXPECT_EQ(ran.code, 0) << ran.err;
  return tests::read_file(test_folder() / "field.tif");
}

TEST(RadioArea, QuickIsCloseToExactAndThreadsChangeNoByte) {
  const auto masts = write_masts("two.gpkg", {second, radio});
  for (const bool degrees : {false, true}) {
    const auto dem = write_ground("dem.tif", degrees);
    const auto bytes = [&](const Words &more) { return field_bytes(dem, masts, more); };
    const auto quick_bytes = bytes({"--threads", "1"});
    const auto quick = values("field.tif");
    EXPECT_EQ(bytes({"--threads", "2"}), quick_bytes);
    bytes({"--exact"});
    const auto exact = values("field.tif");
    ASSERT_EQ(quick.size(), exact.size());
    int known = 0, different = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
      ASSERT_EQ(std::isnan(quick[i]), std::isnan(exact[i]));
      if (std::isnan(exact[i])) continue;
      ASSERT_NEAR(quick[i], exact[i], 0.01);
      ++known;
      different += quick[i] != exact[i];
    }
    EXPECT_GT(known, 10'000);
    EXPECT_GT(different, 100) << "the quick way is another way";
  }
}

TEST(RadioArea, APreviewIsCloseToTheAnswerAndSaysWhatItIs) {
  const auto masts = write_masts("two.gpkg", {second, radio});
  for (const bool degrees : {false, true}) {
    const auto dem = write_ground("dem.tif", degrees);
    const auto bytes = [&](const Words &more) { return field_bytes(dem, masts, more); };
    bytes({"--threads", "1"});
    const auto whole = values("field.tif");
    const auto said = bytes({"--preview", "--threads", "1"});
    EXPECT_EQ(bytes({"--preview", "--threads", "2"}), said);
    EXPECT_THAT(said, testing::HasSubstr("<Item name=\"TIEPCAN_PREVIEW\">YES</Item>"));
    EXPECT_THAT(said, testing::HasSubstr("<Item name=\"method\">preview</Item>"));
    EXPECT_THAT(said, testing::HasSubstr("xem nhanh, không dùng cho bảng và bản đồ in"));
    const auto preview = values("field.tif");
    ASSERT_EQ(preview.size(), whole.size());
    std::size_t known = 0, close = 0, different = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      ASSERT_EQ(std::isnan(preview[i]), std::isnan(whole[i]));
      if (std::isnan(whole[i])) continue;
      ++known;
      close += std::fabs(preview[i] - whole[i]) < 0.5F;
      different += preview[i] != whole[i];
    }
    EXPECT_GT(close, known * 98 / 100);
    EXPECT_GT(different, known / 2) << "the preview is another way";
  }
}

TEST(RadioArea, ServersAreNumberedByIdAndMarginsHangOnTheThreshold) {
  const auto dem = write_ground("dem.tif");
  const auto masts = write_masts("named.gpkg", {second, radio}, "freq");
  const auto ran = run(call(dem, masts,
                            {"--column", "frequency=freq", "--server", "server.tif", "--margin", "margin.tif",
                             "--threshold", "62.5", "--cell", "300"}));
  EXPECT_EQ(ran.code, 0) << ran.err;
  const auto field = values("field.tif"), server = values("server.tif"), margin = values("margin.tif");
  std::map<float, int> served;
  for (std::size_t i = 0; i < field.size(); ++i) {
    ASSERT_EQ(std::isnan(field[i]), std::isnan(server[i]));
    ASSERT_EQ(std::isnan(field[i]), std::isnan(margin[i]));
    if (std::isnan(field[i])) continue;
    served[server[i]] += 1;
    EXPECT_NEAR(field[i] - margin[i], 62.5, 1e-4);
  }
  EXPECT_GT(served[1], 100);
  EXPECT_GT(served[2], 100);
  EXPECT_EQ(served.size(), 2U);
  const auto said = tests::read_file(test_folder() / "server.tif");
  EXPECT_THAT(said, testing::HasSubstr("<Item name=\"server_1\">A</Item>"));
  EXPECT_THAT(said, testing::HasSubstr("<Item name=\"server_2\">B</Item>"));
  EXPECT_THAT(said, testing::HasSubstr("<Item name=\"method\">quick</Item>"));
}

TEST(RadioArea, TheModelsDiffer) {
  const auto dem = write_ground("dem.tif"), masts = write_masts("one.gpkg", {radio});
  ASSERT_EQ(run(call(dem, masts)).code, 0);
  const auto p1812 = values("field.tif");
  const auto ran = run({"radio", "area", "--dem", dem, "--tx", masts, "--model", "itm", "--radius-km", "6",
                        "-o", "field.tif"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto itm = values("field.tif");
  ASSERT_EQ(p1812.size(), itm.size());
  int known = 0, different = 0;
  for (std::size_t i = 0; i < itm.size(); ++i) {
    ASSERT_EQ(std::isnan(itm[i]), std::isnan(p1812[i]));
    if (std::isnan(itm[i])) continue;
    EXPECT_NEAR(itm[i], p1812[i], 40);
    ++known;
    different += std::fabs(itm[i] - p1812[i]) > 0.5;
  }
  EXPECT_GT(different, known / 4);
}

TEST(RadioArea, WhatDoesNotFitIsRefusedBeforeItIsMade) {
  const auto dem = write_ground("dem.tif"), masts = write_masts("one.gpkg", {radio});
  // 12 × 12 km at 1 m: 144 million cells of 4, 8 or 12 bytes, and the program.
  const Words fine = {"--cell", "1", "--memory", "0.3", "--lang", "en"};
  const auto plain = run(call(dem, masts, fine));
  EXPECT_EQ(plain.code, 1);
  EXPECT_THAT(plain.err, testing::MatchesRegex("Error: About 8[0-9][0-9] MB of memory needed, 307 MB.*\n"));
  auto more = fine;
  more.insert(more.end(), {"--server", "s.tif", "--margin", "m.tif"});
  EXPECT_THAT(run(call(dem, masts, more)).err,
              testing::MatchesRegex("Error: About 1,9[0-9][0-9] MB of memory needed, 307 MB.*\n"));
}

} // namespace
