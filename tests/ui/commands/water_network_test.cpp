// water network on layers and on an EPANET file, end to end through the command line, and bad input.
#include "gis/sources/sources.h"
#include "gis/sources/write.h"
#include "tests/ui/commands/program.h"

#include <algorithm>
#include <gmock/gmock.h>

namespace {

using gis::geo::Point;
using gis::sources::FieldType;
using gis::sources::OutputLayer;
using gis::sources::Shape;
using tests::run;
using tests::test_folder;

struct Thing {
  std::string id, state;
  std::vector<Point> points; ///< metres east and north of 500 km, 1300 km
};

OutputLayer layer(const std::string &name, Shape shape, const std::vector<Thing> &things, const char *second,
                  FieldType type = FieldType::text) {
  OutputLayer made{.name = name,
                   .shape = shape,
                   .fields = {{"id", FieldType::text}, {second, type}},
                   .crs = gis::geo::Crs::from_text("EPSG:5899")};
  for (const auto &thing : things) {
    gis::sources::Row row{
        .number = static_cast<long>(made.rows.size()) + 1,
        .cells = {thing.id, thing.state.empty() ? std::optional<std::string>() : thing.state}};
    gis::geo::Line line;
    for (const Point p : thing.points) line.push_back({500000 + p.x, 1300000 + p.y});
    if (shape == Shape::line)
      row.geometry.lines = {line};
    else
      row.geometry.points = line;
    made.rows.push_back(row);
  }
  return made;
}

/// A main street with a side street behind a valve, a lane with a broken valve, a hamlet that nobody joined,
/// and a pipe that just misses the main.
class WaterNetworkCommand : public testing::Test {
protected:
  static void SetUpTestSuite() {
    std::vector<OutputLayer> layers = {
        layer("ong", Shape::line,
              {{"chinh", "", {{0, 0}, {600, 0}}},
               {"nhanh", "", {{200, 0}, {200, 300}}},
               {"ngo", "", {{400, 0.5}, {400, 200}}},
               {"xom", "", {{300, 500}, {500, 500}}},
               {"hut", "", {{550, 3}, {550, 90}}}},
              "state"),
        layer("van", Shape::point,
              {{"V1", "mở", {{200, 20}}},
               {"V2", "", {{400, 50}}},
               {"V3", "mở", {{100, 0}}},
               {"V4", "mở", {{0, 99}}}},
              "state"),
        layer("nguon", Shape::point, {{"GIENG", "hoạt động", {{0, 0.3}}}}, "state")};
    gis::sources::write_geopackage(test_folder() / "luoi.gpkg", layers);
    for (auto &each : layers) std::reverse(each.rows.begin(), each.rows.end());
    gis::sources::write_geopackage(test_folder() / "nguoc.gpkg", layers);
    gis::sources::write_geopackage(test_folder() / "ho.gpkg", {layer("ho", Shape::point,
                                                                     {{"a", "4.5", {{50, 60}}},
                                                                      {"b", "1200", {{205, 250}}},
                                                                      {"c", "30", {{390, 190}}},
                                                                      {"d", "7", {{400, 510}}},
                                                                      {"e", "11", {{900, 0}}},
                                                                      {"f", "", {{10, 10}}}},
                                                                     "people", FieldType::real)});
    tests::write_file(test_folder() / "ban.inp",
                      tests::read_file(TIEPCAN_SOURCE_DIR "/tests/fuzz/seeds/village.inp"));
  }

