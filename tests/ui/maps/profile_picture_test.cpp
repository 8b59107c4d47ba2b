#include "ui/maps/profile_picture.h"

#include "ui/maps/fonts.h"
#include "ui/maps/svg.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ui::maps {
namespace {

using testing::HasSubstr;

ProfilePicture picture(double hill_m) {
  ProfilePicture made{.title = "Núi Voi & <VTV1>", .transmitter = "Núi Voi", .receiver = "Xã Đạ Mrê"};
  for (int i = 0; i <= 100; ++i) {
    made.profile.distances_m.push_back(200.0 * i);
    made.profile.heights_m.push_back(800 + (i > 40 && i < 50 ? hill_m : 0));
  }
  made.link = {.frequency = gis::radio::Megahertz(98.5),
               .transmitter_height = gis::base::Metres(60),
               .receiver_height = gis::base::Metres(10)};
  made.clearances = gis::radio::clearances(made.profile, made.link, made.earth_radius_km);
  made.obstacle = gis::radio::obstacle(made.clearances);
  made.obstacle_text = "Vật cản: 9,0 km, 1.100 m";
  made.lines = {{"Nhiễu xạ qua địa hình", "-12,4 dB"}, {"Cường độ trường tại nơi thu", "48,1 dBµV/m", true}};
  made.note = "Tính theo ITU-R P.1812.";
  return made;
}

const Text *find(const Scene &scene, const std::string &words) {
  for (const auto &item : scene.items)
    if (item.text && item.text->text == words) return &*item.text;
  return nullptr;
}

TEST(ProfilePicture, NamesBothEndsTheObstacleAndEveryLine) {
  ensure_gui();
  const auto shown = picture(300);
  const auto scene = profile_scene(shown);
  for (const auto &words : {shown.title, shown.transmitter, shown.receiver, shown.obstacle_text,
                            shown.lines[0].value, shown.lines[1].label, shown.note})
    EXPECT_NE(find(scene, words), nullptr) << words;
  EXPECT_EQ(find(profile_scene(picture(-10)), shown.obstacle_text) == nullptr,
            !picture(-10).obstacle.has_value());
}

TEST(ProfilePicture, WordsStandOnTheSheetAndNotOnEachOther) {
  ensure_gui();
  for (const double hill : {-300.0, 0.0, 40.0, 300.0, 2000.0}) {
    const auto scene = profile_scene(picture(hill));
    for (std::size_t i = 0; i < scene.label_boxes.size(); ++i) {
      EXPECT_TRUE((Frame{0, 0, scene.width, scene.height}).holds(scene.label_boxes[i])) << hill;
      for (std::size_t j = 0; j < i; ++j)
        EXPECT_FALSE(scene.label_boxes[i].overlaps(scene.label_boxes[j])) << hill << " " << i << " " << j;
    }
    for (const auto &item : scene.items) {
      if (!item.shape) continue;
      for (const auto &path : item.shape->paths)
        for (const auto &at : path) EXPECT_TRUE(std::isfinite(at.x) && std::isfinite(at.y)) << hill;
    }
  }
}

TEST(ProfilePicture, FiguresEndAtOneEdge) {
  ensure_gui();
  const auto shown = picture(300);
  const auto scene = profile_scene(shown);
  const auto end = [&](const ProfileLine &line) {
    const auto *text = find(scene, line.value);
    return text->at.x + width_of(text->text, text->font);
  };
  EXPECT_NEAR(end(shown.lines[0]), end(shown.lines[1]), 0.01);
}

TEST(Svg, IsTheSceneInMillimetresWithItsTextAsText) {
  ensure_gui();
  const auto scene = profile_scene(picture(300));
  const auto text = svg(scene);
  EXPECT_THAT(text, HasSubstr("width=\"210mm\""));
  EXPECT_THAT(text, HasSubstr("viewBox=\"0 0 210 128\""));
  EXPECT_THAT(text, HasSubstr(">Núi Voi &amp; &lt;VTV1&gt;</text>"));
  EXPECT_THAT(text, HasSubstr("<title>Núi Voi &amp; &lt;VTV1&gt;</title>"));
  EXPECT_THAT(text, HasSubstr("stroke-dasharray=\"1 0.8\""));
  EXPECT_THAT(text, HasSubstr("fill-opacity=\"0.431\""));
  EXPECT_THAT(text, HasSubstr("clip-path=\"url(#map)\""));
  EXPECT_EQ(text, svg(profile_scene(picture(300)))) << "the same bytes";
  const auto count = [&](const std::string &what) {
    std::size_t n = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
  };
  EXPECT_EQ(count("<text "), count("</text>"));
  const auto texts = static_cast<std::size_t>(std::count_if(
      scene.items.begin(), scene.items.end(), [](const Item &item) { return item.text.has_value(); }));
  EXPECT_EQ(count("<text "), texts);
}

} // namespace
} // namespace ui::maps
