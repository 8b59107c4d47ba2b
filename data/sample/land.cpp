#include "land.h"

#include "dice.h"

#include <algorithm>

namespace sample {
namespace {

struct Course {
  const char *name, *kind;
  std::vector<Point> km;
  std::vector<double> level;
};

// Each stream ends on a control point of another, so that the mouths meet exactly.
const std::vector<Course> &courses() {
  static const std::vector<Course> all = {
      {"Sông Mây",
       "river",
       {{33, 27}, {28, 23.5}, {24, 19}, {19, 17}, {15, 13.5}, {9, 11}, {4, 6.5}, {-1, 3}},
       {880, 770, 690, 610, 530, 440, 360, 315}},
      {"Suối Lạnh", "stream", {{20, 29.8}, {18.2, 24.5}, {19, 17}}, {1180, 860, 610}},
      {"Đạ Tiên", "river", {{6, 27.5}, {9.6, 21}, {13, 16.8}, {15, 13.5}}, {1200, 800, 620, 530}},
      {"Đạ Nâu", "river", {{34.5, 12}, {29, 14}, {24, 19}}, {1120, 880, 690}},
      {"Đạ Trà", "river", {{26, 2}, {20, 5}, {14, 7.8}, {9, 11}}, {1150, 830, 600, 440}},
      {"Suối Thông", "stream", {{1, 20}, {2.8, 13}, {4, 6.5}}, {1120, 720, 360}},
      {"Đạ Kơi", "stream", {{33.5, 4.5}, {27.5, 7.5}, {22.3, 11.5}, {19, 17}}, {1180, 930, 760, 610}},
      {"Suối Rêu", "stream", {{30.5, 29.5}, {28, 23.5}}, {1180, 770}},
      {"Suối Lau", "stream", {{24.5, 29}, {23.2, 23.4}, {24, 19}}, {1200, 880, 690}},
      {"Đạ Mrê", "stream", {{34.5, 18}, {31.5, 20.5}, {28, 23.5}}, {1180, 940, 770}},
      {"Suối Đá", "stream", {{10, 2}, {7, 5.2}, {4, 6.5}}, {780, 480, 360}},
      {"Suối Sương", "stream", {{13.5, 28.5}, {12.6, 23.5}, {9.6, 21}}, {1220, 950, 800}},
      {"Suối Nhỏ", "stream", {{15, 2.2}, {20, 5}}, {1120, 830}},
      {"Suối Gió", "stream", {{34, 8}, {31, 10.5}, {29, 14}}, {1200, 1010, 880}},
  };
  return all;
}

// Bends a straight course by moving the middle of every piece sideways, again and again.
void bend(Line &line, std::vector<double> &level, Dice &dice) {
  for (int round = 0; round < 5; ++round) {
    Line finer{line.front()};
    std::vector<double> levels{level.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Point a = line[i - 1], b = line[i];
      const double side = dice.between(-0.17, 0.17);
      finer.push_back({(a.x + b.x) / 2 - (b.y - a.y) * side, (a.y + b.y) / 2 + (b.x - a.x) * side});
      finer.push_back(b);
      levels.push_back((level[i - 1] + level[i]) / 2);
      levels.push_back(level[i]);
    }
    line = std::move(finer);
    level = std::move(levels);
  }
}

double along(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  return std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
}

double nearest(const std::vector<River> &rivers, Point p, bool big_only) {
  double best = 1e12;
  for (const River &river : rivers) {
    if (big_only && river.kind != "river") continue;
    for (std::size_t i = 1; i < river.line.size(); ++i) {
      const Point a = river.line[i - 1], b = river.line[i];
      const double t = along(p, a, b);
      best = std::min(best, distance(p, {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}));
    }
  }
  return best;
}

double side(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

} // namespace

double distance(Point a, Point b) { return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)); }

bool segments_meet(Point a, Point b, Point c, Point d) {
  if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x)) return false;
  if (std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) return false;
  return (side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0);
}

Land::Land() {
  Dice dice(20241130);
  for (const Course &course : courses()) {
    River river{course.name, course.kind, {}, course.level};
    for (const Point &p : course.km) river.line.push_back({p.x * 1000, p.y * 1000});
    bend(river.line, river.level, dice);
    rivers_.push_back(std::move(river));
  }
  // The reservoir lies on Đạ Tiên, upstream of its second control point: a band along the stream that is
  // widest before the dam and ends in a point upstream.
  const River &stream = rivers_[2];
  const std::size_t from = 17, to = 31;
  Line right;
  for (std::size_t i = from; i <= to; ++i) {
    const Point a = stream.line[i - 1], b = stream.line[i + 1], p = stream.line[i];
    const double length = distance(a, b), t = static_cast<double>(i - from) / (to - from);
    const double half = i == from ? 0 : 520 * t * (1.25 - t * 0.75) * dice.between(0.75, 1.25);
    const double nx = -(b.y - a.y) / length, ny = (b.x - a.x) / length;
    lake_.push_back({p.x + nx * half, p.y + ny * half});
    right.push_back({p.x - nx * half, p.y - ny * half});
  }
  lake_.insert(lake_.end(), right.rbegin(), right.rend() - 1);
  lake_.push_back(lake_.front());
  lake_level_ = stream.level[from];
}

double Land::height(Point p) const {
  if (in_lake(p)) return lake_level_;
  double best = 1e12, near = 1e12;
  for (const River &river : rivers_) {
    for (std::size_t i = 1; i < river.line.size(); ++i) {
      const Point a = river.line[i - 1], b = river.line[i];
      const double t = along(p, a, b);
      const double d = distance(p, {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
      const double bed = river.level[i - 1] + (river.level[i] - river.level[i - 1]) * t;
      near = std::min(near, d);
      best = std::min(best, bed + 430 * d / (d + 2200) + 0.03 * d);
    }
  }
  const double bumps = rough(7, p.x, p.y, 3200) - 0.42;
  double h =
      best + 330 * bumps * near / (near + 900) + 26 * (noise(11, p.x, p.y, 420) - 0.5) * near / (near + 500);
  if (h > 1300) h = 1300 + (h - 1300) * 0.45;
  return std::clamp(h, 300.0, 1500.0);
}

double Land::to_water(Point p) const { return nearest(rivers_, p, false); }
double Land::to_river(Point p) const { return nearest(rivers_, p, true); }

bool Land::in_lake(Point p) const {
  bool inside = false;
  for (std::size_t i = 1; i < lake_.size(); ++i) {
    const Point a = lake_[i - 1], b = lake_[i];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

bool Land::in_hole(Point p) const {
  return distance(p, {26200, 1700}) < 900 + 500 * (noise(23, p.x, p.y, 700) - 0.5);
}

int Land::crossing(Point a, Point b) const {
  int found = 0;
  for (const River &river : rivers_)
    for (std::size_t i = 1; i < river.line.size(); ++i)
      if (segments_meet(a, b, river.line[i - 1], river.line[i]))
        found = std::max(found, river.kind == "river" ? 2 : 1);
  return found;
}

} // namespace sample
