#include "gis/study/radio_inputs.h"

#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "gis/radio/coverage.h"
#include "gis/radio/masts.h"
#include "gis/sources/csv.h"
#include "gis/study/own_tables.h"

namespace gis::study {
namespace {

radio::MastColumns columns_of(const RadioRecipe &recipe) {
  radio::MastColumns columns;
  for (const auto &[role, column] : recipe.columns) radio::set_column(columns, role, column);
  return columns;
}

/// The ground between masts and people, with what stands on it and the sea where the study tells them.
radio::TerrainSource ground_of(Inputs &inputs, base::Progress &progress) {
  const auto &recipe = inputs.recipe.radio;
  auto &known = inputs.recipe.sources;
  auto part = progress.slice(0, 0.7);
  radio::TerrainSource ground{
      .heights = sources::read_raw_surface(known.at(recipe.terrain), inputs.findings, part, {-500, 9000}),
      .sea_height = recipe.sea_cell};
  if (!recipe.landcover.empty()) {
    auto classes = progress.slice(0.7, 0.9);
    auto landcover = sources::read_raw_surface(known.at(recipe.landcover), inputs.findings, classes);
    if (!landcover.crs.same_as(ground.heights.crs))
      throw base::Error("crs_mismatch", {{"layer", recipe.landcover},
                                         {"crs", landcover.crs.name()},
                                         {"other", recipe.terrain},
                                         {"other_crs", ground.heights.crs.name()}});
    ground.landcover = std::move(landcover.surface);
    for (const auto &[number, metres] : recipe.clutter) ground.clutter[number] = base::Metres(metres);
  }
  if (!recipe.sea.empty()) {
    sources::LayerRequest request;
    request.source = &known.at(recipe.sea);
    request.crs = ground.heights.crs;
    request.shape = sources::Shape::polygon;
    auto areas = progress.slice(0.9, 1);
    for (auto &row : sources::read_layer(request, inputs.findings, areas).rows)
      ground.sea.push_back(std::move(row.geometry));
  }
  return ground;
}

/// The rows of the table of thresholds that the masts ask for.
std::set<std::string> services_in_use(const Inputs &inputs) {
  const radio::CoverageRequest names;
  std::set<std::string> in_use;
  for (const auto &mast : inputs.masts)
    in_use.insert(mast.broadcast == radio::Broadcast::television    ? names.television_service
                  : mast.broadcast == radio::Broadcast::loudspeaker ? names.loudspeaker_service
                                                                    : names.radio_service);
  return in_use;
}

/// What is broadcast without a threshold stops the study before it is run; a threshold in use that no sure
/// source stands behind is told.
void check_thresholds(Inputs &inputs) {
  std::vector<std::string> assumed;
  for (const auto &service : services_in_use(inputs)) try {
      if (inputs.thresholds.at({service, inputs.environment(), inputs.recipe.radio.condition}).assumed())
        assumed.push_back(service);
    } catch (const base::Error &error) {
      auto finding = error.finding();
      finding.source = inputs.recipe.radio.masts;
      inputs.findings.push_back(std::move(finding));
    }
  if (assumed.empty()) return;
  inputs.findings.push_back({.severity = base::Severity::info,
                             .code = "threshold_assumed",
                             .source = inputs.recipe.radio.masts,
                             .facts = {{"list", base::join(assumed, ", ")}}});
}

} // namespace

radio::Environment Inputs::environment() const {
  using enum radio::Environment;
  for (const auto one : {rural, urban, large_city})
    if (recipe.radio.environment == radio::environment_name(one)) return one;
  return rural;
}

radio::Propagation Inputs::propagation() const {
  return recipe.radio.model == "itm" ? radio::Propagation::itm : radio::Propagation::p1812;
}

double memory_of_radio(Inputs &inputs) {
  const auto &recipe = inputs.recipe.radio;
  double cells = 0;
  if (recipe.masts.empty()) return 0;
  try {
    for (const auto &raster : {recipe.terrain, recipe.landcover})
      if (!raster.empty())
        cells += static_cast<double>(sources::read_grid(inputs.recipe.sources.at(raster)).size());
  } catch (const base::Error &) {
    return 0;
  }
  return cells * sizeof(float);
}

void read_radio(Inputs &inputs, base::Progress &progress) {
  const auto &recipe = inputs.recipe.radio;
  if (recipe.masts.empty()) return;
  sources::LayerRequest request;
  request.source = &inputs.recipe.sources.at(recipe.masts);
  request.crs = inputs.crs;
  request.shape = sources::Shape::point;
  auto reading = progress.slice(0, 0.2);
  const auto layer = sources::read_layer(request, inputs.findings, reading);
  const auto own = [&](const std::string &name) {
    auto text = own_table(inputs.recipe, name);
    if (text) inputs.radio_tables.insert(own_table_id(name));
    return text;
  };
  const auto patterns = [&](const std::string &name) -> std::optional<sources::Layer> {
    const auto text = own(name);
    return text ? std::optional(sources::parse_csv(*text, name)) : std::nullopt;
  };
  inputs.masts = radio::masts_from(layer, columns_of(recipe), patterns, inputs.findings);
  auto terrain = progress.slice(0.2, 1);
  inputs.radio_terrain = std::make_shared<radio::Terrain>(ground_of(inputs, terrain));
  radio::check_ground(inputs.masts, layer, *inputs.radio_terrain, inputs.findings);
  const auto thresholds = own(radio::thresholds_file);
  inputs.thresholds = thresholds
                          ? radio::thresholds_from(sources::parse_csv(*thresholds, radio::thresholds_file))
                          : radio::read_thresholds({}, {});
  check_thresholds(inputs);
}

} // namespace gis::study
