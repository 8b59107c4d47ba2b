#include "ui/commands/water_map.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/water/classes.h"
#include "ui/commands/MapMaker.h"
#include "ui/commands/MapText.h"
#include "ui/commands/area_theme.h"
#include "ui/words/numbers.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace ui::commands {
namespace {

using gis::water::class_count;

constexpr double side = 1000; ///< metres
/// Squares of fewer people bear no colour: a population surface has crumbs of people in every forest.
constexpr double enough_people = 10;

std::string class_word(std::size_t number) {
  return gis::water::class_name(static_cast<gis::water::WaterClass>(number));
}

std::size_t class_of(const std::string &word) {
  std::size_t number = 0;
  while (number < class_count && class_word(number) != word) ++number;
  return number;
}

/// The squares people live in, and how many of them have which water.
struct Squares {
  gis::geo::Grid grid;
  std::vector<std::array<double, class_count>> people;
};

Squares squares_of(const gis::sources::Layer &cells, const char *field) {
  Squares squares{squares_over(cells, side), {}};
  squares.people.resize(squares.grid.size());
  for (const auto &row : cells.rows) {
    const auto number = class_of(cell(cells, row, field));
    if (number == class_count) continue;
    const auto at = squares.grid.index(*squares.grid.cell_of(row.geometry.points.front()));
    squares.people[at][number] += gis::base::parse_number(cell(cells, row, "people")).value_or(0);
  }
  return squares;
}

/// The rows of an indicator of water: they know the year, the sources and the units.
std::vector<const Row *> rows_about_water(const gis::study::Results &results, const Json &about) {
  Selection selection;
  selection.level = about["study"]["levels"].front().get<std::string>();
  for (const auto &question : about["parameters"]["indicators"])
    if (question["service"] == "water") {
      selection.indicator = question["indicator"];
      selection.measure = question["measure"];
      selection.basis = question["basis"];
      return select(results, selection);
    }
  throw gis::base::Error("no_water");
}

} // namespace

maps::MapData water_map(const gis::study::Results &results, const std::string &season,
                        const words::Words &w) {
  if (results.water_classes.empty()) throw gis::base::Error("no_water");
  const auto about = Json::parse(results.about);
  const auto rows = rows_about_water(results, about);
  MapLayers layers(results);
  const bool dry = season == "dry";
  auto data = map_data(results, rows, w, layers, w(dry ? "map.water_dry" : "map.water"));
  begin_areas(data, w("radio_map.people"));
  data.points.clear();
  const auto squares = squares_of(layers.read("people_cells"), dry ? "water_dry" : "water");
  const auto top = about["study"]["levels"].back().get<std::string>();
  for (std::size_t number = 0; number < class_count; ++number) {
    const std::string look = "water_" + class_word(number);
    draw_area(data, squares.grid,
              classes_where(squares.people.size(),
                            [&](std::size_t i) {
                              const auto &people = squares.people[i];
                              const auto most = std::max_element(people.begin(), people.end());
                              return std::accumulate(people.begin(), people.end(), 0.0) >= enough_people &&
                                     most - people.begin() == static_cast<std::ptrdiff_t>(number);
                            }),
              look);
    double sum = 0;
    for (const auto &row : results.water_classes)
      if (at(row, "level") == top && at(row, "season") == (dry ? "dry" : "all"))
        sum += gis::base::parse_number(at(row, class_word(number))).value_or(0);
    if (sum >= 0.5)
      data.area_rows.push_back(
          {look, w("map.water." + class_word(number)), words::number(sum, 0, w.language())});
  }
  data.text.value_note = w("map.water_note");
  return data;
}

} // namespace ui::commands