  static tests::Words layers(const std::string &file, const tests::Words &more) {
    tests::Words words = {"water",    "network",     "--mains",   file + ":ong",
                          "--valves", file + ":van", "--sources", file + ":nguon"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  static tests::Words epanet(const tests::Words &more) {
    tests::Words words = {"water", "network", "ban.inp"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  static std::string file(const std::string &name) { return tests::read_file(test_folder() / name); }
};

TEST_F(WaterNetworkCommand, TellsWhereWaterComesAndWhomAValveCutsOff) {
  std::string text =
      tests::transcript({layers("luoi.gpkg", {"--people", "ho.gpkg", "--table", "van.csv", "-o", "nut.csv"}),
                         layers("luoi.gpkg", {"--people", "ho.gpkg", "--close", "V1", "--lang", "en"}),
                         layers("luoi.gpkg", {"--snap", "5"}),
                         epanet({"--table", "van_ban.csv", "--pipes", "-o", "nut_ban.csv"}),
                         epanet({"--close", "B1", "--close", "V1", "--lang", "en"})});
  for (const char *name : {"van.csv", "nut.csv", "van_ban.csv", "nut_ban.csv"})
    text += std::string("\n") + name + "\n" + file(name);
  tests::expect_golden("water_network", text);
}

TEST_F(WaterNetworkCommand, DoesNotDependOnTheOrderOfFeatures) {
  const tests::Words more = {"--people", "ho.gpkg", "--table", "van.csv", "-o", "nut.csv"};
  const auto first = run(layers("luoi.gpkg", more));
  ASSERT_EQ(first.code, 0) << first.err;
  const auto valves = file("van.csv"), nodes = file("nut.csv");
  const auto turned = run(layers("nguoc.gpkg", more));
  EXPECT_EQ(turned.out, first.out);
  EXPECT_EQ(file("van.csv"), valves);
  EXPECT_EQ(file("nut.csv"), nodes);
}

TEST_F(WaterNetworkCommand, WritesNodesAndLinksForAMapTheSameEachTime) {
  const auto call = layers("luoi.gpkg", {"--people", "ho.gpkg", "-o", "mang.gpkg"});
  ASSERT_EQ(run(call).code, 0);
  const auto bytes = file("mang.gpkg");
  ASSERT_EQ(run(call).code, 0);
  EXPECT_EQ(file("mang.gpkg"), bytes);
  gis::base::Findings findings;
  gis::base::Progress quiet;
  gis::sources::Provenance source{.id = "m", .path = test_folder() / "mang.gpkg", .layer = "links"};
  const auto links = gis::sources::read_layer({.source = &source, .shape = Shape::line}, findings, quiet);
  EXPECT_EQ(links.rows.size(), 10U); // five mains, cut at two junctions and at three valves
  source.layer = "nodes";
  const auto nodes = gis::sources::read_layer({.source = &source, .shape = Shape::point}, findings, quiet);
  double people = 0;
  for (const auto &row : nodes.rows) people += std::stod(row.cells[nodes.field("people")].value());
  EXPECT_DOUBLE_EQ(people, 1241.5);
  ASSERT_EQ(run(epanet({"--crs", "EPSG:5899", "-o", "ban.gpkg"})).code, 0);
}

TEST_F(WaterNetworkCommand, SaysWhatIsWrong) {
  tests::write_file(test_folder() / "hong.inp", "[JUNCTIONS]\nJ1 3\n[PIPES]\nP1 J1 J9 20 100 130\n");
  tests::write_file(test_folder() / "khong.inp", "hello\n");
  gis::sources::write_geopackage(
      test_folder() / "am.gpkg",
      {layer("am", Shape::point, {{"a", "-4", {{50, 60}}}}, "people", FieldType::real)});
  tests::expect_golden(
      "water_network_refused",
      tests::transcript({{"water", "network"},
                         {"water", "network", "hong.inp"},
                         {"water", "network", "khong.inp", "--lang", "en"},
                         {"water", "network", "nowhere.inp"},
                         epanet({"--mains", "luoi.gpkg:ong"}),
                         epanet({"--people", "ho.gpkg"}),
                         epanet({"--people", "ho.gpkg", "--crs", "EPSG:4326"}),
                         epanet({"--close", "P9"}),
                         epanet({"--close", "qqqqqqq", "--lang", "en"}),
                         epanet({"-o", "nut.xlsx"}),
                         {"water", "network", "--mains", "luoi.gpkg"},
                         {"water", "network", "--mains", "luoi.gpkg:van"},
                         layers("luoi.gpkg", {"--people", "am.gpkg"}),
                         layers("luoi.gpkg", {"--people", "ho.gpkg", "--people-field", "dan"}),
                         layers("luoi.gpkg", {"--reach", "50"})}));
}

} // namespace
