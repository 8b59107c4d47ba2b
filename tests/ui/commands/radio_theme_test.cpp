#include "ui/commands/radio_theme.h"

#include "gis/base/Error.h"

#include <gtest/gtest.h>
#include <map>

namespace {

using namespace ui;
namespace geo = gis::geo;

const words::Words &vietnamese() {
  static const words::Words words(words::Language::vi);
  return words;
}

/// Six cells of 1 km² in a row: five classes of margin from weak to strong, then one nobody knows; the last
/// column lies outside the study.
gis::study::RadioMap strip() {
  const geo::Grid grid{0, 1000, 1000, 1000, 7, 1};
  const float none = geo::Surface::no_value;
  gis::study::RadioMap map;
  map.area.masts = {"A", "B"};
  map.area.margin = {grid, {none, -3, 0, 12, 20, none, 30}};
  map.area.server = {grid, {none, 1, 1, 2, 2, none, 2}};
  map.area.is_unknown = {0, 0, 0, 0, 0, 1, 0};
  map.inside = {1, 1, 1, 1, 1, 1, 0};
  return map;
}

std::map<std::string, double> km2_of(const maps::MapData &data) {
  std::map<std::string, double> areas;
  for (const auto &area : data.areas) areas[area.look] += geo::area(area.area) / 1e6;
  return areas;
}

std::map<std::string, std::string> legend_of(const maps::MapData &data) {
  std::map<std::string, std::string> counts;
  for (const auto &row : data.area_rows) counts[row.look] = row.count;
  return counts;
}

TEST(RadioTheme, TheFieldIsDrawnFromWeakToStrongWithItsThreshold) {
  maps::MapData data;
  commands::show_field(data, strip(), {}, vietnamese());
  EXPECT_EQ(data.theme, "areas");
  const auto drawn = km2_of(data);
  EXPECT_EQ(drawn.at("field_1"), 5) << "each class stands over the weaker ones";
  EXPECT_EQ(drawn.at("field_5"), 1);
  EXPECT_EQ(drawn.at("threshold"), 3) << "the threshold itself is received";
  EXPECT_EQ(drawn.at("unknown"), 1);
  const auto legend = legend_of(data);
  for (const char *look : {"field_1", "field_2", "field_3", "field_4", "field_5", "unknown"})
    EXPECT_EQ(legend.at(look), "1") << look;
}

TEST(RadioTheme, EachSiteHasItsGroundAndNeighboursDiffer) {
  maps::MapData data;
  gis::radio::Mast a, b;
  a.id = "A";
  a.site = "Đồi Thông";
  b.id = "B";
  b.at = {5000, 0};
  commands::show_servers(data, strip(), {a, b}, {}, vietnamese());
  ASSERT_EQ(data.units.size(), 2U);
  EXPECT_EQ(data.units[0].name, "Đồi Thông");
  EXPECT_EQ(data.units[0].value_text, "1");
  EXPECT_EQ(data.units[1].name, "B");
  EXPECT_EQ(data.units[1].value_text, "2");
  EXPECT_NE(data.units[0].look, data.units[1].look);
  EXPECT_EQ(legend_of(data).at("silent"), "2");
}

/// 20 × 20 cells of 1 km² served by A; B serves a single cell, and nine in a square; one cell in A is silent.
gis::study::RadioMap specks() {
  const geo::Grid grid{0, 20'000, 1000, 1000, 20, 20};
  gis::study::RadioMap map;
  map.area.masts = {"A", "B"};
  map.area.margin = {grid, std::vector<float>(400, 3)};
  map.area.server = {grid, std::vector<float>(400, 1)};
  map.area.is_unknown.assign(400, 0);
  map.inside.assign(400, 1);
  map.area.server.values[grid.index({3, 3})] = 2;
  for (int row = 10; row < 13; ++row)
    for (int column = 10; column < 13; ++column) map.area.server.values[grid.index({row, column})] = 2;
  map.area.margin.values[grid.index({16, 4})] = -2;
  return map;
}

TEST(RadioTheme, SpecksTooSmallForThePaperAreCountedAndNotDrawn) {
  gis::radio::Mast a, b;
  a.id = "A";
  b.id = "B";
  b.at = {5000, 0};
  for (const double scale : {100'000.0, 2'000'000.0}) { // 1 mm² is 0.01 and 4 km²
    maps::MapData data;
    commands::show_servers(data, specks(), {a, b}, commands::grain_at(scale), vietnamese());
    ASSERT_EQ(data.units.size(), 2U);
    const bool coarse = scale > 1e6;
    EXPECT_EQ(geo::area(data.units[1].area) / 1e6, coarse ? 9 : 10);
    EXPECT_EQ(geo::area(data.units[0].area) / 1e6, coarse ? 391 : 389);
    EXPECT_EQ(data.units[1].value_text, "10");
    EXPECT_EQ(legend_of(data).at("silent"), "1");
    EXPECT_EQ(km2_of(data).count("silent"), coarse ? 0U : 1U);
    const auto &note = data.text.value_note;
    EXPECT_EQ(note.find(vietnamese()("radio_map.grain")) != std::string::npos, coarse) << note;
  }
}

TEST(RadioTheme, PeopleWithoutASignalAreSummedAndNobodyIsLost) {
  gis::sources::Layer cells{.fields = {"people", "tv"}};
  const auto add = [&](double x, const char *people, std::optional<std::string> heard) {
    cells.rows.push_back({0, {people, std::move(heard)}, {.points = {{x, 500}}}});
  };
  add(100, "4", "no");
  add(900, "6", "no");
  add(1500, "600", "no");
  add(2500, "70", "yes");
  add(3500, "8", "unknown");
  add(1600, "9", std::nullopt);
  maps::MapData data;
  commands::show_unserved(data, cells, "tv", vietnamese());
  const auto legend = legend_of(data);
  EXPECT_EQ(legend.at("people_2"), "10");
  EXPECT_EQ(legend.at("people_5"), "600");
  EXPECT_EQ(legend.at("unknown"), "17");
  EXPECT_EQ(km2_of(data).at("unknown"), 1) << "only where nobody is known to be without";
  EXPECT_THROW(commands::show_unserved(data, cells, "radio", vietnamese()), gis::base::Error);
}

} // namespace
