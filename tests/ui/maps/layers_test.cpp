// Layers a reader switches: what is off is not drawn, what is pale is drawn paler, paper knows nothing of it.
#include "tests/ui/maps/invented.h"
#include "ui/maps/Painter.h"
#include "ui/maps/Relief.h"
#include "ui/maps/SceneBuilder.h"

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace invented;

/// Ground of one light on cells of 100 m around the seven communes.
gis::geo::Surface lit(float hundredths) {
  gis::geo::Surface surface{{480'000, 1'360'000, 100, 100, 1000, 900}, {}};
  surface.values.assign(surface.grid.size(), hundredths);
  return surface;
}

MapData with_all_layers() {
  auto data = seven();
  data.relief = std::make_shared<const Relief>(relief_of(lit(20)));
  data.more_points["schools"] = {{{530'000, 1'320'000}, "primary"}, data.points.front()};
  return data;
}
Scene scene_of(const MapData &data, const LayerLook &look) {
  return build_view({&data, View({0, 0, 200, 150}, {530'000, 1'315'000}, 500'000), {}, look});
}
std::size_t count(const Scene &scene, const std::string &layer) {
  return static_cast<std::size_t>(
      std::count_if(scene.items.begin(), scene.items.end(), [&](const Item &item) {
        return (item.shape && item.shape->layer == layer) || (item.text && item.text->layer == layer) ||
               (item.shading && item.shading->layer == layer);
      }));
}

struct Case {
  const char *layer, *drawn; ///< what the user switches, and what of the scene that is
};
class Layers : public testing::TestWithParam<Case> {};

TEST_P(Layers, WhatIsOffIsNotDrawnAndWhatIsOnIs) {
  const auto data = with_all_layers();
  LayerLook on, off;
  on.set(GetParam().layer, {true, 1});
  off.set(GetParam().layer, {false, 1});
  EXPECT_GT(count(scene_of(data, on), GetParam().drawn), count(scene_of(data, off), GetParam().drawn));
}

INSTANTIATE_TEST_SUITE_P(Every, Layers,
                         testing::Values(Case{"labels", "label"}, Case{"facilities", "symbol"},
                                         Case{"schools", "symbol"}, Case{"boundaries", "unit"},
                                         Case{"boundaries", "province"}, Case{"roads", "national"},
                                         Case{"water", "lake"}, Case{"theme", "fill"},
                                         Case{"relief", "relief"}));

TEST(Layers, APalerLayerHasTheSameDrawingWithLessInk) {
  const auto data = with_all_layers();
  LayerLook pale;
  pale.set("theme", {true, 0.4});
  const auto full = scene_of(data, {}), half = scene_of(data, pale);
  ASSERT_EQ(full.items.size(), half.items.size());
  int paler = 0;
  for (std::size_t i = 0; i < full.items.size(); ++i) {
    if (!full.items[i].shape || full.items[i].shape->layer != "fill") continue;
    EXPECT_EQ(half.items[i].shape->fill->alpha, std::lround(full.items[i].shape->fill->alpha * 0.4));
    ++paler;
  }
  EXPECT_EQ(paler, 7);
}

TEST(Layers, NamesOnBareGroundAreDarkOnWhite) {
  LayerLook bare;
  bare.set("theme", {false, 1});
  int names = 0;
  for (const auto &item : scene_of(with_all_layers(), bare).items)
    if (item.text && item.text->layer == "label") {
      ++names;
      EXPECT_EQ(item.text->colour, Colour{0x1A1A1A}) << item.text->text;
      EXPECT_EQ(item.text->halo, Colour{0xFFFFFF}) << item.text->text;
    }
  EXPECT_GT(names, 4);
}

TEST(Layers, AFacilityOfTheIndicatorIsNotDrawnAgainAmongTheSchools) {
  auto data = with_all_layers();
  LayerLook look;
  look.set("schools", {true, 1});
  const auto with = count(scene_of(data, look), "symbol");
  data.more_points["schools"].pop_back();
  EXPECT_EQ(count(scene_of(data, look), "symbol"), with);
}

TEST(Layers, PaperShowsNoneOfThem) {
  const auto data = with_all_layers();
  const auto sheet = build_scene({&data});
  EXPECT_EQ(describe(sheet), describe([] {
              static const auto plain = seven();
              return build_scene({&plain});
            }()));
}

TEST(Relief, BlackGrowsWithTheDarkAndLevelGroundHasNone) {
  const View view({0, 0, 20, 10}, {520'000, 1'315'000}, 100'000);
  const auto alpha = [&](float light) {
    return shade(relief_of(lit(light)), view, 1, 0.5).alpha[5 * 20 + 10];
  };
  EXPECT_EQ(alpha(0), 128);
  EXPECT_EQ(alpha(71), 0) << "level";
  EXPECT_EQ(alpha(100), 0);
  EXPECT_NEAR(alpha(35), 64, 1.5);
  EXPECT_EQ(alpha(gis::geo::Surface::no_value), 0);
}

TEST(Relief, ASampleStandsWhereItsGroundIs) {
  auto surface = lit(71);
  // All dark west of 520 km.
  for (int row = 0; row < 900; ++row)
    for (int column = 0; column < 400; ++column) surface.values[surface.grid.index({row, column})] = 0;
  const View view({0, 0, 20, 10}, {520'000, 1'315'000}, 100'000); // 520 km is at 10 mm
  const auto shading = shade(relief_of(surface), view, 1, 0.25);
  ASSERT_EQ(shading.columns, 20);
  EXPECT_EQ(shading.alpha[3 * 20 + 8], 64);
  EXPECT_EQ(shading.alpha[3 * 20 + 11], 0);
}

TEST(Relief, FarOutASampleIsTheMeanOfItsGround) {
  // Stripes narrower than a sample.
  auto surface = lit(0);
  for (std::size_t i = 0; i < surface.values.size(); i += 2) surface.values[i] = 60;
  const View far({0, 0, 20, 20}, {530'000, 1'315'000}, 1'000'000); // 1 mm is 1 km, ten cells
  const auto shading = shade(relief_of(surface), far, 1, 1);
  const auto middle = shading.alpha[10 * 20 + 10];
  EXPECT_NEAR(middle, 255 * (1 - 30 / 70.71), 3);
}

TEST(Relief, IsPaintedAsBlackOverTheFrame) {
  Scene scene{20, 20, {0, 0, 20, 20}, 1};
  scene.add(Shading{"relief", {0, 0, 20, 20}, 2, 2, {255, 0, 0, 0}});
  QImage image(40, 40, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  paint(scene, painter, 2);
  painter.end();
  EXPECT_LT(qRed(image.pixel(2, 2)), 30);
  EXPECT_GT(qRed(image.pixel(37, 37)), 225);
}

} // namespace
