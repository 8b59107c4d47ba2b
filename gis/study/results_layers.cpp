#include "gis/study/results_layers.h"

#include "gis/base/number.h"
#include "gis/sources/write.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gis::study {
namespace {

using sources::FieldType;
using sources::OutputLayer;
using sources::Shape;

std::optional<std::string> cell(base::Measure value, int decimals = 3) {
  if (!value) return {};
  return base::format_number(*value, decimals);
}

bool open_source(const Inputs &inputs, const std::string &id) {
  const auto found = inputs.recipe.sources.find(id);
  return found == inputs.recipe.sources.end() || found->second.marking == sources::Marking::none;
}

OutputLayer layer_of_units(const Inputs &inputs, const area::Level &level) {
  const auto &edition = inputs.area.edition;
  OutputLayer layer{
      .name = "units_" + edition.id + "_" + level.id, .shape = Shape::polygon, .crs = inputs.crs};
  layer.fields = {{"code", FieldType::text},
                  {"name", FieldType::text},
                  {"parent", FieldType::text},
                  {"people", FieldType::real},
                  {"households", FieldType::real}};
  for (const auto &unit : level.units)
    layer.rows.push_back(
        {unit.row, {unit.code, unit.name, unit.parent, cell(unit.people), cell(unit.households)}, unit.area});
  return layer;
}

/// Where they fill up, with how full they get: of several limits or cohorts the first (all are in
/// capacity.csv).
OutputLayer layer_of_facilities(const Outcome &outcome) {
  const Inputs &inputs = outcome.inputs;
  OutputLayer layer{.name = "facilities", .shape = Shape::point, .crs = inputs.crs};
  layer.fields = {
      {"service", FieldType::text},  {"symbol", FieldType::text},    {"id", FieldType::text},
      {"name", FieldType::text},     {"unit_code", FieldType::text}, {"satellite", FieldType::integer},
      {"capacity", FieldType::real}, {"served", FieldType::real},    {"turned_away", FieldType::real}};
  for (const auto &service : inputs.services) {
    if (!open_source(inputs, service.source)) continue;
    const auto use = std::find_if(outcome.uses.begin(), outcome.uses.end(), [&](const ServiceUse &one) {
      return one.service == service.id && !one.uses.empty();
    });
    for (std::size_t i = 0; i < service.facilities.size(); ++i) {
      const auto &f = service.facilities[i];
      const auto *full = use == outcome.uses.end() ? nullptr : &use->uses[i];
      const bool limited = f.capacity && std::isfinite(*f.capacity);
      layer.rows.push_back(
          {0,
           {service.id, service.symbol, f.id, f.name, f.unit_code, f.satellite ? "1" : "0",
            limited ? cell(f.capacity) : std::nullopt, full != nullptr ? cell(full->served) : std::nullopt,
            full != nullptr ? cell(full->turned_away) : std::nullopt},
           {.points = {f.at}}});
    }
  }
  return layer;
}

/// With how many of the basic services each lacks, where that is known (all of it is in settlements.csv).
OutputLayer layer_of_settlements(const Outcome &outcome) {
  const Inputs &inputs = outcome.inputs;
  OutputLayer layer{.name = "settlements", .shape = Shape::point, .crs = inputs.crs};
  layer.fields = {{"id", FieldType::text},        {"name", FieldType::text},
                  {"kind", FieldType::text},      {"unit_code", FieldType::text},
                  {"people", FieldType::real},    {"households", FieldType::real},
                  {"missing", FieldType::integer}};
  if (!open_source(inputs, inputs.area.settlement_source)) return layer;
  std::vector<base::Measure> missing(inputs.area.settlements.size());
  for (std::size_t p = 0; p < outcome.deprivation.places.size(); ++p)
    if (const auto settlement = outcome.people.places[p].settlement)
      missing[*settlement] = outcome.deprivation.places[p].missing();
  for (std::size_t i = 0; i < missing.size(); ++i) {
    const auto &s = inputs.area.settlements[i];
    layer.rows.push_back({0,
                          {s.id, s.name, s.kind, inputs.area.smallest()[s.unit].code, cell(s.people),
                           cell(s.households), cell(missing[i], 0)},
                          {.points = {s.at}}});
  }
  return layer;
}

/// Of each service that was asked for, what the people cells receive.
std::vector<std::pair<std::string, const std::vector<CellSignal> *>> heard_services(const Signals &signals) {
  std::vector<std::pair<std::string, const std::vector<CellSignal> *>> all;
  for (const auto &[key, cells] : signals.cells)
    if (key.second == "receive") all.emplace_back(key.first, &cells);
  return all;
}

const char *heard_name(Heard heard) {
  return heard == Heard::yes ? "yes" : heard == Heard::no ? "no" : "unknown";
}

/// The class of water most people of a place have, of equal ones the better; nothing where nobody lives.
std::optional<std::string> most_water(const std::array<double, water::class_count> &people) {
  const auto most = std::max_element(people.begin(), people.end());
  if (*most <= 0) return {};
  return water::class_name(static_cast<water::WaterClass>(most - people.begin()));
}

/// The groups that only a run finds: who is far away by its surfaces.
std::vector<const area::Group *> found_groups(const Inputs &inputs) {
  std::vector<const area::Group *> found;
  for (const auto &recipe : inputs.recipe.groups)
    for (const auto &group : inputs.groups)
      if (recipe.rule == "travel" && group.id == recipe.id && group.known) found.push_back(&group);
  return found;
}

/// The middle of each settled people cell's members, whether they receive radio and television, and their
/// share of the groups that the run found.
OutputLayer layer_of_people(const Outcome &outcome) {
  const Inputs &inputs = outcome.inputs;
  const auto &people = outcome.people;
  OutputLayer layer{.name = "people_cells", .shape = Shape::point, .crs = inputs.crs, .spatial_index = false};
  layer.fields = {
      {"unit_code", FieldType::text}, {"settlement", FieldType::text}, {"people", FieldType::real}};
  const auto heard = heard_services(outcome.received);
  for (const auto &[service, cells] : heard) layer.fields.push_back({service, FieldType::text});
  const bool has_water = !outcome.water.classes[0].empty();
  if (has_water)
    for (const char *name : {"water", "water_dry"}) layer.fields.push_back({name, FieldType::text});
  const auto groups = found_groups(inputs);
  for (const auto *group : groups) layer.fields.push_back({group_field + group->id, FieldType::real});
  for (std::size_t i = 0; i < people.cells.size(); ++i) {
    const auto &c = people.cells[i];
    const auto &place = people.places[c.place];
    geo::Point sum;
    for (std::uint32_t m = 0; m < c.members; ++m) {
      const auto p = people.grid.centre(people.grid.cell_at(people.members[c.first_member + m]));
      sum.x += p.x / c.members;
      sum.y += p.y / c.members;
    }
    const auto settlement =
        place.settlement ? std::optional(inputs.area.settlements[*place.settlement].id) : std::nullopt;
    layer.rows.push_back(
        {0, {inputs.area.smallest()[place.unit].code, settlement, cell(c.people, 6)}, {.points = {sum}}});
    for (const auto &[service, cells] : heard)
      layer.rows.back().cells.push_back(heard_name((*cells)[i].front()));
    if (has_water)
      for (const auto &season : outcome.water.classes)
        layer.rows.back().cells.push_back(most_water(season[c.place]));
    for (const auto *group : groups)
      layer.rows.back().cells.push_back(cell(group->share(place.unit, place.settlement), 6));
  }
  return layer;
}

OutputLayer layer_of_findings(const Outcome &outcome) {
  OutputLayer layer{.name = "findings", .shape = Shape::point, .crs = outcome.inputs.crs};
  layer.fields = {{"severity", FieldType::text}, {"code", FieldType::text},   {"source", FieldType::text},
                  {"layer", FieldType::text},    {"row", FieldType::integer}, {"unit_code", FieldType::text}};
  for (const auto &f : outcome.findings)
    if (f.x && f.y && open_source(outcome.inputs, f.source))
      layer.rows.push_back(
          {0,
           {base::severity_name(f.severity), f.code, f.source, f.layer, std::to_string(f.row), f.unit_code},
           {.points = {{*f.x, *f.y}}}});
  return layer;
}

/// The area of every facility whose catchment the study wants, and the people who go there.
OutputLayer layer_of_catchments(const Outcome &outcome) {
  const Inputs &inputs = outcome.inputs;
  OutputLayer layer{.name = "catchments", .shape = Shape::polygon, .crs = inputs.crs};
  layer.fields = {{"service", FieldType::text},  {"cohort", FieldType::text}, {"limit", FieldType::text},
                  {"mode", FieldType::text},     {"season", FieldType::text}, {"by", FieldType::text},
                  {"facility", FieldType::text}, {"name", FieldType::text},   {"people", FieldType::real},
                  {"colour", FieldType::integer}};
  for (const auto &use : outcome.uses)
    for (const auto &service : inputs.services) {
      if (service.id != use.service || !open_source(inputs, service.source)) continue;
      std::vector<double> people(service.facilities.size());
      for (const auto &flow : use.catchments.flows)
        if (flow.facility != Flow::nowhere) people[flow.facility] += flow.people;
      for (std::size_t i = 0; i < use.catchments.areas.size(); ++i)
        if (!use.catchments.areas[i].empty())
          layer.rows.push_back(
              {0,
               {use.service, use.cohort, use.limit, use.mode, use.season, use.by, service.facilities[i].id,
                service.facilities[i].name, cell(people[i]), std::to_string(use.catchments.colours[i])},
               use.catchments.areas[i]});
    }
  return layer;
}

OutputLayer as_output(const sources::Layer &layer, const std::string &name, Shape shape,
                      const geo::Crs &crs) {
  return {.name = name,
          .shape = shape,
          .fields = {{"class", FieldType::text}, {"name", FieldType::text}},
          .rows = layer.rows,
          .crs = crs};
}

} // namespace

void write_layers(const std::filesystem::path &path, const Outcome &outcome) {
  const Inputs &inputs = outcome.inputs;
  std::vector<OutputLayer> layers;
  for (const auto &level : inputs.area.edition.levels)
    if (open_source(inputs, level.source)) layers.push_back(layer_of_units(inputs, level));
  layers.push_back(layer_of_facilities(outcome));
  layers.push_back(layer_of_settlements(outcome));
  layers.push_back(layer_of_people(outcome));
  layers.push_back(layer_of_findings(outcome));
  if (auto catchments = layer_of_catchments(outcome); !catchments.rows.empty())
    layers.push_back(std::move(catchments));
  layers.push_back(as_output(outcome.base_roads, "base_roads", Shape::line, inputs.crs));
  layers.push_back(as_output(outcome.base_rivers, "base_rivers", Shape::line, inputs.crs));
  layers.push_back(as_output(outcome.base_lakes, "base_lakes", Shape::polygon, inputs.crs));
  sources::write_geopackage(path, layers);
}

void write_relief(const std::filesystem::path &path, const Outcome &outcome) {
  if (outcome.relief) sources::write_geotiff(path, *outcome.relief, outcome.inputs.crs);
}

} // namespace gis::study
