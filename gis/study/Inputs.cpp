#include "gis/study/Inputs.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/TableReader.h"
#include "gis/study/figures.h"
#include "gis/study/ground_files.h"
#include "gis/study/memory.h"
#include "gis/study/placement.h"
#include "gis/study/radio_inputs.h"
#include "gis/study/units.h"

#include <algorithm>
#include <cmath>

namespace gis::study {
namespace {

using base::Severity;

constexpr double most_cells = 1 << 28; ///< the enlarged province at 30 m has 60 million

/// Runs one step; a fault in its source is gathered with the others.
template <class Step> void gather(Inputs &inputs, const Step &step) {
  try {
    step();
  } catch (const base::Error &error) {
    inputs.findings.push_back(error.finding());
  }
}

sources::LayerRequest request_for(Inputs &inputs, const std::string &source, sources::Shape shape) {
  sources::LayerRequest request;
  request.source = &inputs.recipe.sources.at(source);
  request.crs = inputs.crs;
  request.shape = shape;
  return request;
}

/// People of a coarse surface, as weights. No cell of a square kilometre or less holds ten million.
void read_weights(Inputs &inputs, const SurfaceRecipe &recipe, base::Progress &progress) {
  auto &source = inputs.recipe.sources.at(recipe.source);
  auto weights = sources::read_raw_surface(source, inputs.findings, progress, {0, 1e7F});
  const std::string file = source.path.filename().string();
  if (!weights.crs.known())
    throw base::Error(
        base::Finding{.code = "crs_unknown", .source = source.id, .layer = file, .facts = {{"layer", file}}});
  const auto there = geo::Transform(inputs.crs, weights.crs)(inputs.area.box.centre());
  if (!weights.surface.grid.box().contains(there)) fail_outside(source);
  inputs.weights = std::move(weights);
}

/// People the facility can serve. Only a table that says "unlimited" means it.
base::Measure capacity_of(const ServiceRecipe &recipe, TableReader &table, const sources::Row &row) {
  if (recipe.capacity.empty()) return {};
  const auto words = base::search_key(table.text(row, recipe.capacity));
  if (words == "unlimited" || words == "khong gioi han") return std::numeric_limits<double>::infinity();
  auto places = table.number(row, recipe.capacity);
  if (places) *places *= recipe.people_per_place;
  return places;
}

services::Facility facility_from(const ServiceRecipe &recipe, TableReader &table, const sources::Row &row) {
  services::Facility facility;
  facility.id = table.text(row, recipe.facility_id);
  facility.name = table.text(row, recipe.name);
  facility.at = row.geometry.points.front();
  facility.unit_code = table.text(row, recipe.unit);
  facility.satellite = table.flag(row, recipe.satellite).value_or(false);
  for (const auto &[attribute, column] : recipe.numbers)
    facility.numbers[attribute] = table.number(row, column);
  facility.capacity = capacity_of(recipe, table, row);
  facility.row = row.number;
  return facility;
}

void check_unit(Inputs &inputs, TableReader &table, const sources::Row &row, services::Facility &facility) {
  const auto &smallest = inputs.area.edition.levels.front();
  if (facility.unit_code.empty()) return;
  facility.unit_code = padded(facility.unit_code, smallest);
  const auto unit = smallest.find(facility.unit_code);
  if (!unit) {
    inputs.findings.push_back(table.at(row, Severity::error, "code_unmatched",
                                       {{"code", facility.unit_code}, {"edition", inputs.area.edition.id}}));
    return;
  }
  if (geo::contains(smallest.units[*unit].area, facility.at)) return;
  const auto actual = unit_at(inputs.area, facility.at);
  auto finding = actual ? table.at(row, Severity::warning, "facility_unit",
                                   {{"name", facility.name},
                                    {"unit", smallest.units[*unit].name},
                                    {"actual", smallest.units[*actual].name}})
                        : table.at(row, Severity::warning, "facility_outside", {{"name", facility.name}});
  finding.unit_code = facility.unit_code;
  finding.x = facility.at.x;
  finding.y = facility.at.y;
  inputs.findings.push_back(std::move(finding));
}

void read_service(Inputs &inputs, const ServiceRecipe &recipe, base::Progress &progress) {
  auto request = request_for(inputs, recipe.source, sources::Shape::point);
  request.expected = inputs.area.box.grown(2000);
  const auto layer = sources::read_layer(request, inputs.findings, progress);
  TableReader table(layer, inputs.findings);
  services::Service service{.id = recipe.id, .source = recipe.source, .symbol = recipe.symbol};
  service.fills_up = !recipe.capacity.empty();
  for (const auto &row : layer.rows) {
    if (!recipe.field.empty()) {
      const auto value = table.text(row, recipe.field);
      if (std::find(recipe.values.begin(), recipe.values.end(), value) == recipe.values.end()) continue;
    }
    service.facilities.push_back(facility_from(recipe, table, row));
    check_unit(inputs, table, row, service.facilities.back());
    if (service.fills_up && !service.facilities.back().capacity)
      inputs.findings.push_back(
          table.at(row, Severity::warning, "no_capacity_given", {{"name", service.facilities.back().name}}));
  }
  table.finish();
  if (service.facilities.empty())
    inputs.findings.push_back(table.about(Severity::warning, "service_empty", {{"service", recipe.id}}));
  auto &list = service.facilities;
  std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) {
    return std::tie(a.id, a.at.x, a.at.y) < std::tie(b.id, b.at.x, b.at.y);
  });
  for (std::size_t i = 0; i + 1 < list.size(); ++i)
    if (list[i].id == list[i + 1].id && (i == 0 || list[i - 1].id != list[i].id))
      inputs.findings.push_back({.severity = Severity::error,
                                 .code = "code_duplicate",
                                 .source = recipe.source,
                                 .layer = layer.name,
                                 .row = list[i + 1].row,
                                 .facts = {{"code", list[i].id}, {"n", "2"}, {"layer", layer.name}}});
  inputs.services.push_back(std::move(service));
}

