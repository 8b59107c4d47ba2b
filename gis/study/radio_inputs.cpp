#include "gis/study/radio_inputs.h"

#include "gis/base/text.h"
#include "gis/radio/coverage.h"
#include "gis/radio/masts.h"

namespace gis::study {
namespace {

radio::MastColumns columns_of(const RadioRecipe &recipe) {
  radio::MastColumns columns;
  const std::pair<const char *, std::string *> roles[] = {
      {"id", &columns.id},           {"site", &columns.site},
      {"channel", &columns.channel}, {"scope", &columns.scope},
      {"medium", &columns.medium},   {"frequency", &columns.frequency},
      {"power", &columns.power},     {"antenna", &columns.antenna},
      {"azimuth", &columns.azimuth}, {"polarisation", &columns.polarisation},
      {"pattern", &columns.pattern}, {"beamwidth", &columns.beamwidth}};
  for (const auto &[role, column] : roles)
    if (const auto own = recipe.columns.find(role); own != recipe.columns.end()) *column = own->second;
  return columns;
}

/// Thresholds in use that no sure source stands behind.
void tell_of_assumptions(Inputs &inputs) {
  const radio::CoverageRequest names;
  std::set<std::string> in_use, services;
  for (const auto &mast : inputs.masts)
    in_use.insert(mast.broadcast == radio::Broadcast::television    ? names.television_service
                  : mast.broadcast == radio::Broadcast::loudspeaker ? names.loudspeaker_service
                                                                    : names.radio_service);
  for (const auto &[key, threshold] : inputs.thresholds.all())
    if (threshold.assumed() && in_use.count(key.service) > 0 && key.environment == inputs.environment() &&
        key.condition == inputs.recipe.radio.condition)
      services.insert(key.service);
  if (services.empty()) return;
  inputs.findings.push_back(
      {.severity = base::Severity::info,
       .code = "threshold_assumed",
       .source = inputs.recipe.radio.masts,
       .facts = {{"list", base::join(std::vector<std::string>(services.begin(), services.end()), ", ")}}});
}

} // namespace

radio::Environment Inputs::environment() const {
  using enum radio::Environment;
  for (const auto one : {rural, urban, large_city})
    if (recipe.radio.environment == radio::environment_name(one)) return one;
  return rural;
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
  // Pattern files stand beside the study.
  const auto patterns = [](const std::string &) { return std::optional<sources::Layer>(); };
  inputs.masts = radio::masts_from(layer, columns_of(recipe), patterns, inputs.findings);
  auto terrain = progress.slice(0.2, 1);
  auto heights = sources::read_raw_surface(inputs.recipe.sources.at(recipe.terrain), inputs.findings, terrain,
                                           {-500, 9000});
  inputs.radio_terrain =
      std::make_shared<radio::Terrain>(radio::TerrainSource{.heights = std::move(heights)});
  radio::check_ground(inputs.masts, layer, *inputs.radio_terrain, inputs.findings);
  inputs.thresholds = radio::read_thresholds(inputs.recipe.file.parent_path(), inputs.recipe.roots);
  tell_of_assumptions(inputs);
}

} // namespace gis::study
