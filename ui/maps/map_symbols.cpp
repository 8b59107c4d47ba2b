// The symbols of facilities and settlements on a map.
#include "ui/maps/MapBody.h"
#include "ui/maps/symbols.h"

#include <algorithm>
#include <cmath>

namespace ui::maps {
namespace {

/// Symbols closer than 60 % of their size move along the longer axis by up to 1.5 mm.
Mm displaced(Mm home, double h, const std::vector<std::pair<Mm, double>> &placed) {
  const auto clash = [&](Mm at) {
    return std::find_if(placed.begin(), placed.end(), [&](const auto &other) {
      return std::hypot(other.first.x - at.x, other.first.y - at.y) < 0.6 * std::max(h, other.second);
    });
  };
  const auto first = clash(home);
  if (first == placed.end()) return home;
  const double dx = home.x - first->first.x, dy = home.y - first->first.y;
  const bool across = std::abs(dx) >= std::abs(dy);
  const double sign = (across ? dx : dy) < 0 ? -1 : 1;
  for (const double way : {sign, -sign})
    for (int step = 1; step <= 5; ++step) {
      const double by = 0.3 * step;
      const Mm at = across ? Mm{home.x + way * by, home.y} : Mm{home.x, home.y + way * by};
      if (clash(at) == placed.end()) return at;
    }
  return home;
}

} // namespace

double MapBody::symbol_height(const std::string &symbol) const {
  const double s = view_.scale();
  const bool large =
      symbol == "hospital" || symbol == "upper_secondary" || symbol == "mast" || symbol == "town";
  double h = s <= 25e3 ? 3.4 : s <= 60e3 ? 2.8 : s <= 150e3 ? 2.4 : s <= 300e3 && large ? 1.8 : 1.0;
  if (symbol == "hospital" && h > 1) h += 0.8;
  if (symbol == "town") h = 1.8;
  // Few, and what the map is about: never a dot.
  if (symbol == "mast") h = std::max(h, 2.4);
  return h * layout_.symbol;
}

void MapBody::draw_symbols() {
  PlacedSymbols placed;
  layer("facilities", [&] { points(data_.points, placed, true); });
  // Thousands of dots are not moved apart: far out one sees where they crowd.
  const bool apart = view_.scale() <= 150e3;
  for (const auto &[id, more] : data_.more_points)
    layer(id.c_str(), [&, &all = more] { points(all, placed, apart); });
}

void MapBody::points(const std::vector<MapPoint> &all, PlacedSymbols &placed, bool apart) {
  // A school of the indicator is drawn with those of the indicator, not again among the schools.
  const auto told = placed.places;
  for (const auto &point : all) {
    placed.places.emplace(point.at.x, point.at.y);
    if (told.contains({point.at.x, point.at.y})) continue;
    const Mm home = view_.paper(point.at);
    const double h = symbol_height(point.symbol);
    if (!layout_.map.holds(Frame{home.x - h, home.y - h, 2 * h, 2 * h})) continue;
    const Mm at = apart ? displaced(home, h, placed.boxes) : home;
    if (at != home) scene_.add(Shape{"leader", {{home, at}}, false, {}, Colour{0x1A1A1A}, 0.12, {}, true});
    add_symbol(scene_, point.symbol, at, h);
    if (apart) {
      placed.boxes.push_back({at, h});
      obstacles_.push_back({at.x - h / 2, at.y - h / 2, h, h});
    }
    if (std::find(drawn_.symbols.begin(), drawn_.symbols.end(), point.symbol) == drawn_.symbols.end())
      drawn_.symbols.push_back(point.symbol);
  }
}

} // namespace ui::maps
