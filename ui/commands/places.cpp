#include "ui/commands/places.h"

#include "gis/base/text.h"
#include "ui/words/numbers.h"

#include <map>
#include <set>

namespace ui::commands {
namespace {

/// Names of the units by level and code.
using Names = std::map<std::pair<std::string, std::string>, std::string>;

/// Points of a kept layer with a name, under the unit they lie in.
void add_points(std::vector<Place> &all, const gis::sources::Layer &layer,
                const std::map<std::string, std::string> &units) {
  const auto name_field = layer.field("name"), unit_field = layer.field("unit_code");
  std::set<std::pair<std::string, std::string>> told; // a school of two services is one place
  for (const auto &row : layer.rows) {
    const std::string name = row.cells[name_field].value_or(""), unit = row.cells[unit_field].value_or("");
    if (name.empty() || row.geometry.points.empty() || !told.emplace(unit, name).second) continue;
    const auto known = units.find(unit);
    const std::string text = known == units.end() ? name : name + " · " + known->second;
    all.push_back({text, gis::base::search_key(text), unit, row.geometry.points.front(), name});
  }
}

} // namespace

std::vector<std::pair<std::string, std::string>> other_names(const gis::study::Results &results,
                                                             const Row &unit, const words::Words &w) {
  std::map<std::string, std::vector<std::string>> names; // by edition
  for (const auto &row : results.names)
    if (at(row, "level") == at(unit, "level") && at(row, "unit_code") == at(unit, "unit_code") &&
        !at(row, "other_name").empty())
      names[at(row, "other_edition")].push_back(at(row, "other_name"));
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto &[edition, list] : names)
    lines.emplace_back(words::upper_first(words::edition_label(edition, w)), gis::base::join(list, ", "));
  return lines;
}

std::vector<Place> places(const gis::study::Results &results, const std::vector<const Row *> &rows,
                          const words::Words &w, MapLayers &layers) {
  std::vector<Place> all;
  std::map<std::string, std::string> units;
  for (const auto *row : rows) {
    const auto &name = at(*row, "unit_name");
    units[at(*row, "unit_code")] = name;
    all.push_back({name, gis::base::search_key(name), at(*row, "unit_code"), {}});
  }
  for (const auto &row : results.names) {
    const auto unit = units.find(at(row, "unit_code"));
    const auto &other = at(row, "other_name");
    if (rows.empty() || at(row, "level") != at(*rows.front(), "level") || unit == units.end()) continue;
    // The same name in another edition finds the unit anyway.
    if (other.empty() || gis::base::search_key(other) == gis::base::search_key(unit->second)) continue;
    all.push_back(
        {w.fill("desk.search.other_name", {{"name", other},
                                           {"edition", words::edition_label(at(row, "other_edition"), w)},
                                           {"unit", unit->second}}),
         gis::base::search_key(other),
         unit->first,
         {}});
  }
  add_points(all, layers.read("settlements"), units);
  add_points(all, layers.read("facilities"), units);
  return all;
}

} // namespace ui::commands
