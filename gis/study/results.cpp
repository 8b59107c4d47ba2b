#include "gis/study/results.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/sources/write.h"
#include "gis/study/ResultsFolder.h"

#include <nlohmann/json.hpp>

namespace gis::study {
namespace {

using Json = nlohmann::ordered_json;
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

OutputLayer layer_of_facilities(const Inputs &inputs) {
  OutputLayer layer{.name = "facilities", .shape = Shape::point, .crs = inputs.crs};
  layer.fields = {{"service", FieldType::text},   {"symbol", FieldType::text},
                  {"id", FieldType::text},        {"name", FieldType::text},
                  {"unit_code", FieldType::text}, {"satellite", FieldType::integer}};
  for (const auto &service : inputs.services)
    if (open_source(inputs, service.source))
      for (const auto &f : service.facilities)
        layer.rows.push_back(
            {0,
             {service.id, service.symbol, f.id, f.name, f.unit_code, f.satellite ? "1" : "0"},
             {.points = {f.at}}});
  return layer;
}

OutputLayer layer_of_settlements(const Inputs &inputs) {
  OutputLayer layer{.name = "settlements", .shape = Shape::point, .crs = inputs.crs};
  layer.fields = {{"id", FieldType::text},     {"name", FieldType::text},
                  {"kind", FieldType::text},   {"unit_code", FieldType::text},
                  {"people", FieldType::real}, {"households", FieldType::real}};
  if (open_source(inputs, inputs.area.settlement_source))
    for (const auto &s : inputs.area.settlements)
      layer.rows.push_back(
          {0,
           {s.id, s.name, s.kind, inputs.area.smallest()[s.unit].code, cell(s.people), cell(s.households)},
           {.points = {s.at}}});
  return layer;
}

/// The middle of each settled people cell's members.
OutputLayer layer_of_people(const Outcome &outcome) {
  const Inputs &inputs = outcome.inputs;
  const auto &people = outcome.people;
  OutputLayer layer{.name = "people_cells", .shape = Shape::point, .crs = inputs.crs, .spatial_index = false};
  layer.fields = {
      {"unit_code", FieldType::text}, {"settlement", FieldType::text}, {"people", FieldType::real}};
  for (const auto &c : people.cells) {
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

OutputLayer as_output(const sources::Layer &layer, const std::string &name, Shape shape,
                      const geo::Crs &crs) {
  return {.name = name,
          .shape = shape,
          .fields = {{"class", FieldType::text}, {"name", FieldType::text}},
          .rows = layer.rows,
          .crs = crs};
}

void write_layers(const std::filesystem::path &path, const Outcome &outcome) {
  const Inputs &inputs = outcome.inputs;
  std::vector<OutputLayer> layers;
  for (const auto &level : inputs.area.edition.levels)
    if (open_source(inputs, level.source)) layers.push_back(layer_of_units(inputs, level));
  layers.push_back(layer_of_facilities(inputs));
  layers.push_back(layer_of_settlements(inputs));
  layers.push_back(layer_of_people(outcome));
  layers.push_back(layer_of_findings(outcome));
  layers.push_back(as_output(outcome.base_roads, "base_roads", Shape::line, inputs.crs));
  layers.push_back(as_output(outcome.base_rivers, "base_rivers", Shape::line, inputs.crs));
  layers.push_back(as_output(outcome.base_lakes, "base_lakes", Shape::polygon, inputs.crs));
  sources::write_geopackage(path, layers);
}

Json about_sources(const Inputs &inputs) {
  static const char *const qualities[] = {"official", "modelled", "illustrative"};
  static const char *const markings[] = {"none", "internal", "secret"};
  Json list = Json::array();
  for (const auto &[id, s] : inputs.recipe.sources)
    list.push_back({{"id", id},
                    {"file", s.path.filename().string()},
                    {"layer", s.layer},
                    {"date", s.date},
                    {"licence", s.licence},
                    {"attribution", s.attribution},
                    {"quality", qualities[static_cast<int>(s.quality)]},
                    {"marking", markings[static_cast<int>(s.marking)]},
                    {"sha256", s.sha256}});
  return list;
}

Json about_parameters(const Inputs &inputs) {
  Json limits = Json::object(), groups = Json::object(), modes = Json::object(), questions = Json::array();
  for (const auto &l : inputs.recipe.limits)
    limits[l.id] = {{"minutes", l.minutes ? Json(*l.minutes) : Json()},
                    {"metres", l.metres ? Json(*l.metres) : Json()},
                    {"inclusive", l.inclusive},
                    {"mode", l.mode},
                    {"legal", l.legal}};
  for (const auto &g : inputs.recipe.groups)
    groups[g.id] = {{"of", g.of_units ? "units" : "people"},
                    {"source", g.source},
                    {"rule", g.rule},
                    {"decision", g.decision},
                    {"valid_from", g.valid_from},
                    {"valid_to", g.valid_to}};
  for (const auto &m : inputs.recipe.modes)
    for (const auto &s : m.seasons)
      modes[m.id][s.id] = {{"default_kmh", s.default_kmh},
                           {"land", s.land_kmh},
                           {"road", s.road_kmh},
                           {"slope", m.slope},
                           {"note", m.note}};
  for (const auto &q : inputs.questions)
    questions.push_back({{"indicator", q.indicator},
                         {"measure", q.measure},
                         {"method", q.method},
                         {"basis", indicators::basis_name(q.basis)},
                         {"service", q.service},
                         {"cohort", q.cohort},
                         {"limit", q.limit},
                         {"scope", q.scope},
                         {"counts_from", q.counts_from}});
  return {{"cell", inputs.recipe.cell},
          {"people_cell", inputs.recipe.people_cell},
          {"limits", limits},
          {"groups", groups},
          {"modes", modes},
          {"interval_of", {{"limit_times", {0.8, 1.2}}, {"people", {"surface", "evenly"}}}},
          {"indicators", questions}};
}

std::string about(const Outcome &outcome) {
  const Inputs &inputs = outcome.inputs;
  Json json;
  json["format"] = 1;
  json["program"] = {{"name", "tiepcan"}, {"version", TIEPCAN_VERSION}};
  json["study"] = {{"id", inputs.recipe.id},
                   {"name_vi", inputs.recipe.name_vi},
                   {"name_en", inputs.recipe.name_en},
                   {"year", inputs.recipe.year},
                   {"base_year", inputs.recipe.base_year},
                   {"edition", inputs.recipe.edition},
                   {"crs", inputs.recipe.crs},
                   {"targets", inputs.programme.id},
                   {"datum", inputs.crs.datum()},
                   {"central_meridian", inputs.crs.central_meridian()},
                   {"people",
                    {{"source", inputs.area.people_source},
                     {"kind", inputs.area.people_kind},
                     {"year", inputs.area.people_year}}}};
  Json levels = Json::array();
  for (const auto &level : inputs.area.edition.levels) levels.push_back(level.id);
  json["study"]["levels"] = levels;
  // Whose work the maps of this folder are drawn from, besides the figures.
  Json drawn = Json::array();
  for (const auto &level : inputs.area.edition.levels) drawn.push_back(level.source);
  for (const auto *layer : {&outcome.base_roads, &outcome.base_rivers, &outcome.base_lakes})
    if (!layer->rows.empty()) drawn.push_back(layer->source);
  json["drawn"] = drawn;
  Json services = Json::object(), asked = Json::object();
  for (const auto &service : inputs.recipe.services) services[service.id] = service.source;
  for (const auto &t : inputs.programme.targets)
    asked[t.id] = {{"unit", t.unit},
                   {"domain", t.domain},
                   {"near_margin", t.near_margin ? Json(*t.near_margin) : Json()}};
  json["services"] = services;
  json["asked"] = asked;
  json["sources"] = about_sources(inputs);
  json["parameters"] = about_parameters(inputs);
  std::map<std::string, int> counts = {{"error", 0}, {"warning", 0}, {"info", 0}};
  for (const auto &f : outcome.findings) counts[base::severity_name(f.severity)] += 1;
  json["findings"] = counts;
  Json superseded = Json::array();
  for (const auto &[key, s] : inputs.statistics.superseded())
    superseded.push_back({{"indicator", key.indicator},
                          {"level", key.level},
                          {"unit_code", key.code},
                          {"year", key.year},
                          {"quality", s.quality},
                          {"source_doc", s.source_doc},
                          {"value", s.value ? Json(*s.value) : Json()}});
  json["superseded"] = superseded;
  return json.dump(1);
}

} // namespace

void run_into(Inputs inputs, RunOptions options, const std::filesystem::path &dir, base::Progress &progress) {
  refuse_errors(inputs); // before anything is written
  ResultsFolder folder(dir);
  std::error_code told_by_the_first_surface;
  std::filesystem::create_directory(folder.staging() / "surfaces", told_by_the_first_surface);
  const geo::Crs crs = inputs.crs;
  options.keep_surface = [&](const std::string &name, const geo::Surface &surface) {
    sources::write_geotiff(folder.staging() / "surfaces" / (name + ".tif"), surface, crs);
  };
  auto running = progress.slice(0, 0.95);
  const auto outcome = run(std::move(inputs), options, running);
  auto writing = progress.slice(0.95, 1, "writing");
  const auto &study = outcome.inputs.recipe.id;
  sources::write_text(folder.staging() / "gaps.csv", gaps_csv(study, outcome.rows));
  sources::write_text(folder.staging() / "ledger.csv", ledger_csv(study, outcome.rows));
  sources::write_text(folder.staging() / "findings.csv", findings_csv(outcome.findings));
  writing.report(0.3);
  write_layers(folder.staging() / "results.gpkg", outcome);
  writing.report(0.8);
  std::string log;
  for (const auto &[stage, seconds] : outcome.stage_seconds)
    log += stage + " " + base::format_number(seconds, 2) + " s\n";
  sources::write_text(folder.staging() / "run.log", log);
  writing.report(1); // the last moment to stop: what is published is done
  folder.publish(about(outcome));
}

} // namespace gis::study
