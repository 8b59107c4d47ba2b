#include "gis/base/number.h"
#include "gis/study/TableReader.h"
#include "gis/study/works_layer.h"

#include <algorithm>
#include <map>

namespace gis::study {
namespace {

using base::Severity;

std::map<std::string, water::Plant> read_plants(Inputs &inputs, base::Progress &progress) {
  std::map<std::string, water::Plant> plants;
  const auto &recipe = inputs.recipe.wastewater.plants;
  if (recipe.source.empty()) return plants;
  const auto layer = read_works(inputs, recipe, sources::Shape::any, progress);
  TableReader table(*layer, inputs.findings);
  for (const auto &row : layer->rows) {
    const auto id = table.text(row, column(recipe, "id"));
    plants[id] = {id, table.number(row, column(recipe, "treated")),
                  table.number(row, column(recipe, "capacity"))};
  }
  table.finish();
  return plants;
}

} // namespace

std::optional<sources::Layer> read_works(Inputs &inputs, const ColumnsRecipe &recipe, sources::Shape shape,
                                         base::Progress &progress) {
  if (recipe.source.empty()) return {};
  sources::LayerRequest request;
  request.source = &inputs.recipe.sources.at(recipe.source);
  request.crs = inputs.crs;
  request.shape = shape;
  if (shape == sources::Shape::point) request.expected = inputs.area.box.grown(2000);
  return sources::read_layer(request, inputs.findings, progress);
}

std::string column(const ColumnsRecipe &recipe, const std::string &role) {
  const auto found = recipe.columns.find(role);
  return found == recipe.columns.end() ? "" : found->second;
}

void read_wastewater(Inputs &inputs, base::Progress &progress) {
  const auto &recipe = inputs.recipe.wastewater;
  if (recipe.zones.source.empty()) return;
  inputs.wastewater.given = true;
  auto reading_plants = progress.slice(0, 0.3), reading_zones = progress.slice(0.3, 1);
  auto plants = read_plants(inputs, reading_plants);
  const auto layer = read_works(inputs, recipe.zones, sources::Shape::polygon, reading_zones);
  TableReader table(*layer, inputs.findings);
  std::vector<std::pair<std::string, CollectionZone>> zones; ///< with the plant's id
  for (const auto &row : layer->rows) {
    const auto plant = table.text(row, column(recipe.zones, "plant"));
    const auto id = table.text(row, column(recipe.zones, "id"));
    const auto capacity = table.number(row, column(recipe.zones, "capacity"));
    if (plant.empty())
      inputs.findings.push_back(table.at(row, Severity::warning, "zone_no_plant", {{"name", id}}));
    else if (recipe.plants.source.empty()) { // the zones say what their plant can treat
      auto &known = plants[plant];
      known.id = plant;
      if (capacity) known.capacity = known.capacity.value_or(0) + *capacity;
    }
    zones.push_back({plant, {.id = id, .area = row.geometry}});
  }
  table.finish();
  std::map<std::string, std::size_t> number;
  for (auto &[id, plant] : plants) {
    number[id] = inputs.wastewater.plants.size();
    if (!plant.capacity && !plant.treated)
      inputs.findings.push_back(table.about(Severity::warning, "plant_no_capacity", {{"name", id}}));
    inputs.wastewater.plants.push_back(plant);
  }
  std::stable_sort(zones.begin(), zones.end(),
                   [](const auto &a, const auto &b) { return a.second.id < b.second.id; });
  for (auto &[plant, zone] : zones) {
    if (const auto found = number.find(plant); found != number.end()) zone.plant = found->second;
    inputs.wastewater.zones.push_back(std::move(zone));
  }
  inputs.findings.push_back({.severity = Severity::info,
                             .code = "wastewater_counts_from",
                             .source = recipe.zones.source,
                             .facts = {{"n", base::format_number(recipe.counts_from, 1)},
                                       {"litres", base::format_number(recipe.litres, 1)}}});
}

} // namespace gis::study
