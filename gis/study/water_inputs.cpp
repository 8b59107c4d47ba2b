#include "gis/study/water_inputs.h"

#include "gis/base/number.h"
#include "gis/geo/validity.h"
#include "gis/study/Inputs.h"
#include "gis/study/TableReader.h"
#include "gis/study/placement.h"
#include "gis/study/units.h"
#include "gis/water/words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gis::study {
namespace {

using base::Severity;

std::int64_t whole(base::Measure households) {
  constexpr double most = 1e9;
  return static_cast<std::int64_t>(std::lround(std::min(households.value_or(0), most)));
}

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

water::WorksTable table_of(const std::optional<sources::Layer> &layer, const ColumnsRecipe &recipe) {
  return {layer ? &*layer : nullptr, recipe.columns};
}

std::string column(const ColumnsRecipe &recipe, const std::string &role) {
  const auto found = recipe.columns.find(role);
  return found == recipe.columns.end() ? "" : found->second;
}

void tell_of_overlaps(Inputs &inputs) {
  const auto &zones = inputs.water.works.zones;
  const double few_cells = 4 * inputs.recipe.cell * inputs.recipe.cell;
  std::vector<geo::Box> boxes;
  for (const auto &zone : zones) boxes.push_back(zone.area.box());
  for (std::size_t a = 0; a < zones.size(); ++a)
    for (std::size_t b = a + 1; b < zones.size(); ++b) {
      if (zones[a].supply == zones[b].supply || !boxes[a].touches(boxes[b])) continue;
      const double common = geo::common_area(zones[a].area, zones[b].area);
      if (common < few_cells) continue;
      inputs.findings.push_back(
          {.severity = Severity::info,
           .code = "zones_overlap",
           .source = inputs.recipe.water.zones.source,
           .facts = {{"name", zones[a].id}, {"other", zones[b].id}, {"n", base::format_number(common, 0)}}});
    }
}

/// What the office counted in one unit, in the latest year up to the study's.
struct UnitCount {
  int year = 0;
  base::Measure piped, own_compliant, own_hygienic;
};

std::map<std::size_t, UnitCount> read_connections(Inputs &inputs, base::Progress &progress) {
  std::map<std::size_t, UnitCount> counts;
  const auto &recipe = inputs.recipe.water.connections;
  if (recipe.source.empty()) return counts;
  const auto layer = read_works(inputs, recipe, sources::Shape::none, progress);
  TableReader table(*layer, inputs.findings);
  const auto &smallest = inputs.area.edition.levels.front();
  for (const auto &row : layer->rows) {
    if (table.totals_row(row, column(recipe, "code"))) continue;
    const auto code = padded(table.text(row, column(recipe, "code")), smallest);
    const auto unit = smallest.find(code);
    if (!unit) {
      inputs.findings.push_back(table.at(row, Severity::error, "code_unmatched",
                                         {{"code", code}, {"edition", inputs.area.edition.id}}));
      continue;
    }
    const auto year = table.number(row, column(recipe, "year"));
    UnitCount count{.year = year ? static_cast<int>(*year) : inputs.recipe.year,
                    .piped = table.number(row, column(recipe, "piped")),
                    .own_compliant = table.number(row, column(recipe, "own_compliant")),
                    .own_hygienic = table.number(row, column(recipe, "own_hygienic"))};
    auto &known = counts[*unit];
    if (count.year <= inputs.recipe.year && count.year >= known.year) known = count;
  }
  table.finish();
  std::erase_if(counts, [](const auto &one) { return !one.second.piped; });
  return counts;
}

/// Turns what was counted into counts of units and settlements that do not share a household.
class Counter {
public:
  explicit Counter(Inputs &inputs) : inputs_(inputs), of_unit_(inputs.area.smallest().size()) {
    for (std::size_t s = 0; s < inputs.area.settlements.size(); ++s)
      of_unit_[inputs.area.settlements[s].unit].push_back(s);
    inputs.water.count_of_unit.resize(inputs.area.smallest().size());
    inputs.water.count_of_settlement.resize(inputs.area.settlements.size());
  }

  void count(const std::map<std::size_t, UnitCount> &units) {
    for (std::size_t unit = 0; unit < of_unit_.size(); ++unit) {
      const auto listed = count_settlements(unit);
      const auto found = units.find(unit);
      if (found != units.end()) count_unit(unit, found->second, listed);
    }
  }

private:
  Inputs &inputs_;
  std::vector<std::vector<std::size_t>> of_unit_;

  void tell(const std::string &code, std::size_t unit, const std::string &name, base::Facts facts = {}) {
    facts.emplace("unit", name);
    const auto &water = inputs_.recipe.water;
    inputs_.findings.push_back({.severity = Severity::warning,
                                .code = code,
                                .source = water.connections.source.empty() ? inputs_.area.settlement_source
                                                                           : water.connections.source,
                                .unit_code = inputs_.area.smallest()[unit].code,
                                .facts = std::move(facts)});
  }

  /// Nothing where the households are not known.
  std::optional<std::size_t> add(const water::Count &count, std::size_t unit, const std::string &name) {
    const auto all = count.piped + std::max(count.own_compliant, count.own_hygienic);
    if (count.households <= 0) {
      if (all > 0) tell("water_no_households", unit, name);
      return {};
    }
    if (all > count.households)
      tell("water_counts_above", unit, name,
           {{"n", std::to_string(all)}, {"households", std::to_string(count.households)}});
    if (count.own_compliant > count.own_hygienic) tell("water_counts_mixed", unit, name);
    inputs_.water.counts.push_back(count);
    return inputs_.water.counts.size() - 1;
  }

