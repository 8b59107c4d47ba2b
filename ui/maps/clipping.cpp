#include "ui/maps/hatching.h"

#include <algorithm>

namespace ui::maps {
namespace {

/// Cuts a closed ring along one edge of a frame: what has `depth` >= 0 stays.
template <class Depth> Path cut(const Path &ring, Depth depth) {
  Path kept;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Mm &a = ring[i - 1], &b = ring[i];
    const double da = depth(a), db = depth(b);
    if (i == 1 && da >= 0) kept.push_back(a);
    if ((da >= 0) != (db >= 0)) {
      const double t = da / (da - db);
      kept.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
    if (db >= 0) kept.push_back(b);
  }
  if (!kept.empty() && kept.front() != kept.back()) kept.push_back(kept.front());
  return kept;
}

} // namespace

std::vector<Path> clipped(std::vector<Path> rings, const Frame &frame) {
  for (auto &ring : rings) {
    const Frame box = bounds({ring});
    if (frame.holds(box)) continue;
    if (!frame.overlaps(box)) {
      ring.clear();
      continue;
    }
    ring = cut(ring, [&](Mm p) { return p.x - frame.x; });
    ring = cut(ring, [&](Mm p) { return frame.right() - p.x; });
    ring = cut(ring, [&](Mm p) { return p.y - frame.y; });
    ring = cut(ring, [&](Mm p) { return frame.bottom() - p.y; });
  }
  std::erase_if(rings, [](const Path &ring) { return ring.size() < 4; });
  return rings;
}

} // namespace ui::maps
