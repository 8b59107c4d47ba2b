#include "gis/study/water_inputs.h"

#include "gis/base/number.h"
#include "gis/geo/validity.h"
#include "gis/study/Inputs.h"
#include "gis/study/TableReader.h"
#include "gis/study/units.h"
#include "gis/study/works_layer.h"
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

water::WorksTable table_of(const std::optional<sources::Layer> &layer, const ColumnsRecipe &recipe) {
  return {layer ? &*layer : nullptr, recipe.columns};
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
      // Where the people are not known either, that was told before.
      if (all > 0 && inputs_.area.smallest()[unit].people) tell("water_no_households", unit, name);
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
  add_water_services(inputs);
}

} // namespace gis::study
