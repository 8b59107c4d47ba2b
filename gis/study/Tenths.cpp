#include "gis/study/Tenths.h"

#include <cmath>

namespace gis::study {

Tenths tenths_of(travel::SearchResult &&found) {
  for (std::size_t i = 0; i < found.time.size(); ++i)
    found.time[i] = found.reached(i)                                    ? found.tenths(i)
                    : found.time[i] == travel::SearchResult::beyond_cap ? Tenths::beyond_cap
                                                                        : Tenths::unreached;
  return {std::move(found.time)};
}

geo::Surface surface_of(const Tenths &tenths, const area::People &people) {
  geo::Surface surface{people.grid, std::vector<float>(people.grid.size(), geo::Surface::no_value)};
  for (std::size_t i = 0; i < surface.values.size(); ++i)
    if (people.unit_of_cell[i] != area::People::nowhere && tenths.reached(i))
      surface.values[i] = static_cast<float>(tenths.of_cell[i]) / 10;
  return surface;
}

std::size_t cells_beyond_cap(const Tenths &tenths, const area::People &people) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < tenths.of_cell.size(); ++i)
    n += tenths.of_cell[i] == Tenths::beyond_cap && people.unit_of_cell[i] != area::People::nowhere ? 1 : 0;
  return n;
}

Tenths tenths_of(const geo::Surface &surface) {
  Tenths tenths{std::vector<std::uint32_t>(surface.values.size(), Tenths::unreached)};
  for (std::size_t i = 0; i < surface.values.size(); ++i)
    if (surface.has_value(i))
      tenths.of_cell[i] = static_cast<std::uint32_t>(static_cast<double>(surface.values[i]) * 10 + 0.5);
  return tenths;
}

} // namespace gis::study
