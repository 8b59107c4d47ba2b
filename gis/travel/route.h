#pragma once

#include "gis/geo/Geometry.h"
#include "gis/travel/search.h"

#include <memory>

namespace gis::travel {

/// Finds the way between a cell and its nearest source after a search.
class Router {
public:
  /// The ground, question and answer of one search, which must outlive the router.
  Router(const CostSurface &, const SearchRequest &, const SearchResult &);
  ~Router();
  Router(const Router &) = delete;
  Router &operator=(const Router &) = delete;

  /// The cells in the order they are walked, both ends with them; empty where the cell is not reached. The
  /// steps add up to the cell's time to the last unit. Of several such ways always the same one: at each cell
  /// the first step in the order of the grid (north-west first, row by row) and, if the search told the
  /// nearest facility, only steps that lead to it. Cost: the cells of the way.
  std::vector<geo::Cell> way(geo::Cell) const;

private:
  struct Ground;
  std::unique_ptr<Ground> ground_;
};

/// Through the centres of the cells, without the points in the middle of a straight run.
geo::Line line_of(const geo::Grid &, const std::vector<geo::Cell> &way);

} // namespace gis::travel
