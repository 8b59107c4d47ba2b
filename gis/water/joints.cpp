#include "gis/water/joints.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace gis::water {
namespace {

double distance(geo::Point a, geo::Point b) { return std::hypot(a.x - b.x, a.y - b.y); }
bool before(geo::Point a, geo::Point b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); }

/// Sets of ends, each known by one of its members.
class Sets {
public:
  explicit Sets(std::size_t count) : root_(count) { std::iota(root_.begin(), root_.end(), std::size_t{0}); }
  std::size_t find(std::size_t i) {
    while (root_[i] != i) i = root_[i] = root_[root_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { root_[find(a)] = find(b); }

private:
  std::vector<std::size_t> root_;
};

/// An end that lies on the inside of another line.
struct Touch {
  std::size_t end = 0;
  geo::LineHit hit;
};

} // namespace

Joints join_ends(const std::vector<geo::Line> &lines, const geo::SegmentIndex &index, double tolerance) {
  // Ends 2i and 2i + 1 are the first and the last point of line i.
  const auto point = [&](std::size_t end) {
    return end % 2 == 0 ? lines[end / 2].front() : lines[end / 2].back();
  };
  const std::size_t count = 2 * lines.size();
  Sets sets(count);
  std::vector<Touch> touches;
  for (std::size_t end = 0; end < count; ++end)
    for (const auto &hit : index.within(point(end), tolerance)) {
      bool at_an_end = hit.line == end / 2;
      for (const std::size_t other : {2 * hit.line, 2 * hit.line + 1})
        if (distance(point(end), point(other)) <= tolerance) {
          sets.unite(end, other);
          at_an_end = true;
        }
      if (!at_an_end) touches.push_back({end, hit});
    }

  // The place of a set is its first point, and nodes are numbered by their places.
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return before(point(a), point(b)); });
  Joints joints;
  std::vector<std::size_t> node_of(count, count);
  for (const std::size_t end : order) {
    auto &node = node_of[sets.find(end)];
    if (node != count) continue;
    node = joints.nodes.size();
    joints.nodes.push_back(point(end));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    joints.from.push_back(node_of[sets.find(2 * i)]);
    joints.to.push_back(node_of[sets.find(2 * i + 1)]);
  }

  // Of several ends of one node that touch one line the nearest counts; none where the line ends there
  // itself.
  std::map<std::pair<std::size_t, std::size_t>, geo::LineHit> nearest; // by line and node
  for (const Touch &touch : touches) {
    const std::size_t line = touch.hit.line, node = node_of[sets.find(touch.end)];
    if (node == joints.from[line] || node == joints.to[line]) continue;
    const auto [known, is_new] = nearest.emplace(std::pair(line, node), touch.hit);
    if (!is_new &&
        std::tie(touch.hit.distance, touch.hit.along) < std::tie(known->second.distance, known->second.along))
      known->second = touch.hit;
  }
  joints.splits.resize(lines.size());
  for (const auto &[key, hit] : nearest) joints.splits[key.first].push_back({hit.along, key.second});
  return joints;
}

} // namespace gis::water
