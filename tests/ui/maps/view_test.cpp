// The part of a map a screen shows is the map of the sheet, cut to the frame.
#include "gis/base/Error.h"
#include "gis/base/Progress.h"
#include "tests/ui/maps/invented.h"
#include "ui/maps/LabelPictures.h"
#include "ui/maps/Painter.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/classes.h"
#include "ui/maps/fonts.h"
#include "ui/maps/hatching.h"

#include <QImage>
#include <QPainter>
#include <gtest/gtest.h>

namespace {

using namespace invented;

Scene view_of(const MapData &data, double scale, gis::geo::Point centre = {530000, 1315000},
              std::set<int> hidden = {}) {
  return build_view({&data, View({0, 0, 200, 150}, centre, scale), std::move(hidden)});
}

int count(const Scene &scene, const std::string &layer) {
  int n = 0;
  for (const auto &item : scene.items) n += item.shape && item.shape->layer == layer;
  return n;
}

QImage painted(const Scene &scene, LabelPictures *pictures) {
  QImage image(600, 450, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  paint(scene, painter, 3, pictures);
  return image;
}

TEST(MapView, FillsTheUnitsInTheFrameAndNoOthers) {
  const auto data = seven();
  EXPECT_EQ(count(view_of(data, 500'000), "fill"), 7);
  // 200 mm at 1:50,000 are 10 km: one commune of 15 km, seen from its middle.
  const auto near = view_of(data, 50'000, {507500, 1307500});
  EXPECT_EQ(count(near, "fill"), 1);
  for (const auto &item : near.items)
    if (item.shape && item.shape->layer == "fill")
      for (const auto &path : item.shape->paths)
        for (const Mm &p : path) EXPECT_TRUE((Frame{-7, -7, 214, 164}.holds(p)));
}

TEST(MapView, AZoomFarInStaysSmall) {
  auto data = seven();
  data.units[5].state = State::no_data; // dots: the costliest hatch
  const auto scene = view_of(data, 2'000, {522500, 1322500});
  std::size_t points = 0;
  for (const auto &item : scene.items)
    if (item.shape)
      for (const auto &path : item.shape->paths) points += path.size();
  EXPECT_LT(points, 60'000U);
}

TEST(MapView, AHiddenClassIsNeitherFilledNorNamed) {
  const auto data = seven();
  const auto all = view_of(data, 500'000);
  const auto some = view_of(data, 500'000, {530000, 1315000}, {static_cast<int>(State::behind)});
  EXPECT_EQ(count(some, "fill"), 6);
  EXPECT_EQ(some.labelled, all.labelled - 1);
}

TEST(MapView, SaysNothingTwiceAndListsNoNumbers) {
  const auto scene = view_of(seven(), 1'500'000);
  EXPECT_TRUE(scene.listed.empty());
  EXPECT_EQ(count(scene, "leader"), 1); // of the second of two hospitals, not of a label
  for (std::size_t i = 0; i < scene.label_boxes.size(); ++i)
    for (std::size_t k = i + 1; k < scene.label_boxes.size(); ++k)
      EXPECT_FALSE(scene.label_boxes[i].overlaps(scene.label_boxes[k]));
}

TEST(MapView, LabelsKeptAsPicturesLookLikeLabelsDrawn) {
  ensure_gui();
  const auto scene = view_of(seven(), 300'000);
  LabelPictures pictures;
  const QImage drawn = painted(scene, nullptr), first = painted(scene, &pictures),
               again = painted(scene, &pictures);
  EXPECT_EQ(first, again);
  // Whole pixels and other joins move an edge by less than a pixel: few pixels differ much.
  int differ = 0;
  for (int y = 0; y < drawn.height(); ++y)
    for (int x = 0; x < drawn.width(); ++x)
      differ += std::abs(qGray(drawn.pixel(x, y)) - qGray(first.pixel(x, y))) > 96;
  EXPECT_LT(differ, drawn.width() * drawn.height() / 100);
}

TEST(MapView, BandsShowWhatOnePieceShowsAndStopWhenAsked) {
  ensure_gui();
  const auto scene = view_of(seven(), 300'000);
  LabelPictures pictures;
  const QImage whole = painted(scene, &pictures);
  QImage bands(whole.size(), whole.format()), again = bands;
  bands.fill(Qt::white);
  again.fill(Qt::white);
  gis::base::Progress quiet;
  paint_bands(scene, bands, 3, pictures, quiet);
  paint_bands(scene, again, 3, pictures, quiet);
  EXPECT_EQ(bands, again);
  // A line cut at the edge of a band is counted from another end: its greys move a little, by 31 of 255 here.
  int most = 0;
  for (int y = 0; y < whole.height(); ++y)
    for (int x = 0; x < whole.width(); ++x)
      most = std::max(most, std::abs(qGray(whole.pixel(x, y)) - qGray(bands.pixel(x, y))));
  EXPECT_LT(most, 48);
  gis::base::Progress stopped([](double, const std::string &) { return false; });
  EXPECT_THROW(paint_bands(scene, bands, 3, pictures, stopped), gis::base::Cancelled);
}

TEST(Clipping, KeepsTheAreaInsideAndLeavesWholeRingsAlone) {
  const std::vector<Path> ring{{{-10, -10}, {30, -10}, {30, 30}, {-10, 30}, {-10, -10}}};
  const auto cut = clipped(ring, {0, 0, 20, 10});
  ASSERT_EQ(cut.size(), 1U);
  const Frame box = bounds(cut);
  EXPECT_EQ(box.x, 0);
  EXPECT_EQ(box.w, 20);
  EXPECT_EQ(box.h, 10);
  EXPECT_TRUE(inside(cut, {10, 5}));
  EXPECT_EQ(clipped(ring, {-20, -20, 100, 100}), ring);
  EXPECT_TRUE(clipped(ring, {50, 50, 10, 10}).empty());
}

TEST(Classes, CountEveryUnitOnce) {
  auto data = seven();
  const auto counts = state_counts(data);
  for (const int n : counts) EXPECT_EQ(n, 1);
  data.theme = "reach";
  const auto classes = classes_of(data, load_style(false), false);
  int units = 0;
  for (const int n : classes.counts) units += n;
  for (const int n : state_counts(data)) units += n;
  EXPECT_EQ(units, 7);
  EXPECT_EQ(classes.colours.size() + 1, classes.limits.size());
}

} // namespace