void check_names(Inputs &inputs) {
  // Every limit an indicator names must exist, or its rows could not say why they are empty.
  for (const auto &question : inputs.questions) {
    if (question.method != "reach" && question.method != "units_reach") continue;
    // What comes to the people by air or by pipe needs no service and no limit.
    static const std::set<std::string> come = {"radio", "tv", "water", "wastewater"};
    if (come.count(question.service) > 0) continue;
    if (inputs.recipe.find_service(question.service) == nullptr ||
        inputs.recipe.find_limit(question.limit) == nullptr)
      inputs.findings.push_back({.severity = Severity::info,
                                 .code = "service_not_in_study",
                                 .facts = {{"indicator", question.indicator},
                                           {"service", question.service},
                                           {"limit", question.limit}}});
  }
}

} // namespace

Inputs read_inputs(Recipe recipe, base::Progress &progress, const ReadOptions &options) {
  Inputs inputs;
  inputs.recipe = std::move(recipe);
  inputs.crs = geo::Crs::from_text(inputs.recipe.crs);
  if (inputs.crs.geographic()) throw base::Error("crs_not_metres", {{"layer", inputs.recipe.crs}});
  read_programme(inputs);
  auto units = progress.slice(0, 0.3, "reading");
  read_editions(inputs, units);
  if (inputs.area.edition.levels.empty() || inputs.area.smallest().empty())
    throw base::Error("layer_empty", {{"layer", inputs.recipe.edition}});
  const auto box = inputs.area.box.grown(inputs.recipe.travel.margin_metres + inputs.recipe.cell);
  const double cells = box.width() / inputs.recipe.cell * (box.height() / inputs.recipe.cell);
  if (!(cells <= most_cells)) throw base::Error("grid_too_large", {{"n", base::format_number(cells, 0)}});
  inputs.grid = geo::grid_over(box, inputs.recipe.cell, inputs.recipe.people_cell);
  inputs.radio_bytes = memory_of_radio(inputs);
  threads_within(inputs.grid, 1, options.allowed_bytes, inputs.radio_bytes);
  check_overlaps(inputs);
  gather(inputs, [&] { read_crosswalks(inputs); });
  gather(inputs, [&] { read_people(inputs); });
  gather(inputs, [&] { read_cohorts(inputs); });
  auto settlements = progress.slice(0.3, 0.35, "reading");
  gather(inputs, [&] { read_settlements(inputs, settlements); });
  gather(inputs, [&] { read_groups(inputs); });
  gather(inputs, [&] { read_statistics(inputs); });
  gather(inputs, [&] { read_plan_targets(inputs); });
  for (const auto &surface : inputs.recipe.surfaces)
    gather(inputs, [&] {
      auto part = progress.slice(0.35, 0.4, "reading");
      read_weights(inputs, surface, part);
    });
  for (const auto &service : inputs.recipe.services)
    gather(inputs, [&] {
      auto part = progress.slice(0.4, 0.5, "reading");
      read_service(inputs, service, part);
    });
  gather(inputs, [&] {
    auto part = progress.slice(0.45, 0.5, "reading");
    read_radio(inputs, part);
  });
  gather(inputs, [&] {
    auto part = progress.slice(0.45, 0.5, "reading");
    read_water(inputs, part);
  });
  gather(inputs, [&] {
    auto part = progress.slice(0.45, 0.5, "reading");
    read_wastewater(inputs, part);
  });
  check_names(inputs);
  auto ground = progress.slice(0.5, 1, "reading");
  read_ground(inputs, options.threads, ground);
  check_water(inputs);
  check_close(inputs);
  std::sort(inputs.findings.begin(), inputs.findings.end());
  // The same source read for two purposes tells its problems once.
  inputs.findings.erase(std::unique(inputs.findings.begin(), inputs.findings.end(),
                                    [](const auto &a, const auto &b) { return !(a < b) && !(b < a); }),
                        inputs.findings.end());
  return inputs;
}

} // namespace gis::study
