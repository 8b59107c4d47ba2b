#include "ui/maps/hatching.h"
#include "ui/maps/labels.h"

#include <algorithm>

namespace ui::maps {

Mm anchor_of(const std::vector<Path> &rings, const Frame &box) {
  constexpr int n = 24;
  Mm best = box.centre();
  double depth = -1;
  bool in[n][n];
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i)
      in[j][i] = inside(rings, {box.x + box.w * (i + 0.5) / n, box.y + box.h * (j + 0.5) / n});
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
