#include "gis/base/number.h"
#include "gis/study/results.h"
#include "ui/commands/MapMaker.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace {

using namespace ui;
using commands::at;
using commands::Row;
using gis::base::parse_number;

/// The invented sample, computed once a process for the indicators the tests ask for.
struct Sample {
  std::filesystem::path dir =
      std::filesystem::temp_directory_path() / ("tiepcan_map_test-" + std::to_string(::getpid()));
  gis::study::Results results;

  Sample() {
    gis::base::Progress quiet;
    auto inputs = gis::study::read_inputs(
        gis::study::read_recipe(TIEPCAN_SOURCE_DIR "/data/sample/study.toml", {}), quiet);
    gis::study::run_into(std::move(inputs), {.only = {"WAT-RUR", "EDU-PRI", "HOUSE-TEMP"}}, dir, quiet);
    results = gis::study::read_results(dir);
  }
  ~Sample() { std::filesystem::remove_all(dir); }
};

const gis::study::Results &sample() {
  static const Sample made;
  return made.results;
}

maps::MapData map_of(const commands::Selection &selection, words::Language language = words::Language::vi) {
  return commands::map_data(sample(), commands::select(sample(), selection), words::Words(language));
}

commands::Selection reach(const std::string &season) {
  commands::Selection selection;
  selection.level = "commune";
  selection.indicator = "EDU-PRI";
  selection.measure = "reach";
  selection.season = season;
  return selection;
}

commands::Selection water() {
  commands::Selection selection;
  selection.level = "commune";
  selection.indicator = "WAT-RUR";
  return selection;
}

/// The rows of gaps.csv a map should show, found without the selection the maps use.
std::map<std::string, const Row *> rows_of(const std::string &indicator, const std::string &measure,
                                           const std::string &season, const std::string &basis) {
  std::map<std::string, const Row *> rows;
  for (const auto &row : sample().rows)
    if (at(row, "indicator") == indicator && at(row, "measure") == measure && at(row, "season") == season &&
        at(row, "basis") == basis && at(row, "level") == "commune" && at(row, "group") == "all" &&
        at(row, "year") == "2024")
      rows[at(row, "unit_code")] = &row;
  return rows;
}

/// The rows as a table of their own, some columns said anew.
gis::study::ResultTable altered(const std::vector<const Row *> &rows,
                                const std::map<std::string, std::string> &changes) {
  std::string heads, lines;
  for (const auto *row : rows) {
    auto columns = row->columns();
    for (const auto &[column, text] : changes) columns[column] = text;
    heads.clear();
    for (const auto &[column, text] : columns) {
      heads += (heads.empty() ? "" : ",") + column;
      lines += (column == columns.begin()->first ? "\"" : ",\"") + text + "\"";
    }
    lines += "\n";
  }
  return {heads + "\n" + lines, "altered.csv"};
}

TEST(MapData, FiguresEqualTheGapTable) {
  const auto data = map_of(water());
  const auto rows = rows_of("WAT-RUR", "main", "all", "reported");
  ASSERT_EQ(data.units.size(), 23u);
  ASSERT_EQ(rows.size(), 23u);
  for (const auto &unit : data.units) {
    const Row &row = *rows.at(unit.code);
    EXPECT_EQ(unit.value, parse_number(at(row, "value"))) << unit.name;
    if (unit.state != maps::State::uncertain) EXPECT_EQ(maps::key_of(unit.state), at(row, "status"));
    if (!unit.value) continue;
    std::string printed = unit.value_text;
    std::replace(printed.begin(), printed.end(), ',', '.');
    EXPECT_NEAR(*parse_number(printed), *unit.value, 0.0501) << unit.name;
    EXPECT_EQ(*parse_number(printed) >= 60, *unit.value >= 60) << unit.name;
  }
  EXPECT_EQ(data.theme, "verdict");
}

