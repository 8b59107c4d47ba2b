#include "gis/study/units.h"

#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/TableReader.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gis::study {
namespace {

using base::Severity;

area::Level read_level(Inputs &inputs, const LevelRecipe &recipe, bool shown, base::Progress &progress) {
  sources::LayerRequest request;
  request.source = &inputs.recipe.sources.at(recipe.source);
  request.crs = inputs.crs;
  request.shape = sources::Shape::polygon;
  request.fields = {recipe.code, recipe.name};
  if (!recipe.parent.empty()) request.fields.push_back(recipe.parent);
  if (!recipe.type.empty()) request.fields.push_back(recipe.type);
  auto layer = sources::read_layer(request, inputs.findings, progress);
  TableReader table(layer, inputs.findings);
  area::Level level{.id = recipe.id, .source = recipe.source};
  std::map<std::string, int> seen;
  for (auto &row : layer.rows) {
    area::Unit unit;
    unit.code = table.text(row, recipe.code);
    unit.name = table.text(row, recipe.name);
    unit.parent = table.text(row, recipe.parent);
    unit.type = table.text(row, recipe.type);
    unit.area = shown ? std::move(row.geometry) : geo::Geometry{};
    unit.row = row.number;
    if (++seen[unit.code] > 1) continue;
    level.units.push_back(std::move(unit));
  }
  for (const auto &[code, n] : seen)
    if (n > 1)
      inputs.findings.push_back({.severity = Severity::error,
                                 .code = "code_duplicate",
                                 .source = recipe.source,
                                 .layer = layer.name,
                                 .unit_code = code,
                                 .facts = {{"code", code}, {"n", std::to_string(n)}, {"layer", layer.name}}});
  return level;
}

/// A missing or unknown parent makes totals wrong: an error, unless the level above is a single unit.
void check_parents(Inputs &inputs, const area::Edition &edition) {
  for (std::size_t at = 0; at + 1 < edition.levels.size(); ++at) {
    const auto &upper = edition.levels[at + 1];
    if (upper.units.size() == 1) continue;
    for (const auto &unit : edition.levels[at].units)
      if (!upper.find(unit.parent))
        inputs.findings.push_back({.severity = Severity::error,
                                   .code = "code_unmatched",
                                   .source = edition.levels[at].source,
                                   .row = unit.row,
                                   .unit_code = unit.code,
                                   .facts = {{"code", unit.parent},
                                             {"row", std::to_string(unit.row)},
                                             {"file", edition.levels[at].source},
                                             {"edition", edition.id}}});
  }
}

/// The people an upper unit holds: the sum of the smallest, where all are known.
void sum_people_upwards(area::Edition &edition) {
  for (std::size_t at = 1; at < edition.levels.size(); ++at)
    for (std::size_t u = 0; u < edition.levels[at].units.size(); ++u) {
      auto &unit = edition.levels[at].units[u];
      if (unit.people) continue;
      double people = 0, households = 0;
      bool all = true, all_households = true;
      for (const auto member : edition.members(at, u)) {
        const auto &part = edition.levels.front().units[member];
        all = all && part.people.has_value();
        all_households = all_households && part.households.has_value();
        people += part.people.value_or(0);
        households += part.households.value_or(0);
      }
      if (all) unit.people = people;
      if (all_households) unit.households = households;
    }
}

base::Facts code_facts(const std::string &code, const sources::Row &row, const sources::Layer &layer,
                       const std::string &edition) {
  return {{"code", code}, {"row", std::to_string(row.number)}, {"file", layer.name}, {"edition", edition}};
}

} // namespace

sources::Layer read_table(Inputs &inputs, const std::string &source, base::Progress &progress) {
  sources::LayerRequest request;
  request.source = &inputs.recipe.sources.at(source);
  request.shape = sources::Shape::none;
  return sources::read_layer(request, inputs.findings, progress);
}

std::string padded(const std::string &code, const area::Level &level) {
  std::size_t length = 0;
  for (const auto &unit : level.units) length = std::max(length, unit.code.size());
  const bool digits = !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
  return digits && code.size() < length ? std::string(length - code.size(), '0') + code : code;
}

void read_editions(Inputs &inputs, base::Progress &progress) {
  for (std::size_t e = 0; e < inputs.recipe.editions.size(); ++e) {
    const auto &recipe = inputs.recipe.editions[e];
    const bool shown = recipe.id == inputs.recipe.edition;
    area::Edition edition{.id = recipe.id, .from = recipe.from, .to = recipe.to};
    for (std::size_t l = 0; l < recipe.levels.size(); ++l) {
      const double all = static_cast<double>(inputs.recipe.editions.size());
      const double from = static_cast<double>(e);
      auto part = progress.slice(from / all, (from + 1) / all);
      edition.levels.push_back(read_level(inputs, recipe.levels[l], shown, part));
    }
    check_parents(inputs, edition);
    if (shown) {
      inputs.area.edition = edition;
      for (const auto &unit : edition.levels.front().units) inputs.area.box.add(unit.area.box());
    }
    inputs.editions.push_back(std::move(edition));
  }
}

