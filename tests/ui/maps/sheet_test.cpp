#include "tests/ui/maps/invented.h"
#include "ui/maps/Ink.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/Style.h"
#include "ui/maps/fonts.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace {

using namespace ui::maps;
using namespace invented;

/// The box a text really covers on the sheet; turned texts (grid figures) aside.
Frame box_of(const Text &text) {
  const Frame glyphs = glyph_box(text.text, text.font);
  return {text.at.x + glyphs.x, text.at.y + glyphs.y, glyphs.w, glyphs.h};
}

bool is_count(const std::string &text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

int legend_sum(const Scene &scene) {
  int sum = 0;
  for (const auto &item : scene.items)
    if (item.text && item.text->layer == "legend" && is_count(item.text->text))
      sum += std::stoi(item.text->text);
  return sum;
}

class Sheets : public testing::TestWithParam<const char *> {};
INSTANTIATE_TEST_SUITE_P(Layouts, Sheets,
                         testing::Values("a4-landscape", "a4-portrait", "a3-landscape", "a3-portrait"));

TEST_P(Sheets, NoTextLeavesTheSheetOrLiesOnAnother) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    auto data = crowded(12, 12, seed);
    if (seed == 3) data.theme = "burden";
    const Scene scene = build_scene({&data, GetParam()});
    const double margin = layout_of(GetParam()).margin;
    const Frame sheet{margin, margin, scene.width - 2 * margin, scene.height - 2 * margin};
    std::vector<std::pair<std::string, Frame>> seen;
    for (const auto &item : scene.items) {
      if (!item.text || item.text->text.empty() || item.text->turn != 0 || item.text->layer == "label")
        continue;
      const Frame box = box_of(*item.text);
      EXPECT_TRUE(sheet.holds(box)) << item.text->layer << " " << item.text->text;
      if (item.text->layer != "listed") EXPECT_FALSE(scene.map.overlaps(box)) << item.text->text;
      for (const auto &[other, taken] : seen)
        EXPECT_FALSE(taken.overlaps(box)) << other << " / " << item.text->text;
      seen.push_back({item.text->text, box});
    }
  }
}

TEST_P(Sheets, LegendCountsSumToTheUnits) {
  for (const char *theme : {"verdict", "reach", "people"}) {
    auto data = crowded(9, 7, 5);
    data.theme = theme;
    EXPECT_EQ(legend_sum(build_scene({&data, GetParam()})), 63) << theme;
  }
}

TEST_P(Sheets, EveryUnitIsNamedNumberedOrTold) {
  const auto data = crowded(14, 14, 6);
  const Scene scene = build_scene({&data, GetParam()});
  int told = 0;
  for (const auto &finding : scene.findings)
    if (finding.code == "label_left_out") told += std::stoi(finding.facts.at("n"));
  int in_list = 0; // those the list had no room for are told too
  for (const auto &item : scene.items)
    if (item.text && item.text->layer == "listed" && is_count(item.text->text)) ++in_list;
  EXPECT_EQ(scene.labelled + in_list + told, 14 * 14);
  EXPECT_GT(scene.listed.size(), 0u);
}

TEST_P(Sheets, LabelsCoverNeitherEachOtherNorSymbolsNorLeaders) {
  const auto data = crowded(11, 11, 7);
  const Scene scene = build_scene({&data, GetParam()});
  for (std::size_t i = 0; i < scene.label_boxes.size(); ++i) {
    const Frame &box = scene.label_boxes[i];
    EXPECT_TRUE(scene.map.holds(box));
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(box.overlaps(scene.label_boxes[j]));
    for (const auto &item : scene.items) {
      if (!item.shape || item.shape->layer != "symbol" || !item.shape->fill) continue;
      Mm low{1e9, 1e9}, high{-1e9, -1e9};
      for (const Mm p : item.shape->paths.front()) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
      }
      EXPECT_FALSE(box.holds(Mm{(low.x + high.x) / 2, (low.y + high.y) / 2}));
    }
  }
}

