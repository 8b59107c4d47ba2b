#include "units.h"

#include "dice.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>

namespace sample {

const std::vector<Commune> &communes() {
  static const std::vector<Commune> all = [] {
    std::vector<Commune> list = {
        {"99001", "Thị trấn Suối Mây", "Suoi May Township", "991", {18.4, 15.6}, 0, 13850, true, "99013"},
        {"99004", "Xã Đạ Lơng", "Da Long Commune", "991", {24.6, 20.6}, .35, 6120, false, "99007"},
        {"99007", "Xã K'Brang", "K'Brang Commune", "991", {29.3, 25}, .85, 2940, false, "99007"},
        {"99010", "Xã Đạ Mrê", "Da Mre Commune", "991", {32.2, 20.2}, .9, 2210, false, "99007"},
        {"99013", "Xã Tân Sương", "Tan Suong Commune", "991", {22.6, 14}, .15, 7430, false, "99013"},
        {"99016", "Xã Bờ Nâu", "Bo Nau Commune", "991", {28, 16}, .5, 4380, false, "99019"},
        {"99019", "Xã Ka Đong", "Ka Dong Commune", "991", {31, 11.2}, .8, 2650, false, "99019"},
        {"99022", "Xã Liêng Hoa", "Lieng Hoa Commune", "991", {18.4, 21.8}, .4, 5240, false, "99022"},
        {"99025", "Xã Phước Suối", "Phuoc Suoi Commune", "991", {14, 17.6}, .2, 6890, false, "99022"},
        {"99028", "Xã Đồng Lau", "Dong Lau Commune", "991", {19, 26.8}, .7, 3120, false, "99031"},
        {"99031", "Xã R'Tung", "R'Tung Commune", "991", {12.8, 25.4}, .95, 1980, false, "99031"},
        {"99034", "Xã Hòa Mây", "Hoa May Commune", "991", {24.2, 26}, .75, 2420, false, "99031"},
        {"99037", "Xã Đạ Kơi", "Da Koi Commune", "991", {26, 8.9}, .55, 3870, false, "99040"},
        {"99040", "Xã Đưng Sơn", "Dung Son Commune", "991", {31, 5.6}, 1, 1840, false, "99040"},
        {"99043", "Phường 1", "Ward 1", "992", {8, 9.6}, 0, 15600, true, "99046"},
        {"99046", "Phường 2", "Ward 2", "992", {10.6, 12.6}, .05, 11240, true, "99046"},
        {"99049", "Xã Thông Reo", "Thong Reo Commune", "992", {4, 13.6}, .3, 5930, false, "99058"},
        {"99052", "Xã Bình Trà", "Binh Tra Commune", "992", {14.6, 8.4}, .15, 8120, false, "99055"},
        {"99055", "Xã Hoà Lạnh", "Hoa Lanh Commune", "992", {19.6, 5.6}, .45, 4710, false, "99055"},
        {"99058", "Xã Đạ Nong", "Da Nong Commune", "992", {3.2, 19.6}, .85, 2380, false, "99058"},
        {"99061", "Xã Cổng Trời", "Cong Troi Commune", "992", {20.5, 1.9}, .7, 3050, false, "99055"},
        {"99064", "Xã Bến Đò", "Ben Do Commune", "992", {4.4, 5.4}, .4, 4980, false, "99064"},
        {"99067", "Xã Hồ Tiên", "Ho Tien Commune", "992", {8.2, 19.6}, .65, 3260, false, "99058"},
    };
    for (Commune &c : list) c.households = static_cast<int>(c.people / (3.55 + 0.75 * c.remote) + 0.5);
    return list;
  }();
  return all;
}

// All codes are codes of 2024 under which, four times in ten, another name stood.
const std::vector<NewUnit> &new_units() {
  static const std::vector<NewUnit> all = {
      {"99007", "Xã Đạ Lơng", "Da Long Commune"},      {"99013", "Xã Suối Mây", "Suoi May Commune"},
      {"99019", "Xã Bờ Nâu", "Bo Nau Commune"},        {"99022", "Xã Liêng Hoa", "Lieng Hoa Commune"},
      {"99031", "Xã Đồng Lau", "Dong Lau Commune"},    {"99040", "Xã Đạ Kơi", "Da Koi Commune"},
      {"99046", "Phường Đồi Thông", "Doi Thong Ward"}, {"99055", "Xã Bình Trà", "Binh Tra Commune"},
      {"99058", "Xã Thông Reo", "Thong Reo Commune"},  {"99064", "Xã Bến Đò", "Ben Do Commune"},
  };
  return all;
}

int commune_of(int region) { return region == static_cast<int>(communes().size()) ? kSplit : region; }

const std::string &new_code_of(int region) {
  static const std::string split_off = "99040";
  return region == static_cast<int>(communes().size()) ? split_off : communes()[region].code_2025;
}

Mosaic::Mosaic(double cell, std::vector<int> labels)
    : cell_(cell), columns_(static_cast<int>(kWidth / cell)), rows_(static_cast<int>(kHeight / cell)),
      labels_(std::move(labels)) {
  smooth();
}

Mosaic::Mosaic(double cell, std::function<int(Point)> label)
    : cell_(cell), columns_(static_cast<int>(kWidth / cell)), rows_(static_cast<int>(kHeight / cell)) {
  for (int j = 0; j < rows_; ++j)
    for (int i = 0; i < columns_; ++i) labels_.push_back(label({(i + 0.5) * cell, (j + 0.5) * cell}));
  smooth();
}

int Mosaic::cell_at(int i, int j) const {
  return i < 0 || j < 0 || i >= columns_ || j >= rows_ ? -1 : labels_[j * columns_ + i];
}

int Mosaic::at(Point p) const {
  return cell_at(static_cast<int>(std::floor(p.x / cell_)), static_cast<int>(std::floor(p.y / cell_)));
}

void Mosaic::smooth() {
  // Two cells that touch only by a corner would make a ring touch itself: give one of them away.
  for (bool again = true; again;) {
    again = false;
    for (int j = 1; j < rows_; ++j)
      for (int i = 1; i < columns_; ++i) {
        const int a = cell_at(i - 1, j - 1), b = cell_at(i, j - 1), c = cell_at(i - 1, j), d = cell_at(i, j);
        if (a != b && c != d && a != c && b != d && (a == d || b == c)) {
          labels_[j * columns_ + i] = b; // joins b and c, or takes d away from a
          again = true;
        }
      }
  }
  const int wide = columns_ + 1;
  std::vector<std::vector<int>> next(wide * (rows_ + 1));
  const auto join = [&](int p, int q) {
    next[p].push_back(q);
    next[q].push_back(p);
  };
  for (int j = 0; j <= rows_; ++j)
    for (int i = 0; i <= columns_; ++i) {
      if (i < columns_ && cell_at(i, j) != cell_at(i, j - 1)) join(j * wide + i, j * wide + i + 1);
      if (j < rows_ && cell_at(i, j) != cell_at(i - 1, j)) join(j * wide + i, (j + 1) * wide + i);
    }
  for (int j = 0; j <= rows_; ++j)
    for (int i = 0; i <= columns_; ++i)
      corners_.push_back({(i + 0.6 * (at_lattice(31, i, j) - 0.5)) * cell_,
                          (j + 0.6 * (at_lattice(32, i, j) - 0.5)) * cell_});
  for (int round = 0; round < 2; ++round) {
    const std::vector<Point> before = corners_;
    for (std::size_t k = 0; k < next.size(); ++k) {
      if (next[k].empty()) continue;
      Point mean;
      for (int other : next[k]) {
        mean.x += before[other].x / static_cast<double>(next[k].size());
        mean.y += before[other].y / static_cast<double>(next[k].size());
      }
      corners_[k] = {(before[k].x + mean.x) / 2, (before[k].y + mean.y) / 2};
    }
  }
}

std::vector<Ring> Mosaic::rings(const std::function<bool(int)> &wanted) const {
  const int wide = columns_ + 1;
  const int step[4] = {1, wide, -1, -wide}; // east, north, west, south
  std::map<int, std::set<int>> leaving;     // corner → directions, with the wanted cell on the left
  const auto in = [&](int i, int j) {
    const int label = cell_at(i, j);
    return label >= 0 && wanted(label);
  };
  for (int j = 0; j < rows_; ++j)
    for (int i = 0; i < columns_; ++i) {
      if (!in(i, j)) continue;
      if (!in(i, j - 1)) leaving[j * wide + i].insert(0);
      if (!in(i + 1, j)) leaving[j * wide + i + 1].insert(1);
      if (!in(i, j + 1)) leaving[(j + 1) * wide + i + 1].insert(2);
      if (!in(i - 1, j)) leaving[(j + 1) * wide + i].insert(3);
    }
  std::vector<Ring> found;
  while (!leaving.empty()) {
    const int start = leaving.begin()->first;
    int corner = start, direction = *leaving.begin()->second.begin();
    Ring ring;
    do {
      ring.push_back(corners_[corner]);
      auto here = leaving.find(corner);
      here->second.erase(direction);
      if (here->second.empty()) leaving.erase(here);
      corner += step[direction];
      if (corner == start) break;
      const std::set<int> &ways = leaving.at(corner);
      for (int turn : {1, 0, 3}) // left first: stay with the same cell
        if (ways.count((direction + turn) % 4)) {
          direction = (direction + turn) % 4;
          break;
        }
    } while (true);
    ring.push_back(ring.front());
    found.push_back(std::move(ring));
  }
  return found;
}

namespace {

bool in_province(Point p) {
  // A rounded box whose edge wanders by up to some two kilometres.
  const double u = (p.x - 17500) / 16400, v = (p.y - 15000) / 14000;
  const double far = u * u * u * u + v * v * v * v;
  return far < 0.3 + 1.25 * rough(43, p.x, p.y, 6000);
}

} // namespace

Mosaic grow_regions(const Land &land) {
  const double cell = 250;
  const int columns = static_cast<int>(kWidth / cell), rows = static_cast<int>(kHeight / cell);
  std::vector<double> height, difficulty, reached(columns * rows, 1e12);
  std::vector<int> label(columns * rows, -1);
  const auto centre = [&](int k) { return Point{(k % columns + 0.5) * cell, (k / columns + 0.5) * cell}; };
  for (int k = 0; k < columns * rows; ++k) {
    height.push_back(land.height(centre(k)));
    difficulty.push_back(0.25 + 2.2 * rough(51, centre(k).x, centre(k).y, 2200) +
                         (land.to_river(centre(k)) < 170 ? 7 : 0));
  }
  using Entry = std::pair<double, int>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  std::vector<Point> seeds;
  for (const Commune &c : communes()) seeds.push_back(c.seed);
  seeds.push_back({26.6, 3.6});
  for (std::size_t s = 0; s < seeds.size(); ++s) {
    const int k =
        static_cast<int>(seeds[s].y * 1000 / cell) * columns + static_cast<int>(seeds[s].x * 1000 / cell);
    // Towns start late and stay small.
    reached[k] = s < communes().size() && communes()[s].town ? 9.0 : 0.0;
    label[k] = static_cast<int>(s);
    queue.push({reached[k], k});
  }
  while (!queue.empty()) {
    const auto [cost, k] = queue.top();
    queue.pop();
    if (cost > reached[k]) continue;
    const int i = k % columns, j = k / columns;
    for (const auto &[di, dj] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      if (i + di < 0 || j + dj < 0 || i + di >= columns || j + dj >= rows) continue;
      const int n = k + dj * columns + di;
      if (!in_province(centre(n))) continue;
      const double climb = std::max(0.0, height[n] - height[k]);
      const double there = cost + difficulty[n] + climb / 13;
      if (there < reached[n]) {
        reached[n] = there;
        label[n] = label[k];
        queue.push({there, n});
      }
    }
  }
  return Mosaic(cell, std::move(label));
}

} // namespace sample
