#include "roads.h"

#include "dice.h"

#include <algorithm>
#include <array>
#include <map>
#include <queue>

namespace sample {
namespace {

constexpr double kCell = 100;
constexpr int kColumns = static_cast<int>(kWidth / kCell), kRows = static_cast<int>(kHeight / kCell);
constexpr std::array<std::pair<int, int>, 8> kSteps = {
    {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};

struct Route {
  std::string kind, name, ref;
};

class Network {
public:
  Network(const Land &land, const Mosaic &regions) : land_(land), edge_(kColumns * kRows) {
    for (auto &ways : edge_) ways.fill(-1);
    for (int k = 0; k < kColumns * kRows; ++k) {
      const Point p = centre(k);
      open_.push_back(regions.at(p) >= 0 && !land.in_lake(p) && !land.in_hole(p));
      height_.push_back(open_.back() ? land.height(p) : 0);
      wet_.push_back(open_.back() ? land.to_water(p) < 250 : false);
    }
  }

  /// Joins `from` to `to`, or to the nearest road where `to` is empty.
  void join(Point from, const Point *to, const Route &route) {
    routes_.push_back(route);
    const int start = cell(from), goal = to ? cell(*to) : -1;
    std::vector<double> cost(edge_.size(), 1e12);
    std::vector<int> back(edge_.size(), -1);
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    cost[start] = 0;
    queue.push({0, start});
    int end = -1;
    while (!queue.empty()) {
      const auto [so_far, k] = queue.top();
      queue.pop();
      if (so_far > cost[k]) continue;
      if (k == goal || (!to && used(k))) {
        end = k;
        break;
      }
      for (int d = 0; d < 8; ++d) {
        const int n = neighbour(k, d);
        if (n < 0 || !open_[n] || cuts(k, d)) continue;
        const double there = so_far + step(k, n, d);
        if (there < cost[n]) {
          cost[n] = there;
          back[n] = d;
          queue.push({there, n});
        }
      }
    }
    for (int k = end; k >= 0 && k != start;) {
      const int d = back[k], before = neighbour(k, (d + 4) % 8);
      if (edge_[k][(d + 4) % 8] < 0) {
        edge_[k][(d + 4) % 8] = static_cast<int>(routes_.size()) - 1;
        edge_[before][d] = static_cast<int>(routes_.size()) - 1;
      }
      k = before;
    }
  }

  std::vector<Road> lines() {
    std::vector<Road> roads;
    for (int k = 0; k < static_cast<int>(edge_.size()); ++k) {
      if (!used(k) || !is_node(k)) continue;
      for (int d = 0; d < 8; ++d)
        if (edge_[k][d] >= 0) chain(k, d, roads);
    }
    return roads;
  }

private:
  static Point centre(int k) { return {(k % kColumns + 0.5) * kCell, (k / kColumns + 0.5) * kCell}; }
  static int cell(Point p) {
    return static_cast<int>(p.y / kCell) * kColumns + static_cast<int>(p.x / kCell);
  }
  static int neighbour(int k, int d) {
    const int i = k % kColumns + kSteps[d].first, j = k / kColumns + kSteps[d].second;
    return i < 0 || j < 0 || i >= kColumns || j >= kRows ? -1 : j * kColumns + i;
  }
  bool used(int k) const {
    return std::any_of(edge_[k].begin(), edge_[k].end(), [](int r) { return r >= 0; });
  }
  int water(int k, int n) const { return wet_[k] && wet_[n] ? land_.crossing(centre(k), centre(n)) : 0; }
  // A diagonal step must not cross another diagonal road without a junction.
  bool cuts(int k, int d) const {
    if (d % 2 == 0) return false;
    const int side = neighbour(k, (d + 7) % 8);
    return side >= 0 && edge_[side][(d + 2) % 8] >= 0;
  }
  double step(int k, int n, int d) {
    if (edge_[k][d] >= 0) return 0.2;
    const double length = d % 2 ? 1.4142 : 1.0;
    const double slope = std::abs(height_[n] - height_[k]) / (length * kCell);
    const int over = water(k, n);
    const Point p = centre(n);
    return length * (0.6 + 0.8 * noise(71, p.x, p.y, 700) + 90 * slope * slope) + (over == 2   ? 22
                                                                                   : over == 1 ? 6
                                                                                               : 0);
  }
  bool is_node(int k) const {
    int roads = 0, route = -1;
    bool differs = false;
    for (int d = 0; d < 8; ++d) {
      if (edge_[k][d] < 0) continue;
      ++roads;
      const int n = neighbour(k, d);
      if (water(k, n) > 0) return true;
      if (route >= 0 && edge_[k][d] != route) differs = true;
      route = edge_[k][d];
    }
    return roads != 2 || differs;
  }
  void chain(int k, int d, std::vector<Road> &roads) const {
    const Route &route = routes_[edge_[k][d]];
    Road road{route.kind, route.name, route.ref, "", {centre(k)}};
    int here = neighbour(k, d), came = (d + 4) % 8;
    const int over = water(k, here);
    road.line.push_back(centre(here));
    while (!is_node(here)) {
      int next = -1;
      for (int way = 0; way < 8; ++way)
        if (edge_[here][way] >= 0 && way != came) next = way;
      here = neighbour(here, next);
      came = (next + 4) % 8;
      road.line.push_back(centre(here));
    }
    if (here < k) return; // written from its other end
    if (over > 0)
      road.brunnel = route.kind == "track" ? "ford" : "bridge";
    else
      road.line = softened(road.line);
    roads.push_back(std::move(road));
  }
  Line softened(const Line &line) const {
    Line soft = line;
    for (int round = 0; round < 3; ++round) {
      const Line before = soft;
      for (std::size_t i = 1; i + 1 < soft.size(); ++i)
        soft[i] = {(before[i - 1].x + 2 * before[i].x + before[i + 1].x) / 4,
                   (before[i - 1].y + 2 * before[i].y + before[i + 1].y) / 4};
    }
    for (std::size_t i = 1; i < soft.size(); ++i) // never cut a bend of the river
      if (land_.crossing(soft[i - 1], soft[i]) > 0) return line;
    return soft;
  }

  const Land &land_;
  std::vector<std::array<int, 8>> edge_;
  std::vector<char> open_, wet_;
  std::vector<double> height_;
  std::vector<Route> routes_;
};

} // namespace

std::vector<Road> build_roads(const Land &land, const Mosaic &regions,
                              const std::vector<Settlement> &settlements) {
  Network network(land, regions);
  std::map<std::string, Point> heart;
  for (const Settlement &s : settlements)
    if (s.id.ends_with("-01")) heart[communes()[s.commune].code] = s.at;
  // The first and last cells of the province on the way out, so that the trunk road leaves it.
  const auto edge = [&](Point from, double dx, double dy) {
    Point last = from;
    for (Point p = from; regions.at(p) >= 0; p = {p.x + dx, p.y + dy})
      if (!land.in_lake(p)) last = p;
    return last;
  };
  const Point south_west = edge(heart["99064"], -70, -70), north = edge(heart["99028"], 20, 90);
  const Point east = edge(heart["99019"], 90, 10);
  const Route trunk{"trunk", "Quốc lộ 99", "QL.99"}, primary{"primary", "Đường tỉnh 991", "ĐT.991"};
  const Route second{"secondary", "Đường tỉnh 992", "ĐT.992"}, third{"tertiary", "", ""};
  const auto link = [&](Point a, Point b, const Route &route) { network.join(a, &b, route); };
  link(south_west, heart["99043"], trunk);
  link(heart["99043"], heart["99046"], trunk);
  link(heart["99046"], heart["99001"], trunk);
  link(heart["99001"], heart["99022"], trunk);
  link(heart["99022"], heart["99028"], trunk);
  link(heart["99028"], north, trunk);
  link(heart["99001"], heart["99013"], primary);
  link(heart["99013"], heart["99016"], primary);
  link(heart["99016"], heart["99019"], primary);
  link(heart["99019"], east, primary);
  link(heart["99001"], heart["99004"], second);
  link(heart["99004"], heart["99007"], second);
  link(heart["99043"], heart["99052"], second);
  link(heart["99052"], heart["99055"], second);
  for (const char *code : {"99064", "99025", "99049", "99067", "99037", "99034", "99061"})
    network.join(heart[code], nullptr, third);
  for (const char *code : {"99010", "99031", "99040", "99058"})
    network.join(heart[code], nullptr, {"minor", "", ""});
  for (const Settlement &s : settlements)
    if (!s.far) network.join(s.at, nullptr, {"minor", "", ""});
  for (const Settlement &s : settlements)
    if (s.far) network.join(s.at, nullptr, {"track", "", ""});
  return network.lines();
}

} // namespace sample
