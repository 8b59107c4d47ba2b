#include "ui/maps/hatching.h"
#include "ui/maps/labels.h"

#include <algorithm>

namespace ui::maps {
namespace {

/// Where the rings cross a row: what `inside` asks for each point, asked once.
std::vector<double> crossings_at(const std::vector<Path> &rings, double y) {
  std::vector<double> crossings;
  for (const auto &ring : rings)
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Mm &a = ring[i - 1], &b = ring[i];
      if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
    }
  return crossings;
}

} // namespace

Mm anchor_of(const std::vector<Path> &rings, const Frame &box) {
  constexpr int n = 24;
  Mm best = box.centre();
  double depth = -1;
  bool in[n][n];
  for (int j = 0; j < n; ++j) {
    const auto crossings = crossings_at(rings, box.y + box.h * (j + 0.5) / n);
    for (int i = 0; i < n; ++i) {
      const double x = box.x + box.w * (i + 0.5) / n;
      in[j][i] = std::count_if(crossings.begin(), crossings.end(), [&](double c) { return x < c; }) % 2 == 1;
    }
  }
  const double dx = box.w / n, dy = box.h / n;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) {
      if (!in[j][i]) continue;
      int left = 0, right = 0, up = 0, down = 0;
      while (i - left >= 0 && in[j][i - left]) ++left;
      while (i + right < n && in[j][i + right]) ++right;
      while (j - up >= 0 && in[j - up][i]) ++up;
      while (j + down < n && in[j + down][i]) ++down;
      const double score = std::min(std::min(left, right) * dx / 2, std::min(up, down) * dy) +
                           0.05 * (std::min(left, right) * dx + std::min(up, down) * dy);
      if (score > depth) {
        depth = score;
        best = {box.x + (i + 0.5) * dx, box.y + (j + 0.5) * dy};
      }
    }
  return best;
}

} // namespace ui::maps