  /// The settlements of a unit that say themselves; their sum.
  water::Count count_settlements(std::size_t unit) {
    water::Count sum;
    for (const auto s : of_unit_[unit]) {
      const auto &settlement = inputs_.area.settlements[s];
      if (!settlement.piped) continue;
      const water::Count one{
          whole(settlement.households), whole(settlement.piped), whole(settlement.own_compliant),
          whole(settlement.own_hygienic ? settlement.own_hygienic : settlement.own_compliant)};
      inputs_.water.count_of_settlement[s] = add(one, unit, settlement.name);
      if (!inputs_.water.count_of_settlement[s]) continue;
      sum.households += one.households;
      sum.piped += one.piped;
      sum.own_compliant += one.own_compliant;
      sum.own_hygienic += one.own_hygienic;
    }
    return sum;
  }

  std::int64_t households_of(std::size_t unit) const {
    const auto &official = inputs_.area.smallest()[unit].households;
    if (official) return whole(official);
    std::int64_t sum = 0;
    for (const auto s : of_unit_[unit]) sum += whole(inputs_.area.settlements[s].households);
    return sum;
  }

  /// What the settlements do not say themselves.
  void count_unit(std::size_t unit, const UnitCount &counted, const water::Count &listed) {
    const auto rest = [](std::int64_t all, std::int64_t part) {
      return std::max<std::int64_t>(0, all - part);
    };
    const auto hygienic = counted.own_hygienic ? counted.own_hygienic : counted.own_compliant;
    inputs_.water.count_of_unit[unit] =
        add({rest(households_of(unit), listed.households), rest(whole(counted.piped), listed.piped),
             rest(whole(counted.own_compliant), listed.own_compliant),
             rest(whole(hygienic), listed.own_hygienic)},
            unit, inputs_.area.smallest()[unit].name);
  }
};

/// Where a scheme stands: at its first source, else inside its first zone.
std::optional<geo::Point> place_of(const water::Works &works, std::size_t scheme) {
  if (!works.schemes[scheme].sources.empty()) return works.schemes[scheme].sources.front();
  for (const auto &zone : works.zones)
    if (zone.supply == scheme) return geo::inner_point(zone.area);
  return {};
}

services::Facility facility_at(const Inputs &inputs, const std::string &id, geo::Point at) {
  services::Facility facility{.id = id, .name = id, .at = at};
  if (const auto unit = unit_at(inputs.area, at)) facility.unit_code = inputs.area.smallest()[*unit].code;
  return facility;
}

/// Whether a point still takes water from under the ground: 1, 0 or not known.
base::Measure draws_groundwater(const water::Supply &supply, const water::PublicPoint &point) {
  const bool idle = supply.state == water::State::broken || supply.state == water::State::abandoned;
  if (idle || point.groundwater == false) return 0;
  if (!point.groundwater || supply.state == water::State::unknown) return {};
  return 1;
}

/// Schemes and public points as facilities, so that they are counted by unit like others.
void add_services(Inputs &inputs) {
  const auto &works = inputs.water.works;
  const auto &recipe = inputs.recipe.water;
  services::Service schemes{.id = "scheme",
                            .source =
                                recipe.schemes.source.empty() ? recipe.zones.source : recipe.schemes.source,
                            .symbol = "scheme"};
  for (std::size_t s = 0; s < works.schemes.size(); ++s) {
    const auto at = place_of(works, s);
    if (!at) continue;
    auto facility = facility_at(inputs, works.supplies[s].id, *at);
    if (const auto &holds = works.schemes[s].sustainable) facility.numbers["sustainable"] = *holds ? 1 : 0;
    schemes.facilities.push_back(std::move(facility));
  }
  services::Service points{.id = "water_point", .source = recipe.points.source, .symbol = "water_point"};
  for (const auto &point : works.points) {
    const auto &supply = works.supplies[point.supply];
    auto facility = facility_at(inputs, supply.id, point.at);
    facility.numbers["groundwater"] = draws_groundwater(supply, point);
    points.facilities.push_back(std::move(facility));
  }
  for (auto *service : {&schemes, &points})
    if (!service->facilities.empty() && !service->source.empty())
      inputs.services.push_back(std::move(*service));
}

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

void read_water(Inputs &inputs, base::Progress &progress) {
  const auto &recipe = inputs.recipe.water;
  const bool counted = std::any_of(inputs.area.settlements.begin(), inputs.area.settlements.end(),
                                   [](const auto &settlement) { return settlement.piped.has_value(); });
  if (!recipe.given() && !counted) return;
  inputs.water.given = true;
  const auto part = [&](double from, double to) { return progress.slice(from, to); };
  auto one = part(0, 0.2), two = part(0.2, 0.5), three = part(0.5, 0.6), four = part(0.6, 0.8),
       five = part(0.8, 1);
  const auto schemes = read_works(inputs, recipe.schemes, sources::Shape::any, one);
  const auto zones = read_works(inputs, recipe.zones, sources::Shape::polygon, two);
  const auto springs = read_works(inputs, recipe.sources, sources::Shape::point, three);
  const auto points = read_works(inputs, recipe.points, sources::Shape::point, four);
  const auto words = water::read_words(inputs.recipe.file.parent_path(), inputs.recipe.roots);
  inputs.water.works = water::works_from({table_of(schemes, recipe.schemes), table_of(zones, recipe.zones),
                                          table_of(springs, recipe.sources), table_of(points, recipe.points)},
                                         words, recipe.litres, inputs.findings);
  tell_of_overlaps(inputs);
  Counter(inputs).count(read_connections(inputs, five));
  add_services(inputs);
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
