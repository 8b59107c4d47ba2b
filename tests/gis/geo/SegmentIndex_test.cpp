#include "gis/geo/SegmentIndex.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace gis::geo;

namespace {

/// The slow obvious method: walks every line in small steps halved around the best place.
double distance_to(const Line &line, Point p) {
  double best = INFINITY;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    double low = 0, high = 1;
    const auto at = [&](double share) {
      return std::hypot(line[i].x + share * (line[i + 1].x - line[i].x) - p.x,
                        line[i].y + share * (line[i + 1].y - line[i].y) - p.y);
    };
    for (int step = 0; step < 200; ++step) {
      const double third = (high - low) / 3;
      (at(low + third) < at(high - third) ? high : low) =
          at(low + third) < at(high - third) ? high - third : low + third;
    }
    best = std::min(best, at(low));
  }
  return best;
}

} // namespace

TEST(SegmentIndex, FindsEveryLineWithinReachAndItsNearestPlace) {
  std::mt19937 random(3);
  const auto number = [&](double below) { return std::uniform_real_distribution<>(0, below)(random); };
  for (int round = 0; round < 60; ++round) {
    std::vector<Line> lines(1 + random() % 30);
    for (Line &line : lines) {
      Point at{number(1000), number(1000)};
      for (std::size_t i = 2 + random() % 6; i > 0; --i) {
        line.push_back(at);
        const double step = round % 3 == 0 ? 800 : 40;
        at = {at.x + number(step) - step / 2, at.y + number(step) - step / 2};
      }
    }
    const SegmentIndex index(lines, round % 2 == 0 ? 1 : 100);
    for (int question = 0; question < 30; ++question) {
      const Point p{number(1400) - 200, number(1400) - 200};
      const double reach = number(200);
      const auto hits = index.within(p, reach);
      std::size_t next = 0;
      for (std::size_t line = 0; line < lines.size(); ++line) {
        const double distance = distance_to(lines[line], p);
        const bool found = next < hits.size() && hits[next].line == line;
        if (std::abs(distance - reach) > 1e-6) ASSERT_EQ(found, distance < reach) << "line " << line;
        if (!found) continue;
        EXPECT_NEAR(hits[next].distance, distance, 1e-6);
        EXPECT_NEAR(std::hypot(hits[next].at.x - p.x, hits[next].at.y - p.y), distance, 1e-6);
        ++next;
      }
      ASSERT_EQ(next, hits.size());
      const auto nearest = index.nearest(p, reach);
      ASSERT_EQ(nearest.has_value(), !hits.empty());
      for (const auto &hit : hits) EXPECT_LE(nearest->distance, hit.distance);
    }
  }
}

TEST(SegmentIndex, SaysHowFarAlongTheLine) {
  const std::vector<Line> lines = {{{0, 0}, {30, 0}, {30, 40}}, {{0, 5}, {0, 5}}};
  const SegmentIndex index(lines, 10);
  const auto hit = index.nearest({33, 10}, 3);
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->along, 40);
  EXPECT_EQ(hit->at, (Point{30, 10}));
  EXPECT_EQ(hit->distance, 3);
  EXPECT_FALSE(index.nearest({33, 10}, 2.9));
  EXPECT_EQ(index.nearest({30, 44}, 10)->along, 70);
  EXPECT_EQ(index.nearest({0, 6}, 10)->line, 1U);
  EXPECT_EQ(index.within({0, 3}, 3).size(), 2U);
}

TEST(SegmentIndex, AnEmptyListHasNothingNear) {
  const std::vector<Line> none, points = {{{1, 1}}};
  EXPECT_FALSE(SegmentIndex(none, 1).nearest({0, 0}, 1e9));
  EXPECT_FALSE(SegmentIndex(points, 1).nearest({0, 0}, 1e9));
}
