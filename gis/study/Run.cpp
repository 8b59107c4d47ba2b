#include "gis/study/Run.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/parallel.h"
#include "gis/geo/hillshade.h"
#include "gis/indicators/indicators.h"
#include "gis/study/memory.h"
#include "gis/study/reaches.h"
#include "gis/study/signals.h"
#include "gis/travel/Ground.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace gis::study {
namespace {

constexpr std::size_t most_threads = 256;

class StageClock {
public:
  explicit StageClock(Outcome &outcome) : outcome_(outcome) {}
  void finish(const std::string &stage) {
    const auto now = std::chrono::steady_clock::now();
    outcome_.stage_seconds.emplace_back(stage, std::chrono::duration<double>(now - last_).count());
    last_ = now;
  }

private:
  Outcome &outcome_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// Rows of a layer with one field, named "class", for the ground of maps; rows of marked sources are left
/// out.
sources::Layer base_layer(const Inputs &inputs, const sources::Layer &layer, const std::string &field,
                          const std::set<std::string> &classes, bool polygons) {
  sources::Layer result{
      .source = layer.source, .name = layer.name, .fields = {"class", "name"}, .crs = layer.crs};
  if (inputs.recipe.sources.at(layer.source).marking != sources::Marking::none) return result;
  const auto column = field.empty() ? std::nullopt : layer.find_field(field);
  const auto name = layer.find_field("name");
  for (const auto &row : layer.rows) {
    const std::string kind = column ? row.cells[*column].value_or("") : "";
    if (!classes.empty() && classes.count(kind) == 0) continue;
    if (polygons ? row.geometry.polygons.empty() : row.geometry.lines.empty()) continue;
    result.rows.push_back({row.number, {kind, name ? row.cells[*name] : std::nullopt}, row.geometry});
  }
  return result;
}

void keep_base_layers(const Inputs &inputs, Outcome &outcome) {
  static const std::set<std::string> roads = {"motorway", "trunk", "primary", "secondary", "tertiary"};
  if (inputs.roads)
    outcome.base_roads = base_layer(inputs, *inputs.roads, inputs.recipe.travel.roads.field, roads, false);
  for (std::size_t b = 0; b < inputs.barriers.size(); ++b) {
    const auto &field = inputs.recipe.travel.barriers[b].field;
    auto lines = base_layer(inputs, inputs.barriers[b], field, {}, false);
    auto areas = base_layer(inputs, inputs.barriers[b], field, {}, true);
    if (!lines.rows.empty()) outcome.base_rivers = std::move(lines);
    if (!areas.rows.empty()) outcome.base_lakes = std::move(areas);
  }
}

/// The light on the ground, in hundredths, on cells of some 90 m: a map needs no finer ones.
void keep_relief(const Inputs &inputs, Outcome &outcome) {
  constexpr double relief_cell = 90;
  if (!inputs.terrain) return;
  if (inputs.recipe.sources.at(inputs.recipe.travel.terrain).marking != sources::Marking::none) return;
  const int factor = std::max(1, static_cast<int>(relief_cell / inputs.grid.cell_width));
  auto light = geo::hillshade(geo::coarser(*inputs.terrain, factor));
  for (float &value : light.values) value = std::round(100 * value);
  outcome.relief = std::move(light);
}

travel::Ground make_ground(Inputs &inputs, base::Findings &findings, base::Progress &progress) {
  travel::GroundRequest request;
  request.grid = inputs.grid;
  if (inputs.roads) {
    request.roads = &*inputs.roads;
    request.road_class = inputs.recipe.travel.roads.field;
    request.road_crossing = inputs.recipe.travel.crossing;
  }
  if (inputs.landcover) {
    request.landcover = &*inputs.landcover;
    request.land_class = inputs.recipe.travel.landcover.field;
  }
  for (const auto &barrier : inputs.barriers) request.barriers.push_back(&barrier);
  if (inputs.terrain) request.height = std::move(inputs.terrain->values);
  return travel::burn_ground(std::move(request), findings, progress);
}

area::People spread_people(const Inputs &inputs, const travel::Ground &ground, base::Findings &findings,
                           base::Progress &progress) {
  area::PeopleRequest request;
  request.grid = inputs.grid;
  request.block_cells = static_cast<int>(std::lround(inputs.recipe.people_cell / inputs.recipe.cell));
  for (const auto &unit : inputs.area.smallest())
    request.units.push_back({unit.code, &unit.area, unit.people});
  for (const auto &s : inputs.area.settlements) request.settlements.push_back({s.unit, s.at, s.people});
  std::optional<geo::Transform> transform;
  if (inputs.weights) {
    request.weights = &inputs.weights->surface;
    transform.emplace(inputs.weights->crs, inputs.crs);
    request.weights_to_study = [&transform](geo::Point p) { return (*transform)(p); };
  }
  const auto barrier = ground.barrier_cells();
  request.barrier = &barrier;
  return area::distribute_people(request, findings, progress);
}

indicators::Material make_material(const Inputs &inputs, const area::People &people, const Reached &reached) {
  indicators::Material material;
  material.area = &inputs.area;
  material.people = &people;
  material.groups = &inputs.groups;
  material.services = &inputs.services;
  material.statistics = &inputs.statistics;
  material.reaches = &reached.reaches;
  material.supplies = &reached.supplies;
  material.year = inputs.recipe.year;
  const auto &edition = inputs.area.edition;
  for (std::size_t level = 0; level < edition.levels.size(); ++level)
    for (std::size_t unit = 0; unit < edition.levels[level].units.size(); ++unit)
      material.units.push_back(
          {{edition.id, edition.levels[level].id, edition.levels[level].units[unit].code},
           edition.members(level, unit),
           level});
  material.places_of_unit.resize(inputs.area.smallest().size());
  for (std::uint32_t place = 0; place < people.places.size(); ++place)
    material.places_of_unit[people.places[place].unit].push_back(place);
  for (const auto &[id, source] : inputs.recipe.sources)
    if (source.quality == sources::Quality::illustrative) material.illustrative.insert(id);
  return material;
}

/// A settlement is remote when most of its people are beyond the limit; a unit without settlements is remote
/// by the share of its people beyond it.
void fill_travel_groups(Inputs &inputs, const area::People &people,
                        const std::vector<indicators::PlaceReach> &reaches, base::Findings &findings) {
  for (std::size_t g = 0; g < inputs.recipe.groups.size(); ++g) {
    const auto &recipe = inputs.recipe.groups[g];
    if (recipe.rule != "travel") continue;
    const auto found = std::find_if(reaches.begin(), reaches.end(),
                                    [&](const auto &reach) { return reach.limit == "group:" + recipe.id; });
    if (found == reaches.end()) continue;
    std::vector<base::Measure> settlements(inputs.area.settlements.size()),
        units(inputs.area.smallest().size());
    for (std::size_t place = 0; place < people.places.size(); ++place) {
      const auto &ledger = found->ledgers[0][place];
      const double beyond = ledger.total() > 0 ? 1 - ledger.covered / ledger.total() : 0;
      if (people.places[place].settlement)
        settlements[*people.places[place].settlement] = beyond > 0.5 ? 1 : 0;
      else
        units[people.places[place].unit] = beyond;
    }
    auto group = area::group_of_people(inputs.area, recipe.id, settlements, units);
    group.source = inputs.recipe.find_service(recipe.centres)->source;
    double inside = 0;
    for (const auto &place : people.places)
      inside += place.people * group.share(place.unit, place.settlement);
    // The rule and what it makes of the people are printed wherever the group appears.
    findings.push_back({.severity = base::Severity::info,
                        .code = "group_by_travel",
                        .source = group.source,
                        .facts = {{"group", recipe.id},
                                  {"minutes", base::format_number(*recipe.minutes, 1)},
                                  {"mode", recipe.mode},
                                  {"season", recipe.season},
                                  {"centres", recipe.centres},
                                  {"n", base::format_number(inside, 0)}}});
    inputs.groups[g + 1] = std::move(group);
  }
}

void tell_of_terrain_hole(const area::People &people, const std::vector<indicators::PlaceReach> &reaches,
                          const Recipe &recipe, base::Findings &findings) {
  double most = 0;
  for (const auto &reach : reaches) {
    double sum = 0;
    for (std::size_t place = 0; place < people.places.size(); ++place) sum += reach.flat[place];
    most = std::max(most, sum);
  }
  if (most >= 0.5)
    findings.push_back({.severity = base::Severity::warning,
                        .code = "terrain_hole",
                        .source = recipe.travel.terrain,
                        .layer = recipe.sources.at(recipe.travel.terrain).path.filename().string(),
                        .facts = {{"n", base::format_number(most, 0)}}});
}

std::vector<gaps::GapRow> compare(const Inputs &inputs, std::vector<indicators::Figure> figures) {
  gaps::GapRequest request;
  request.figures = std::move(figures);
  request.programme = &inputs.programme;
  request.plan_targets = inputs.plan_targets;
  request.base_year = inputs.recipe.base_year;
  request.smallest_level = inputs.area.edition.levels.front().id;
  const auto &edition = inputs.area.edition;
  for (const auto &level : edition.levels)
    for (const auto &unit : level.units)
      request.names[{edition.id, level.id, unit.code}] = {unit.name, unit.parent};
  return gaps::gap_rows(std::move(request));
}

} // namespace

void refuse_errors(const Inputs &inputs) {
  const auto errors = std::count_if(inputs.findings.begin(), inputs.findings.end(), [](const auto &finding) {
    return finding.severity == base::Severity::error;
  });
  if (errors > 0) throw base::Error("study_has_errors", {{"n", std::to_string(errors)}});
}

Outcome run(Inputs inputs, const RunOptions &wanted, base::Progress &progress) {
  refuse_errors(inputs);
  RunOptions options = wanted;
  options.threads = threads_within(inputs.grid, base::thread_count(wanted.threads, most_threads),
                                   wanted.allowed_bytes, inputs.radio_bytes);
  Outcome outcome{.inputs = std::move(inputs)};
  Inputs &in = outcome.inputs;
  outcome.findings = in.findings;
  StageClock clock(outcome);
  if (!options.only.empty())
    std::erase_if(in.questions, [&](const auto &q) { return options.only.count(q.indicator) == 0; });

  Reached reached;
  {
    auto ground_part = progress.slice(0, 0.1, "travel");
    keep_relief(in, outcome);
    const auto ground = make_ground(in, outcome.findings, ground_part);
    keep_base_layers(in, outcome);
    in.roads.reset();
    in.barriers.clear();
    in.landcover.reset();
    in.terrain.reset();
    clock.finish("ground");
    auto people_part = progress.slice(0.1, 0.2, "area");
    outcome.people = spread_people(in, ground, outcome.findings, people_part);
    in.weights.reset();
    clock.finish("people");
    auto radio_part = progress.slice(0.2, 0.3, "radio");
    outcome.received = find_signals(in, outcome.people, options.threads, outcome.findings, radio_part);
    in.radio_terrain.reset();
    clock.finish("radio");
    auto water_part = progress.slice(0.3, 0.35, "water");
    outcome.water = find_water(in, ground, outcome.people, options.threads, water_part);
    clock.finish("water");
    auto travel_part = progress.slice(0.35, 0.9, "travel");
    reached = find_reaches(in, ground, outcome.people, outcome.received, options, travel_part);
    for (auto &heard : count_signals(outcome.received, outcome.people))
      reached.reaches.push_back(std::move(heard));
    for (auto &reach : outcome.water.reaches) reached.reaches.push_back(std::move(reach));
    for (auto &supply : outcome.water.supplies) reached.supplies.push_back(std::move(supply));
    clock.finish("travel");
  }
  outcome.uses = std::move(reached.uses);
  outcome.referral = std::move(reached.referral);
  std::sort(outcome.uses.begin(), outcome.uses.end(), [](const auto &a, const auto &b) {
    return std::tie(a.service, a.limit, a.cohort, a.mode) < std::tie(b.service, b.limit, b.cohort, b.mode);
  });
  tell_of_terrain_hole(outcome.people, reached.reaches, in.recipe, outcome.findings);
  fill_travel_groups(in, outcome.people, reached.reaches, outcome.findings);
  auto material = make_material(in, outcome.people, reached);
  if (!outcome.water.collected.empty()) material.collected = &outcome.water.collected;
  outcome.deprivation = find_deprivation(in, material);
  std::vector<indicators::Figure> figures;
  auto measuring = progress.slice(0.9, 1, "indicators");
  for (std::size_t q = 0; q < in.questions.size(); ++q) {
    auto more = indicators::measure(in.questions[q], material, outcome.findings);
    figures.insert(figures.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    measuring.report(static_cast<double>(q + 1) / static_cast<double>(in.questions.size()));
  }
  clock.finish("indicators");
  outcome.rows = compare(in, std::move(figures));
  std::sort(outcome.findings.begin(), outcome.findings.end());
  clock.finish("gaps");
  progress.report(1);
  return outcome;
}

} // namespace gis::study
