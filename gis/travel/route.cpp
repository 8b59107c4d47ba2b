#include "gis/travel/route.h"

#include "gis/travel/steps.h"

#include <algorithm>
#include <stdexcept>

namespace gis::travel {

struct Router::Ground {
  const CostSurface &cost;
  const SearchRequest &request;
  const SearchResult &found;
  Prices prices;
  Steps steps;

  Ground(const CostSurface &c, const SearchRequest &r, const SearchResult &f)
      : cost(c), request(r), found(f), prices(c, r), steps(c, prices) {
    prices.set_shift(f.shift);
  }

  /// Whether the step of move m into a cell is how the cell is reached.
  bool leads(geo::Cell from, int m, std::size_t to) const {
    if (!cost.grid.holds(from)) return false;
    const auto start = cost.grid.index(from);
    if (found.time[start] >= found.time[to]) return false;
    if (!found.nearest.empty() && found.nearest[start] != found.nearest[to]) return false;
    const auto price = steps.price(from, m);
    return price > 0 && found.time[start] + price == found.time[to];
  }
};

Router::Router(const CostSurface &cost, const SearchRequest &request, const SearchResult &found)
    : ground_(std::make_unique<Ground>(cost, request, found)) {}
Router::~Router() = default;

std::vector<geo::Cell> Router::way(geo::Cell cell) const {
  const auto &g = *ground_;
  std::vector<geo::Cell> way;
  if (!g.cost.grid.holds(cell) || !g.found.reached(g.cost.grid.index(cell))) return way;
  way.push_back(cell);
  while (g.found.time[g.cost.grid.index(way.back())] > 0) {
    const auto to = way.back();
    int m = g.steps.count() - 1; // the last move comes from the north-west
    while (m >= 0 && !g.leads(g.steps.before(to, m), m, g.cost.grid.index(to))) --m;
    if (m < 0) throw std::logic_error("travel: the surface is not the answer to this search");
    way.push_back(g.steps.before(to, m));
  }
  if (g.request.direction == Direction::from_source) std::reverse(way.begin(), way.end());
  return way;
}

geo::Line line_of(const geo::Grid &grid, const std::vector<geo::Cell> &way) {
  geo::Line line;
  for (std::size_t i = 0; i < way.size(); ++i) {
    const bool middle = i > 0 && i + 1 < way.size() &&
                        way[i + 1].row - way[i].row == way[i].row - way[i - 1].row &&
                        way[i + 1].column - way[i].column == way[i].column - way[i - 1].column;
    if (!middle) line.push_back(grid.centre(way[i]));
  }
  return line;
}

} // namespace gis::travel
