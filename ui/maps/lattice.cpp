#include "ui/maps/lattice.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ui::maps {
namespace {

struct Node {
  int x = 0, y = 0;
  friend auto operator<=>(const Node &, const Node &) = default;
};
using Edge = std::pair<Node, Node>;

Node node_of(Mm p, double step) {
  return {static_cast<int>(std::lround(p.x / step)), static_cast<int>(std::lround(p.y / step))};
}
Mm paper_of(Node n, double step) { return {n.x * step, n.y * step}; }

std::vector<Node> snap(const std::vector<gis::geo::Point> &points, const View &view) {
  std::vector<Node> nodes;
  for (const auto &point : points) {
    const Node node = node_of(view.paper(point), view.detail());
    if (nodes.empty() || nodes.back() != node) nodes.push_back(node);
  }
  return nodes;
}

/// Drops points between two others on one straight line: the shape stays exactly the same.
Path straightened(const std::vector<Node> &nodes, double step) {
  std::vector<Node> kept;
  for (const Node &node : nodes) {
    while (kept.size() >= 2) {
      const Node &a = kept[kept.size() - 2], &b = kept.back();
      const long long ux = b.x - a.x, uy = b.y - a.y, vx = node.x - b.x, vy = node.y - b.y;
      if (ux * vy != uy * vx || ux * vx + uy * vy < 0) break;
      kept.pop_back();
    }
    kept.push_back(node);
  }
  Path path;
  path.reserve(kept.size());
  for (const Node &node : kept) path.push_back(paper_of(node, step));
  return path;
}

template <class Action> void each_ring(const gis::geo::Geometry &geometry, Action action) {
  for (const auto &polygon : geometry.polygons) {
    action(polygon.shell);
    for (const auto &hole : polygon.holes) action(hole);
  }
}

/// Undirected edges of all rings, sorted, each once.
std::vector<Edge> edges_of(const std::vector<const gis::geo::Geometry *> &areas, const View &view) {
  std::vector<Edge> edges;
  for (const auto *area : areas)
    each_ring(*area, [&](const gis::geo::Ring &ring) {
      const auto nodes = snap(ring, view);
      for (std::size_t i = 1; i < nodes.size(); ++i) edges.push_back(std::minmax(nodes[i - 1], nodes[i]));
    });
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

/// Joins edges end to end; a chain stops where other than two edges meet.
class Chains {
public:
  Chains(const std::vector<Edge> &edges, double step) : edges_(edges), step_(step), used_(edges.size()) {
    for (std::size_t i = 0; i < edges.size(); ++i)
      for (const Node &end : {edges[i].first, edges[i].second}) ends_.push_back({end, i});
    std::sort(ends_.begin(), ends_.end());
  }
  std::vector<Path> all() {
    for (std::size_t i = 0; i < edges_.size(); ++i)
      for (const Node &end : {edges_[i].first, edges_[i].second})
        if (!used_[i] && degree(end) != 2) paths_.push_back(walk(i, end));
    for (std::size_t i = 0; i < edges_.size(); ++i)
      if (!used_[i]) paths_.push_back(walk(i, edges_[i].first));
    return std::move(paths_);
  }

private:
  auto range(const Node &node) const {
    const auto less = [](const auto &a, const auto &b) { return a.first < b.first; };
    return std::equal_range(ends_.begin(), ends_.end(), std::pair<Node, std::size_t>{node, 0}, less);
  }
  std::ptrdiff_t degree(const Node &node) const {
    const auto [first, last] = range(node);
    return last - first;
  }
  Path walk(std::size_t edge, Node from) {
    std::vector<Node> nodes{from};
    for (;;) {
      used_[edge] = true;
      from = edges_[edge].first == from ? edges_[edge].second : edges_[edge].first;
      nodes.push_back(from);
      const auto [first, last] = range(from);
      if (last - first != 2) break;
      const auto next = std::find_if(first, last, [&](const auto &end) { return !used_[end.second]; });
      if (next == last) break;
      edge = next->second;
    }
    return straightened(nodes, step_);
  }

  const std::vector<Edge> &edges_;
  double step_;
  std::vector<bool> used_;
  std::vector<std::pair<Node, std::size_t>> ends_;
  std::vector<Path> paths_;
};

} // namespace

std::vector<Path> snapped_rings(const gis::geo::Geometry &geometry, const View &view) {
  std::vector<Path> paths;
  each_ring(geometry, [&](const gis::geo::Ring &ring) {
    auto path = straightened(snap(ring, view), view.detail());
    if (path.size() >= 4) paths.push_back(std::move(path));
  });
  return paths;
}

std::vector<Path> snapped_lines(const gis::geo::Geometry &geometry, const View &view) {
  std::vector<Path> paths;
  for (const auto &line : geometry.lines) {
    auto path = straightened(snap(line, view), view.detail());
    if (path.size() >= 2) paths.push_back(std::move(path));
  }
  return paths;
}

std::vector<Path> borders(const std::vector<const gis::geo::Geometry *> &areas, const View &view) {
  const auto edges = edges_of(areas, view);
  return Chains(edges, view.detail()).all();
}

} // namespace ui::maps
