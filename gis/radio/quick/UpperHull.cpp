#include "gis/radio/quick/UpperHull.h"

#include <algorithm>

namespace gis::radio::quick {

void UpperHull::push(double x, double y, std::size_t number) {
  while (points_.size() >= 2) {
    const auto &last = points_.back(), &before = points_[points_.size() - 2];
    // What lies below or on the line from the one before to the new one is never the only one seen.
    if ((last.y - before.y) * (x - before.x) > (y - before.y) * (last.x - before.x)) break;
    points_.pop_back();
  }
  points_.push_back({x, y, number});
}

/// The last point from which going left makes nothing better. better(i): whether i − 1 is better than i, true
/// up to some point from the right and false from there. The last points are tried one by one, then ever
/// wider apart, then halved.
template <class Better> std::size_t UpperHull::descend(const Better &better) const {
  constexpr std::size_t one_by_one = 4;
  std::size_t at = points_.size() - 1;
  for (std::size_t k = 0; k < one_by_one; ++k, --at)
    if (at == 0 || !better(at)) return at;
  // better(at + 1) was true: what is sought lies at `at` or before.
  std::size_t high = at, stride = 1, low = 0;
  for (;;) {
    if (high < stride) break;
    const std::size_t next = high - stride;
    if (next == 0 || !better(next)) {
      low = next;
      break;
    }
    high = next - 1;
    stride *= 2;
  }
  while (low < high) { // the greatest of low … high where it is not better to go on
    const std::size_t middle = high - (high - low) / 2;
    if (better(middle))
      high = middle - 1;
    else
      low = middle;
  }
  return low;
}

UpperHull::Tangent UpperHull::tangent(double at_x, double at_y) const {
  const auto at = descend([&](std::size_t i) {
    const auto &here = points_[i], &before = points_[i - 1];
    return (before.y - at_y) * (at_x - here.x) > (here.y - at_y) * (at_x - before.x);
  });
  const auto &point = points_[at];
  return {(point.y - at_y) / (at_x - point.x), point.number};
}

double UpperHull::farthest(double slope) const {
  const auto at = descend([&](std::size_t i) {
    const auto &here = points_[i], &before = points_[i - 1];
    return before.y - slope * before.x > here.y - slope * here.x;
  });
  return points_[at].y - slope * points_[at].x;
}

} // namespace gis::radio::quick