void read_people(Inputs &inputs) {
  auto &edition = inputs.area.edition;
  for (const auto &recipe : inputs.recipe.people) {
    if (recipe.edition != edition.id) continue;
    base::Progress quiet;
    auto layer = read_table(inputs, recipe.source, quiet);
    TableReader table(layer, inputs.findings);
    const auto level = std::find_if(edition.levels.begin(), edition.levels.end(),
                                    [&](const auto &l) { return l.id == recipe.level; });
    if (level == edition.levels.end())
      throw base::Error("level_unknown", {{"level", recipe.level}, {"edition", edition.id}});
    for (const auto &row : layer.rows) {
      const std::string code = padded(table.text(row, recipe.code), *level);
      const auto unit = level->find(code);
      if (!unit) {
        inputs.findings.push_back(
            table.at(row, Severity::error, "code_unmatched", code_facts(code, row, layer, edition.id)));
        continue;
      }
      level->units[*unit].people = table.number(row, recipe.total);
      level->units[*unit].urban = table.number(row, recipe.urban);
      level->units[*unit].rural = table.number(row, recipe.rural);
      level->units[*unit].households = table.number(row, recipe.households);
    }
    table.finish();
    inputs.area.people_year = recipe.year;
    inputs.area.people_kind = recipe.kind;
    inputs.area.people_source = recipe.source;
  }
  sum_people_upwards(edition);
}

void read_settlements(Inputs &inputs, base::Progress &progress) {
  for (const auto &recipe : inputs.recipe.settlements) {
    if (recipe.edition != inputs.area.edition.id) continue;
    sources::LayerRequest request;
    request.source = &inputs.recipe.sources.at(recipe.source);
    request.crs = inputs.crs;
    request.shape = sources::Shape::point;
    request.expected = inputs.area.box.grown(2000);
    auto layer = sources::read_layer(request, inputs.findings, progress);
    TableReader table(layer, inputs.findings);
    const auto &smallest = inputs.area.edition.levels.front();
    for (const auto &row : layer.rows) {
      const std::string code = padded(table.text(row, recipe.unit), smallest);
      const auto unit = smallest.find(code);
      if (!unit) {
        inputs.findings.push_back(table.at(row, Severity::error, "code_unmatched",
                                           code_facts(code, row, layer, inputs.area.edition.id)));
        continue;
      }
      area::Settlement s;
      s.id = table.text(row, recipe.id);
      s.name = table.text(row, recipe.name);
      s.kind = table.text(row, recipe.kind);
      s.at = row.geometry.points.front();
      s.unit = static_cast<std::uint32_t>(*unit);
      s.people = table.number(row, recipe.people);
      s.households = table.number(row, recipe.households);
      s.minority_households = table.number(row, recipe.minority_households);
      s.poor_households = table.number(row, recipe.poor_households);
      s.difficult = table.flag(row, recipe.difficult);
      s.urban = table.flag(row, recipe.urban);
      s.concentrated = table.flag(row, recipe.concentrated);
      s.wastewater_collected = table.flag(row, recipe.wastewater_collected);
      inputs.area.settlements.push_back(std::move(s));
    }
    table.finish();
    inputs.area.settlement_source = recipe.source;
  }
  // The order of the file must not matter.
  std::sort(inputs.area.settlements.begin(), inputs.area.settlements.end(), [](const auto &a, const auto &b) {
    return std::tie(a.unit, a.id, a.at.x, a.at.y) < std::tie(b.unit, b.id, b.at.x, b.at.y);
  });
}

void read_cohorts(Inputs &inputs) {
  const auto &smallest = inputs.area.edition.levels.front();
  inputs.area.cohorts.resize(smallest.units.size());
  for (const auto &recipe : inputs.recipe.cohorts) {
    if (recipe.edition != inputs.area.edition.id) continue;
    base::Progress quiet;
    auto layer = read_table(inputs, recipe.source, quiet);
    TableReader table(layer, inputs.findings);
    for (const auto &row : layer.rows) {
      const std::string code = padded(table.text(row, recipe.code), smallest);
      const auto unit = smallest.find(code);
      if (!unit) {
        inputs.findings.push_back(table.at(row, Severity::error, "code_unmatched",
                                           code_facts(code, row, layer, inputs.area.edition.id)));
        continue;
      }
      auto &shares = inputs.area.cohorts[*unit];
      double sum = 0;
      std::size_t bands_known = 0;
      const auto &bands = area::exclusive_cohorts();
      for (const auto &[cohort, column] : recipe.shares)
        if (const auto share = table.number(row, column)) {
          shares[cohort] = *share;
          if (std::find(bands.begin(), bands.end(), cohort) == bands.end()) continue;
          sum += *share;
          bands_known += 1;
        }
      if (bands_known < bands.size() || sum <= 0) continue;
      if (std::fabs(sum - 1) > 0.001)
        inputs.findings.push_back(
            table.at(row, Severity::warning, "age_sum",
                     {{"unit", smallest.units[*unit].name}, {"share", base::format_number(sum, 4)}}));
      for (auto &[cohort, share] : shares) share /= sum;
    }
    table.finish();
  }
}

void read_crosswalks(Inputs &inputs) {
  for (const auto &recipe : inputs.recipe.crosswalks) {
    base::Progress quiet;
    auto layer = read_table(inputs, recipe.source, quiet);
    TableReader table(layer, inputs.findings);
    area::Crosswalk crosswalk{.from = recipe.from, .to = recipe.to};
    const auto level_field = layer.find_field("level");
    for (const auto &row : layer.rows)
      crosswalk.rows.push_back(
          {level_field ? table.text(row, "level") : inputs.area.edition.levels.front().id,
           table.text(row, "old_code"), table.text(row, "new_code")});
    area::fill_shares(crosswalk, {});
    inputs.crosswalks.push_back(std::move(crosswalk));
  }
}

} // namespace gis::study
