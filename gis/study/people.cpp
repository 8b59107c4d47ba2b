#include "gis/base/Error.h"
#include "gis/base/number.h"
#include "gis/base/text.h"
#include "gis/study/TableReader.h"
#include "gis/study/UnitRows.h"
#include "gis/study/placement.h"
#include "gis/study/units.h"

#include <algorithm>
#include <cmath>

namespace gis::study {
namespace {

using base::Severity;

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

/// Urban and rural people must be all people, or the groups would not be each other's complement.
void check_parts(const area::Unit &unit, const sources::Row &row, TableReader &table,
                 base::Findings &findings) {
  if (!unit.people || !unit.urban || !unit.rural) return;
  const double sum = *unit.urban + *unit.rural;
  if (std::fabs(sum - *unit.people) <= 0.5) return;
  auto finding = table.at(row, Severity::warning, "group_sum",
                          {{"unit", unit.name},
                           {"group", "urban"},
                           {"n", base::format_number(sum, 0)},
                           {"total", base::format_number(*unit.people, 0)}});
  finding.unit_code = unit.code;
  findings.push_back(std::move(finding));
}

void read_people_table(Inputs &inputs, const PeopleRecipe &recipe, area::Level &level,
                       const sources::Layer &layer) {
  UnitRows units(inputs, level, layer);
  auto &table = units.table();
  double sum = 0;
  std::vector<std::pair<const sources::Row *, double>> totals;
  for (const auto &row : layer.rows) {
    const auto at = units.unit_of(row, recipe.code);
    if (units.was_total())
      if (const auto total = table.number(row, recipe.total)) totals.emplace_back(&row, *total);
    if (!at) continue;
    auto &unit = level.units[*at];
    unit.people = table.number(row, recipe.total);
    unit.urban = table.number(row, recipe.urban);
    unit.rural = table.number(row, recipe.rural);
    unit.households = table.number(row, recipe.households);
    sum += unit.people.value_or(0);
    check_parts(unit, row, table, inputs.findings);
  }
  for (const auto &[row, total] : totals)
    if (std::fabs(total - sum) > 0.5)
      inputs.findings.push_back(
          table.at(*row, Severity::warning, "total_disagrees",
                   {{"given", base::format_number(total, 3)}, {"computed", base::format_number(sum, 3)}}));
  units.finish();
}

} // namespace

void read_people(Inputs &inputs) {
  auto &edition = inputs.area.edition;
  for (const auto &recipe : inputs.recipe.people) {
    if (recipe.edition != edition.id) continue;
    base::Progress quiet;
    const auto layer = read_table(inputs, recipe.source, quiet);
    const auto level = std::find_if(edition.levels.begin(), edition.levels.end(),
                                    [&](const auto &l) { return l.id == recipe.level; });
    if (level == edition.levels.end()) {
      std::vector<std::string> ids;
      for (const auto &known : edition.levels) ids.push_back(known.id);
      throw base::Error("level_unknown", {{"text", recipe.level}, {"list", base::join(ids, ", ")}});
    }
    read_people_table(inputs, recipe, *level, layer);
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
                                           {{"code", code}, {"edition", inputs.area.edition.id}}));
        continue;
      }
      area::Settlement s;
      s.id = table.text(row, recipe.id);
      s.name = table.text(row, recipe.name);
      s.kind = table.text(row, recipe.kind);
      s.at = row.geometry.points.front();
      if (!unit_at(inputs.area, s.at)) {
        auto finding = table.at(row, Severity::warning, "settlement_outside", {{"name", s.name}});
        finding.unit_code = code;
        finding.x = s.at.x;
        finding.y = s.at.y;
        inputs.findings.push_back(std::move(finding));
      }
      s.unit = static_cast<std::uint32_t>(*unit);
      s.people = table.number(row, recipe.people);
      s.households = table.number(row, recipe.households);
      s.minority_households = table.number(row, recipe.minority_households);
      s.poor_households = table.number(row, recipe.poor_households);
      s.piped = table.number(row, recipe.piped);
      s.own_compliant = table.number(row, recipe.own_compliant);
      s.own_hygienic = table.number(row, recipe.own_hygienic);
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
    const auto layer = read_table(inputs, recipe.source, quiet);
    UnitRows units(inputs, smallest, layer);
    auto &table = units.table();
    for (const auto &row : layer.rows) {
      const auto unit = units.unit_of(row, recipe.code);
      if (!unit) continue;
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
    units.finish();
  }
}

} // namespace gis::study
