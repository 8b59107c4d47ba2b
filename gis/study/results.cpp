#include "gis/study/results.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/parallel.h"
#include "gis/base/text.h"
#include "gis/sources/write.h"
#include "gis/study/KeptSurfaces.h"
#include "gis/study/ResultsFolder.h"
#include "gis/study/results_layers.h"

#include <chrono>
#include <nlohmann/json.hpp>

namespace gis::study {
namespace {

using Json = nlohmann::ordered_json;

void write_tables(const std::filesystem::path &dir, const Outcome &outcome, const Accepted &accepted) {
  const auto &study = outcome.inputs.recipe.id;
  sources::write_text(dir / "gaps.csv", gaps_csv(study, outcome.rows));
  sources::write_text(dir / "ledger.csv", ledger_csv(study, outcome.rows));
  sources::write_text(dir / "findings.csv", findings_csv(outcome.findings, accepted));
  sources::write_text(dir / "names.csv", names_csv(outcome.inputs));
  const auto write_if_any = [&](const char *name, const std::string &text) {
    if (!text.empty()) sources::write_text(dir / name, text);
  };
  write_if_any("water_classes.csv", water_classes_csv(outcome));
  write_if_any("water_rankings.csv", water_rankings_csv(outcome));
  write_if_any("capacity.csv", capacity_csv(outcome));
  write_if_any("od.csv", od_csv(outcome));
  write_if_any("settlements.csv", settlements_csv(outcome));
  write_if_any("deprivation.csv", deprivation_csv(outcome));
}

std::string log_line(const std::string &stage, double seconds) {
  return stage + " " + base::format_number(seconds, 2) + " s\n";
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
  return {
      {"cell", inputs.recipe.cell},
      {"people_cell", inputs.recipe.people_cell},
      {"limits", limits},
      {"groups", groups},
      {"modes", modes},
      {"water",
       {{"litres", inputs.recipe.water.litres},
        {"radius", inputs.recipe.water.radius.value},
        {"mode", inputs.recipe.water.mode},
        {"minutes", inputs.recipe.water.minutes}}},
      {"wastewater",
       {{"litres", inputs.recipe.wastewater.litres}, {"counts_from", inputs.recipe.wastewater.counts_from}}},
      {"deprivation", {{"share", inputs.recipe.deprivation.share}}},
      {"referral",
       {{"services", inputs.recipe.referral.services},
        {"mode", inputs.recipe.referral.mode},
        {"season", inputs.recipe.referral.season}}},
      {"interval_of", {{"limit_times", {0.8, 1.2}}, {"people", {"surface", "evenly"}}}},
      {"indicators", questions}};
}

/// By what the next run into this folder knows what it need not compute again.
Json about_stages(const KeptSurfaces &surfaces) {
  Json list = Json::object();
  for (const auto &[name, stage] : surfaces.stages())
    list[name] = {{"hash", stage.hash}, {"beyond_cap", stage.beyond_cap}};
  return {{"surfaces", list}};
}

std::string surfaces_line(const KeptSurfaces &surfaces) {
  using Origin = KeptSurfaces::Origin;
  return "surfaces " + std::to_string(surfaces.stages().size()) + ": searched " +
         std::to_string(surfaces.count(Origin::searched)) + ", taken over " +
         std::to_string(surfaces.count(Origin::taken_over)) + ", shared " +
         std::to_string(surfaces.count(Origin::shared)) + "\n";
}

std::string about(const Outcome &outcome, const KeptSurfaces &surfaces) {
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
  for (const auto &service : inputs.services) services[service.id] = service.source;
  for (const auto &t : inputs.programme.targets)
    asked[t.id] = {{"unit", t.unit},
                   {"domain", t.domain},
                   {"near_margin", t.near_margin ? Json(*t.near_margin) : Json()}};
  json["services"] = services;
  Json catchments = Json::array();
  for (const auto &use : outcome.uses)
    if (!use.by.empty())
      catchments.push_back({{"service", use.service},
                            {"cohort", use.cohort},
                            {"limit", use.limit},
                            {"mode", use.mode},
                            {"season", use.season},
                            {"by", use.by}});
  json["catchments"] = catchments;
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
  json["stages"] = about_stages(surfaces);
  return json.dump(1);
}

} // namespace

Reuse run_into(Inputs inputs, RunOptions options, const std::filesystem::path &dir,
               base::Progress &progress) {
  refuse_errors(inputs); // before anything is written
  ResultsFolder folder(dir);
  // Not in run.json: the same study in another folder has the same bytes.
  const std::string study_line = "study " + std::filesystem::absolute(inputs.recipe.file).string() + "\n";
  const auto accepted = read_accepted(kept_file(inputs.recipe.file, dir, "accepted.csv"));
  KeptSurfaces surfaces(folder.staging(), dir, inputs.crs);
  options.surfaces = &surfaces;
  auto running = progress.slice(0, 0.95);
  const auto outcome = run(std::move(inputs), options, running);
  auto writing = progress.slice(0.95, 1, "writing");
  const auto begun = std::chrono::steady_clock::now();
  base::in_parallel(3, options.threads, writing, [&](std::size_t i, base::Progress &) {
    if (i == 0)
      write_layers(folder.staging() / "results.gpkg", outcome);
    else if (i == 1)
      write_relief(folder.staging() / "relief.tif", outcome);
    else
      write_tables(folder.staging(), outcome, accepted);
  });
  std::string log;
  for (const auto &[stage, seconds] : outcome.stage_seconds) log += log_line(stage, seconds);
  const std::chrono::duration<double> written = std::chrono::steady_clock::now() - begun;
  sources::write_text(folder.staging() / "run.log",
                      log + log_line("writing", written.count()) + surfaces_line(surfaces) + study_line);
  writing.report(1); // the last moment to stop: what is published is done
  folder.publish(about(outcome, surfaces));
  return {surfaces.stages().size(), surfaces.count(KeptSurfaces::Origin::taken_over)};
}

} // namespace gis::study
