#include "gis/base/Error.h"
#include "tests/ui/maps/invented.h"
#include "ui/maps/Painter.h"
#include "ui/maps/SceneBuilder.h"
#include "ui/maps/Style.h"
#include "ui/maps/fonts.h"
#include "ui/maps/hatching.h"
#include "ui/maps/lattice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

#include <QImage>

namespace {

using namespace ui::maps;
using namespace invented;
using gis::geo::Box;
using gis::geo::Geometry;
using gis::geo::Point;

TEST(View, GoesThereAndBack) {
  const View view({10, 20, 200, 100}, {550000, 1310000}, 500000);
  const Mm paper = view.paper({555000, 1312500});
  EXPECT_NEAR(paper.x, 110 + 10, 1e-9); // 5 km at 1:500,000 = 10 mm
  EXPECT_NEAR(paper.y, 70 - 5, 1e-9);   // north is up
  const Point back = view.study(paper);
  EXPECT_NEAR(back.x, 555000, 1e-6);
  EXPECT_NEAR(back.y, 1312500, 1e-6);
  const Mm px = View::pixels({25.4, 12.7}, 150);
  EXPECT_NEAR(px.x, 150, 1e-9);
  EXPECT_NEAR(View::from_pixels(px, 150).y, 12.7, 1e-9);
}

TEST(View, TakesTheScalesOfTheDesignSheet) {
  const Box old_province{0, 0, 159000, 122000}, province_2025{0, 0, 193000, 257000};
  EXPECT_EQ(View::fitting(layout_of("a4-landscape").map, old_province).scale(), 800000);
  EXPECT_EQ(View::fitting(layout_of("a4-portrait").map, old_province).scale(), 1000000);
  EXPECT_EQ(View::fitting(layout_of("a3-landscape").map, old_province).scale(), 500000);
  EXPECT_EQ(View::fitting(layout_of("a1-landscape").map, old_province).scale(), 250000);
  EXPECT_EQ(View::fitting(layout_of("a0-landscape").map, old_province).scale(), 200000);
  EXPECT_EQ(View::fitting(layout_of("a3-portrait").map, province_2025).scale(), 1000000);
}

TEST(View, GridAndBarAreRound) {
  EXPECT_EQ(grid_step(500000), 20000);
  EXPECT_EQ(grid_step(10000), 500);
  EXPECT_EQ(grid_step(1500000), 50000);
  EXPECT_EQ(bar_segment(500000, 56), 5000); // 14 mm at 1:500,000 = 7 km
  EXPECT_EQ(bar_segment(25000, 56), 200);
}

TEST(Hatch, StaysInsideOnOnePhase) {
  const std::vector<Path> ring{
      {{10.3, 10.2}, {20.7, 10.2}, {20.7, 15.1}, {15, 13}, {10.3, 15.1}, {10.3, 10.2}}};
  const Hatch level{{0}, 2.4, 0.18};
  const auto lines = hatch_lines(ring, level);
  ASSERT_FALSE(lines.empty());
  for (const auto &line : lines) {
    EXPECT_NEAR(std::remainder(line[0].y, 2.4), 0, 1e-9);
    for (int i = 1; i < 10; ++i)
      EXPECT_TRUE(inside(ring, {line[0].x + (line[1].x - line[0].x) * i / 10, line[0].y}));
  }
  EXPECT_EQ(lines.size(), 3u); // y = 12 whole, y = 14.4 cut in two by the notch
}

// Vertices of drawn units lie on the 0.05 mm lattice and so does every upright hatch line: each line must
// still cross a convex ring exactly once, wherever the ring stands.
TEST(Hatch, MissesNoLineThroughVertices) {
  for (int shift = 0; shift < 200; ++shift) {
    const double x = shift * 1.6;
    const std::vector<Path> ring{
        {{x, 10}, {x + 1.6, 8}, {x + 3.2, 7}, {x + 4.8, 10}, {x + 3.2, 13}, {x + 1.6, 12}, {x, 10}}};
    const auto lines = hatch_lines(ring, {{90}, 1.6, 0.22});
    ASSERT_EQ(lines.size(), 2u) << x;
    for (const auto &line : lines) EXPECT_NEAR(line[0].x, line[1].x, 1e-6);
  }
}

TEST(Lattice, SharedBordersAreDrawnOnce) {
  const View view({0, 0, 100, 100}, {5000, 5000}, 100000);
  const Geometry a = square(0, 0, 5000, 5000), b = square(5000, 0, 5000, 5000);
  double length = 0;
  for (const auto &path : borders({&a, &b}, view))
    for (std::size_t i = 1; i < path.size(); ++i)
      length += std::abs(path[i].x - path[i - 1].x) + std::abs(path[i].y - path[i - 1].y);
  EXPECT_NEAR(length, 7 * 50, 1e-6);
}

TEST(Labels, NeverOverlapAndStandInside) {
  const auto data = seven();
  const Scene scene = build_scene({&data, "a4-landscape"});
  EXPECT_EQ(scene.labelled, 7);
  for (std::size_t i = 0; i < scene.label_boxes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(scene.label_boxes[i].overlaps(scene.label_boxes[j]));
  for (const auto &box : scene.label_boxes) EXPECT_TRUE(scene.map.holds(box));
}

TEST(Classes, AreRoundAndHoldTheTarget) {
  const std::vector<double> expected{40, 50, 60, 70, 80, 90};
  EXPECT_EQ(class_limits({41, 88}, 5, {}), expected);
  const auto limits = class_limits({41, 88}, 5, 62);
  EXPECT_EQ(limits[2], 62);
  const std::vector<double> alone{7, 7}, finer{40, 50, 60, 70, 80, 90, 100};
  EXPECT_EQ(class_limits({7, 7, 7}, 5, {}), alone);
  EXPECT_EQ(class_limits({46.3, 95.4}, 7, {}), finer);
}

TEST(Classes, HoldAllValuesInAsManyAsAllowed) {
  std::mt19937 random(4);
  for (int turn = 0; turn < 500; ++turn) {
    std::vector<double> values;
    const double size = std::pow(10.0, static_cast<int>(random() % 7)) / 100;
    for (unsigned i = 0; i < 2 + random() % 40; ++i)
      values.push_back(static_cast<double>(random() % 10000) * size);
    const int classes = 5 + static_cast<int>(random() % 3);
    const auto limits = class_limits(values, classes, {});
    EXPECT_LE(limits.size(), static_cast<std::size_t>(classes) + 1);
    EXPECT_TRUE(std::is_sorted(limits.begin(), limits.end()));
    for (const double value : values) EXPECT_TRUE(value >= limits.front() && value <= limits.back());
  }
}

TEST(Scene, MatchesItsGoldenText) {
  const auto data = seven();
  const std::string now = describe(build_scene({&data, "a4-landscape"}));
  const std::string path = std::string(TIEPCAN_SOURCE_DIR) + "/tests/golden/maps/invented.txt";
  const std::string kept = read(path);
  if (now == kept) return;
  std::ofstream(temporary("scene.txt")) << now;
  std::istringstream a(kept), b(now);
  std::string old_line, new_line;
  int shown = 0;
  for (int n = 1; shown < 20; ++n) {
    const bool more_a = static_cast<bool>(std::getline(a, old_line)),
               more_b = static_cast<bool>(std::getline(b, new_line));
    if (!more_a && !more_b) break;
    if (!more_a) old_line.clear();
    if (!more_b) new_line.clear();
    if (old_line != new_line) {
      ADD_FAILURE() << "line " << n << "\n- " << old_line << "\n+ " << new_line;
      ++shown;
    }
  }
  ADD_FAILURE() << "the new scene is in " << temporary("scene.txt");
}

TEST(Pdf, KeepsTheDiacriticsAndItsBytes) {
  const auto data = seven();
  const Scene scene = build_scene({&data, "a4-landscape"});
  const std::string one = temporary("one.pdf"), two = temporary("two.pdf");
  write_pdf(scene, one);
  write_pdf(scene, two);
  EXPECT_EQ(read(one), read(two));
  EXPECT_EQ(read(one).find("(D:20000101000000") == std::string::npos, false);
  FILE *pipe = popen(("pdftotext '" + one + "' - 2>/dev/null").c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  std::string text;
  std::array<char, 4096> buffer;
  for (std::size_t n; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) text.append(buffer.data(), n);
  if (pclose(pipe) != 0) GTEST_SKIP() << "pdftotext is not installed";
  for (const char *name : {"Đạ Tẻh", "Đưng K'Nớ", "Ễng Lỵ", "NƯỚC SẠCH Ở ĐẠ TẺH"})
    EXPECT_NE(text.find(name), std::string::npos) << name;
}

// Qt seeds its hashes by chance, once a process: only other processes can show that the bytes hang on it.
TEST(Pdf, IsTheSameFromEveryProcess) {
  const char *const asked = std::getenv("TIEPCAN_TEST_PDF");
  const auto data = seven();
  const std::string own = asked ? asked : temporary("process.pdf");
  write_pdf(build_scene({&data, "a4-landscape"}), own);
  if (asked) return;
  const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
  for (int i = 0; i < 5; ++i) {
    const std::string other = temporary("other_process.pdf");
    std::filesystem::remove(other);
    const std::string call = "TIEPCAN_TEST_PDF='" + other + "' '" + program +
                             "' --gtest_filter=Pdf.IsTheSameFromEveryProcess > /dev/null";
    ASSERT_EQ(std::system(call.c_str()), 0);
    EXPECT_EQ(read(own), read(other));
  }
}

TEST(Png, ShowsTheMap) {
  const auto data = seven();
  const std::string path = temporary("map.png");
  write_png(build_scene({&data, "a4-landscape"}), path, 100);
  const QImage image(QString::fromStdString(path));
  EXPECT_EQ(image.width(), 1169); // 297 mm at 100 dpi
  std::set<QRgb> colours;
  for (int y = 0; y < image.height(); y += 3)
    for (int x = 0; x < image.width(); x += 3) colours.insert(image.pixel(x, y));
  EXPECT_TRUE(colours.count(0xFFA9DBF6)); // met
  EXPECT_TRUE(colours.count(0xFFB93A2B)); // behind
}

TEST(Scene, NeedsUnitsAndAKnownLayout) {
  MapData empty;
  EXPECT_THROW(build_scene({&empty}), gis::base::Error);
  const auto data = seven();
  EXPECT_THROW(build_scene({&data, "a9"}), gis::base::Error);
}

} // namespace