TEST(ValueMap, BearsNoMarkOfAVerdict) {
  auto data = seven();
  data.theme = "reach";
  for (auto &unit : data.units) unit.state = unit.value ? State::reference : unit.state;
  const Scene scene = build_scene({&data, "a4-landscape"});
  const auto drawn = [&](const std::string &layer, const Colour &fill) {
    return std::count_if(scene.items.begin(), scene.items.end(), [&](const Item &item) {
      return item.shape && item.shape->layer == layer && item.shape->fill == fill;
    });
  };
  EXPECT_EQ(drawn("fill", colour_of("#E6E6E6")), 1); // no data
  EXPECT_EQ(drawn("fill", colour_of("#FFFFFF")), 1); // not applicable
  EXPECT_EQ(legend_sum(scene), 7);
  for (const auto &item : scene.items)
    if (item.shape && item.shape->layer == "mark")
      EXPECT_FALSE(item.shape->line && item.shape->paths.front().size() > 30);
}

TEST(ScaleBar, MeasuresWhatItSays) {
  const auto data = seven();
  for (const char *layout : {"a4-landscape", "a3-portrait"}) {
    const Scene scene = build_scene({&data, layout});
    std::vector<double> edges;
    for (const auto &item : scene.items)
      if (item.shape && item.shape->layer == "scale" && item.shape->paths.front().size() == 4)
        edges.push_back(item.shape->paths.front()[1].x - item.shape->paths.front()[0].x);
    std::vector<double> figures;
    for (const auto &item : scene.items)
      if (item.text && item.text->layer == "scale" && is_count(item.text->text))
        figures.push_back(std::stod(item.text->text));
    ASSERT_EQ(edges.size(), 4u);
    ASSERT_GE(figures.size(), 2u);
    const double km = figures[1] - figures[0];
    EXPECT_NEAR(edges[0], km * 1e6 / scene.scale, 1e-9);
  }
}

TEST(Grid, FiguresStandAtTheirKilometres) {
  const auto data = seven();
  const Layout layout = layout_of("a4-landscape");
  const Scene scene = build_scene({&data, "a4-landscape"});
  gis::geo::Box box;
  for (const auto &unit : data.units) box.add(unit.area.box());
  int found = 0;
  for (const auto &item : scene.items) {
    if (!item.text || item.text->layer != "grid" || item.text->turn != 0) continue;
    std::string digits = item.text->text;
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    const double x = layout.map.centre().x + (std::stod(digits) * 1000 - box.centre().x) * 1000 / scene.scale;
    EXPECT_NEAR(item.text->at.x + width_of(item.text->text, item.text->font) / 2, x, 1e-6) << item.text->text;
    ++found;
  }
  EXPECT_GT(found, 3);
}

TEST(Ink, CountsWhatTheSlowWayCounts) {
  const Frame frame{10, 20, 30, 18};
  Ink ink(frame);
  ink.add({{{12, 22}, {31, 35}}, {{5, 30}, {45, 30}}});
  ink.finish();
  int inked = 0;
  for (double y = 20; y < 38; y += 0.5)
    for (double x = 10; x < 40; x += 0.5) inked += ink.under({x + 0.1, y + 0.1, 0.2, 0.2});
  EXPECT_EQ(ink.under(frame.grown(5)), inked);
  EXPECT_EQ(ink.under({10, 29.9, 30, 0.3}) > 60, true); // the level line and the slanting one
  EXPECT_EQ(ink.under({11, 36, 5, 1}), 0);
}

TEST(Wrapped, BreaksAnAddressAndLosesNoLetter) {
  ensure_gui();
  const Font font{6};
  const std::string text =
      "nguồn: someone/a-very-long-repository-name-without-blanks, đặcbiệtdàikhôngcódấucáchnàocả (MIT)";
  const auto lines = wrapped(text, font, 25, 8);
  std::string joined, plain;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_LE(width_of(lines[i], font), i == 0 ? 17.0 : 25.0) << lines[i];
    joined += lines[i];
  }
  for (std::string *one : {&joined}) std::erase(*one, ' ');
  for (const char c : text)
    if (c != ' ') plain += c;
  EXPECT_EQ(joined, plain);
}

} // namespace