TEST(MapData, AMapShowsOneSeasonAndSaysWhich) {
  const auto open = map_of(reach("")), dry = map_of(reach("dry"));
  const auto wet_rows = rows_of("EDU-PRI", "reach", "wet", "modelled");
  const auto dry_rows = rows_of("EDU-PRI", "reach", "dry", "modelled");
  for (const auto &unit : open.units)
    EXPECT_EQ(unit.value, parse_number(at(*wet_rows.at(unit.code), "value")));
  for (const auto &unit : dry.units)
    EXPECT_EQ(unit.value, parse_number(at(*dry_rows.at(unit.code), "value")));
  EXPECT_NE(open.text.subtitle.find("Mùa mưa"), std::string::npos) << open.text.subtitle;
  EXPECT_NE(dry.text.subtitle.find("Mùa khô"), std::string::npos) << dry.text.subtitle;
}

TEST(MapData, WhatNobodyJudgesIsAMapOfValuesNotOfAttendance) {
  const auto data = map_of(reach("wet"));
  EXPECT_EQ(data.theme, "reach");
  EXPECT_FALSE(data.points.empty());
  EXPECT_NE(data.text.title.find("trong giới hạn tiếp cận"), std::string::npos) << data.text.title;
  EXPECT_EQ(data.text.subtitle.find("Mục tiêu"), std::string::npos) << data.text.subtitle;
  EXPECT_NE(data.text.subtitle.find("2,0 km"), std::string::npos) << data.text.subtitle;
  EXPECT_NE(data.text.state_note.find("Tham khảo"), std::string::npos) << data.text.state_note;
}

TEST(MapData, LessIsBetterIsDarkWhereItIsMore) {
  commands::Selection selection;
  selection.level = "district";
  selection.indicator = "HOUSE-TEMP";
  const auto rows = commands::select(sample(), selection);
  const words::Words vi(words::Language::vi);
  const auto theme_in = [&](const std::string &unit) {
    const auto table = altered(rows, {{"status", "reference"}, {"measured_in", unit}});
    std::vector<const Row *> unjudged;
    for (const auto &row : table) unjudged.push_back(&row);
    return commands::map_data(sample(), unjudged, vi).theme;
  };
  EXPECT_EQ(theme_in("percent"), "burden");
  EXPECT_EQ(theme_in("dwellings"), "people");
}

TEST(MapData, SaysWhatIsInventedWhoseItIsAndWhereItIsCounted) {
  for (const auto language : {words::Language::vi, words::Language::en}) {
    const bool vi = language == words::Language::vi;
    const auto text = map_of(water(), language).text;
    EXPECT_EQ(text.illustrative, vi ? "SỐ LIỆU MINH HỌA" : "ILLUSTRATIVE DATA");
    EXPECT_EQ(text.states[1], vi ? "Gần đạt (thiếu đến 5 điểm %)" : "Near (short by up to 5 points)");
    EXPECT_NE(text.value_note.find(vi ? "% hộ nông thôn" : "% of rural households"), std::string::npos)
        << text.value_note;
    std::string block;
    for (const auto &row : text.block) block += row.label + ": " + row.value + "\n";
    for (const char *part : {"CC0-1.0", "VN-2000", "107°45′", "3°", vi ? "30/11/2024" : "30 November 2024"})
      EXPECT_NE(block.find(part), std::string::npos) << part << " in\n" << block;
    EXPECT_FALSE(text.disclaimer.empty());
  }
}

TEST(MapData, BordersOfDistrictsAreDrawnAsSuch) {
  auto selection = water();
  EXPECT_EQ(map_of(selection).unit_line, "unit");
  EXPECT_EQ(map_of(selection).groupings.size(), 2u);
  selection.level = "district";
  const auto data = map_of(selection);
  EXPECT_EQ(data.unit_line, "grouping");
  EXPECT_EQ(data.text.lines.at("grouping"), "Ranh giới cấp huyện");
}

TEST(MapData, DrawsOnEveryOfficeSheet) {
  for (const char *layout : {"a4-portrait", "a4-landscape", "a3-portrait", "a3-landscape"})
    for (const bool copy : {false, true}) {
      const auto data = map_of(water());
      const auto scene = maps::build_scene({&data, layout, copy});
      EXPECT_EQ(scene.labelled, 23) << layout;
      EXPECT_TRUE(scene.findings.empty()) << layout;
    }
}

} // namespace
