// travel and zonal on plain files: the cases of the literature, end to end through the command line.
#include "gis/sources/sources.h"
#include "gis/sources/write.h"
#include "tests/ui/commands/program.h"

#include <cmath>
#include <gmock/gmock.h>
#include <sstream>

namespace {

using gis::geo::Crs;
using gis::geo::Surface;
using gis::sources::FieldType;
using gis::sources::Shape;
using tests::run;
using tests::test_folder;

const double nothing = std::nan("");

Crs vn2000() { return Crs::from_text("EPSG:5899"); }

/// Cells from their text, N for none, on a grid whose south-west corner lies at 500 km, 1300 km.
std::string write_raster(const std::string &name, int columns, const std::string &cells, double size = 1) {
  Surface surface;
  std::istringstream text(cells);
  for (std::string cell; text >> cell;)
    surface.values.push_back(cell == "N" ? Surface::no_value : std::stof(cell));
  const int rows = static_cast<int>(surface.values.size()) / columns;
  surface.grid = {500000, 1300000 + rows * size, size, size, columns, rows};
  gis::sources::write_geotiff(test_folder() / name, surface, vn2000());
  return name;
}

std::vector<double> read_raster(const std::string &name) {
  gis::sources::Provenance source{.id = name, .path = test_folder() / name};
  gis::base::Findings findings;
  gis::base::Progress quiet;
  const auto raw = gis::sources::read_raw_surface(source, findings, quiet);
  return {raw.surface.values.begin(), raw.surface.values.end()};
}

void expect_cells(const std::string &name, const std::vector<double> &wanted, double tolerance) {
  const auto cells = read_raster(name);
  ASSERT_GE(cells.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (std::isnan(wanted[i]))
      EXPECT_TRUE(std::isnan(cells[i])) << "cell " << i << ": " << cells[i];
    else
      EXPECT_NEAR(cells[i], wanted[i], tolerance) << "cell " << i;
}

struct Place {
  std::string id;
  int row, column; ///< from 0, north-west first
};

std::string write_points(const std::string &name, int rows, const std::vector<Place> &places,
                         double size = 1) {
  gis::sources::OutputLayer layer{
      .name = "places", .shape = Shape::point, .fields = {{"code", FieldType::text}}, .crs = vn2000()};
  for (const auto &p : places)
    layer.rows.push_back(
        {0, {p.id}, {.points = {{500000 + (p.column + 0.5) * size, 1300000 + (rows - p.row - 0.5) * size}}}});
  std::filesystem::remove(test_folder() / name);
  gis::sources::write_geopackage(test_folder() / name, {layer});
  return name;
}

void travel(const tests::Words &options) {
  tests::Words words = {"travel", "-o", "time.tif"};
  words.insert(words.end(), options.begin(), options.end());
  const auto ran = run(words);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, testing::IsEmpty());
}

class ManualOfRCost : public testing::Test {
protected:
  std::string cost = write_raster("cost.tif", 7,
                                  "2 2 1 1 5 5 5 2 2 8 8 5 2 1 7 1 1 8 2 2 2 8 7 8 8 8 8 5 "
                                  "8 8 1 1 5 3 9 8 1 1 2 5 3 9");
  std::string start = write_points("start.gpkg", 6, {{"7", 4, 5}});
};

TEST_F(ManualOfRCost, GivesItsTimes) {
  travel({"--cost", cost, "--sources", start});
  expect_cells("time.tif", {21.778, 21.121, 20.692, 19.692, 16.935, 14.899, 13.657}, 6e-4);
  const std::vector<double> rounded = {22, 21, 21, 20, 17, 15, 14, 20, 19, 22, 20, 15, 12, 11,
                                       22, 18, 17, 18, 13, 11, 9,  21, 14, 13, 12, 8,  6,  6,
                                       16, 13, 8,  7,  4,  0,  6,  14, 9,  8,  9,  6,  3,  8};
  const auto cells = read_raster("time.tif");
  ASSERT_EQ(cells.size(), rounded.size());
  for (std::size_t i = 0; i < cells.size(); ++i)
    EXPECT_EQ(std::floor(cells[i] + 0.5), rounded[i]) << "cell " << i;
}

TEST_F(ManualOfRCost, StopsAtTheMaximumAndNamesTheNearest) {
  travel({"--cost", cost, "--sources", start, "--max", "5", "--id", "code", "--allocation", "nearest.tif"});
  const auto times = read_raster("time.tif"), nearest = read_raster("nearest.tif");
  for (std::size_t i = 0; i < times.size(); ++i) {
    EXPECT_EQ(std::isnan(times[i]), std::isnan(nearest[i]));
    if (!std::isnan(times[i])) {
      EXPECT_LE(times[i], 5);
      EXPECT_EQ(nearest[i], 7);
    }
  }
  EXPECT_EQ(std::count_if(times.begin(), times.end(), [](double t) { return !std::isnan(t); }), 3);
}

TEST_F(ManualOfRCost, WithSixteenDirectionsIsNeverSlowerSomewhereFaster) {
  travel({"--cost", cost, "--sources", start});
  const auto eight = read_raster("time.tif");
  travel({"--cost", cost, "--sources", start, "--connect", "16"});
  const auto sixteen = read_raster("time.tif");
  bool faster = false;
  for (std::size_t i = 0; i < eight.size(); ++i) {
    EXPECT_LE(sixteen[i], eight[i] + 1e-5);
    faster = faster || sixteen[i] < eight[i] - 0.01;
  }
  EXPECT_TRUE(faster);
}

TEST(Travel, ClassicGridWithHoles) {
  const auto cost = write_raster("holes.tif", 6,
                                 "1 3 4 4 3 2 4 6 2 3 7 6 5 8 7 5 5 6 1 4 5 N 5 1 "
                                 "4 7 5 N 2 6 1 2 2 1 3 4");
  const auto starts = write_points("starts.gpkg", 6, {{"a", 0, 1}, {"a", 0, 2}, {"a", 1, 2}, {"b", 5, 0}});
  travel({"--cost", cost, "--sources", starts, "--id", "code", "--allocation", "nearest.tif"});
  expect_cells("time.tif",
               {2,       0,        0,         4,       6.742642,  9.242642, 4.5,      4,        0,
                2.5,     7.5,      13.106605, 8,       7.071070,  4.5,      4.949749, 8.156856, 12.742642,
                5,       7.5,      10.5,      nothing, 10.621321, 9.242642, 2.5,      5.656856, 6.449749,
                nothing, 7.121321, 11.121321, 0,       1.5,       3.5,      5,        7,        10.5},
               2e-5);
  // Ids that are no numbers: ranks from 1, the same id one source.
  const auto nearest = read_raster("nearest.tif");
  EXPECT_EQ(nearest[0], 1);
  EXPECT_EQ(nearest[30], 2);
  EXPECT_EQ(std::isnan(nearest[21]), true);
}

TEST(Travel, ZeroPassesFreelyOrIsABarrierWhereAskedFor) {
  const auto cost = write_raster("zero.tif", 4, "2 0 0 2");
  const auto start = write_points("west.gpkg", 1, {{"1", 0, 0}});
  travel({"--cost", cost, "--sources", start});
  expect_cells("time.tif", {0, 1, 1, 2}, 1e-5);
  travel({"--cost", cost, "--sources", start, "--barrier-zero"});
  expect_cells("time.tif", {0, nothing, nothing, nothing}, 1e-5);
}

TEST(Travel, WalksSlopesTheWayAskedFor) {
  const auto dem = write_raster("dem.tif", 3, "0 3 6", 30), speed = write_raster("kmh.tif", 3, "5 5 5", 30),
             friction = write_raster("friction.tif", 3, "2 2 2", 30);
  const auto start = write_points("foot.gpkg", 1, {{"1", 0, 0}}, 30);
  const tests::Words tobler = {"--walk", "tobler", "--dem", dem, "--speed", speed, "--sources", start};
  const auto with = [](tests::Words words, const tests::Words &more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  // Down the slope of 0.1 as fast as on the flat, up it with 3.52344 km/h.
  travel(tobler);
  expect_cells("time.tif", {0, 21.6, 43.2}, 1e-3);
  travel(with(tobler, {"--direction", "from"}));
  expect_cells("time.tif", {0, 108 / 3.52344, 216 / 3.52344}, 2e-3);
  const tests::Words langmuir = {"--walk", "langmuir", "--dem", dem, "--sources", start};
  travel(with(langmuir, {"--direction", "from"}));
  expect_cells("time.tif", {0, 0.72 * 30 + 6 * 3, 2 * (0.72 * 30 + 6 * 3)}, 1e-3);
  travel(langmuir);
  expect_cells("time.tif", {0, 0.72 * 30 - 1.9998 * 3}, 1e-3);
  travel(with(langmuir, {"--friction", friction, "--lambda", "0.5", "--direction", "from"}));
  expect_cells("time.tif", {0, 0.72 * 30 + 6 * 3 + 0.5 * 2 * 30}, 1e-3);
}

TEST(Travel, DrawsTheWayFromEachOrigin) {
  const auto cost = write_raster("walls.tif", 3, "1 1 1 N N 1 1 1 1");
  const auto start = write_points("station.gpkg", 3, {{"S", 0, 0}});
  const auto homes = write_points("homes.gpkg", 3, {{"far", 2, 0}, {"here", 0, 0}, {"wall", 1, 0}});
  travel({"--cost", cost, "--sources", start, "--id", "code", "--origins", homes, "--origin-id", "code",
          "--routes", "ways.gpkg"});
  gis::sources::Provenance source{.id = "ways", .path = test_folder() / "ways.gpkg"};
  gis::base::Findings findings;
  gis::base::Progress quiet;
  const auto ways =
      gis::sources::read_layer({.source = &source, .crs = vn2000(), .shape = Shape::line}, findings, quiet);
  ASSERT_EQ(ways.rows.size(), 2U) << "from a wall there is none";
  const auto &far = ways.rows[0];
  EXPECT_EQ(far.cells[ways.field("origin")], "far");
  EXPECT_EQ(far.cells[ways.field("nearest")], "S");
  EXPECT_EQ(far.cells[ways.field("seconds")], "4.8"); // two steps straight and two slanting: 4.828
  EXPECT_EQ(far.geometry.lines.at(0).front(), (gis::geo::Point{500000.5, 1300000.5}));
  EXPECT_EQ(far.geometry.lines.at(0).back(), (gis::geo::Point{500000.5, 1300002.5}));
  EXPECT_EQ(ways.rows[1].cells[ways.field("seconds")], "0");
}

TEST(Travel, SaysWhatDoesNotFit) {
  const auto cost = write_raster("one.tif", 3, "1 1 1"), finer = write_raster("finer.tif", 3, "1 1 1", 0.5);
  write_points("partly.gpkg", 1, {{"x", 0, 0}, {"y", 50, 50}});
  write_points("outside.gpkg", 1, {{"x", 50, 50}});
  write_points("east.gpkg", 1, {{"x", 0, 2}});
  Surface degrees{{107, 12, 0.1, 0.1, 2, 1}, {1, 1}};
  gis::sources::write_geotiff(test_folder() / "degrees.tif", degrees, Crs::from_text("EPSG:4326"));
  tests::write_file(test_folder() / "no_crs.asc",
                    "ncols 2\nnrows 1\nxllcorner 500000\nyllcorner 1300000\ncellsize 1\n1 1\n");
  const auto call = [](tests::Words words) {
    words.insert(words.begin(), "travel");
    words.insert(words.end(), {"-o", "t.tif"});
    return words;
  };
  tests::expect_golden(
      "travel",
      tests::transcript(
          {call({"--cost", cost, "--sources", "partly.gpkg", "--id", "code", "--allocation", "a.tif"}),
           call({"--cost", cost, "--sources", "outside.gpkg"}),
           call({"--cost", cost, "--sources", "partly.gpkg", "--routes", "w.gpkg"}),
           call({"--cost", cost, "--sources", "partly.gpkg", "--max", "0.5", "--origins", "east.gpkg",
                 "--routes", "w.gpkg"}),
           call({"--cost", cost, "--sources", "partly.gpkg", "--id", "name"}),
           call({"--cost", cost, "--sources", "partly.gpkg", "--layer", "spots"}),
           call({"--cost", cost, "--sources", "none.gpkg"}),
           call({"--cost", "none.tif", "--sources", "partly.gpkg"}),
           call({"--cost", "degrees.tif", "--sources", "partly.gpkg"}),
           call({"--cost", "no_crs.asc", "--sources", "partly.gpkg"}),
           call({"--walk", "tobler", "--dem", finer, "--speed", cost, "--sources", "partly.gpkg"})}));
}

// ---- zonal ------------------------------------------------------------------------------------------

std::string write_zones(const std::string &name) {
  gis::sources::OutputLayer layer{
      .name = "zones", .shape = Shape::polygon, .fields = {{"code", FieldType::text}}, .crs = vn2000()};
  const auto square = [](double x, double y, double size) {
    x += 500000, y += 1300000;
    return gis::geo::Geometry{
        .polygons = {{{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}, {}}}};
  };
  layer.rows = {{0, {"z \"2\", b"}, square(1.5, 1.5, 2)},
                {0, {"outside"}, square(100, 100, 1)},
                {0, {"a"}, square(0, 0, 1)}};
  std::filesystem::remove(test_folder() / name);
  gis::sources::write_geopackage(test_folder() / name, {layer});
  return name;
}

TEST(Zonal, GivesEveryStatisticInFileOrder) {
  const auto zones = write_zones("zones.gpkg");
  const auto values = write_raster("values.tif", 5, "1 1 1 1 1 1 1 2 3 1 1 4 5 6 1 1 0 N 7 1 1 1 1 1 1");
  const auto weights = write_raster("weights.tif", 5, "1 1 1 1 1 1 1 1 2 1 1 1 1 2 1 1 1 1 2 1 1 1 1 1 1");
  const std::string all = "count,sum,mean,min,max,median,q25,q75,stdev,variance,variety,mode,minority";
  const tests::Words call = {"zonal", "--raster", values, "--zones", zones, "--id", "code", "-o", "z.csv"};
  const auto with = [&](const tests::Words &more) {
    auto words = call;
    words.insert(words.end(), more.begin(), more.end());
    const auto ran = run(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.err, "Đã ghi z.csv.\n");
    return tests::read_file(test_folder() / "z.csv");
  };
  tests::expect_golden("zonal", "all statistics\n" + with({"--stats", all}) + "by default\n" + with({}) +
                                    "weighted\n" + with({"--weights", weights}));
}

TEST(Zonal, SaysWhatDoesNotFit) {
  const auto zones = write_zones("zones.gpkg");
  const auto values = write_raster("values.tif", 2, "1 1 1 1"),
             finer = write_raster("finer.tif", 2, "1 1 1 1", 0.5);
  write_points("points.gpkg", 1, {{"x", 0, 0}});
  const auto call = [&](const std::string &file, const tests::Words &more) {
    tests::Words words = {"zonal", "--raster", values, "--zones", file, "-o", "z.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  tests::expect_golden(
      "zonal_refused",
      tests::transcript({call(zones, {"--id", "name"}), call("points.gpkg", {"--id", "code"}),
                         call("none.gpkg", {"--id", "code"}),
                         call(zones, {"--id", "code", "--weights", finer}),
                         call(zones, {"--id", "code", "--layer", "spots"})}));
}

} // namespace
