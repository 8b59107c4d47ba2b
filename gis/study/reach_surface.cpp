#include "gis/study/reach_surface.h"

#include <algorithm>

namespace gis::study {

std::vector<std::uint8_t> kept_cells(const area::People &people) {
  std::vector<std::uint8_t> kept(people.unit_of_cell.size());
  for (std::size_t i = 0; i < kept.size(); ++i)
    kept[i] = people.unit_of_cell[i] != area::People::nowhere ? 1 : 0;
  for (const auto member : people.members) kept[member] = 1;
  return kept;
}

geo::Surface reach_surface(const geo::Grid &grid, const travel::SearchResult &found,
                           const std::vector<std::uint8_t> &kept) {
  geo::Surface surface{grid, std::vector<float>(grid.size(), geo::Surface::no_value)};
  for (std::size_t i = 0; i < surface.values.size(); ++i) {
    if (kept[i] == 0) continue;
    if (found.reached(i))
      surface.values[i] = static_cast<float>(found.tenths(i)) / 10;
    else if (found.time[i] == travel::SearchResult::beyond_cap)
      surface.values[i] = beyond_cap;
  }
  return surface;
}

std::size_t cells_beyond_cap(const geo::Surface &surface) {
  return static_cast<std::size_t>(std::count(surface.values.begin(), surface.values.end(), beyond_cap));
}

} // namespace gis::study
