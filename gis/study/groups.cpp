#include "gis/base/Error.h"
#include "gis/base/text.h"
#include "gis/study/UnitRows.h"
#include "gis/study/units.h"

#include <algorithm>

namespace gis::study {
namespace {

using base::Severity;

area::Group from_list(Inputs &inputs, const GroupRecipe &recipe) {
  const auto &smallest = inputs.area.edition.levels.front();
  base::Progress quiet;
  const auto layer = read_table(inputs, recipe.source, quiet);
  UnitRows units(inputs, smallest, layer);
  area::Group group{.id = recipe.id, .source = recipe.source};
  group.unit_share.assign(smallest.units.size(), 0.0);
  for (const auto &row : layer.rows) {
    const auto unit = units.unit_of(row, recipe.code);
    if (!unit) continue;
    if (recipe.field.empty() || units.table().text(row, recipe.field) == recipe.value)
      group.unit_share[*unit] = 1;
  }
  units.finish();
  if (!recipe.field.empty() && std::count(group.unit_share.begin(), group.unit_share.end(), 1.0) == 0)
    inputs.findings.push_back(units.table().about(Severity::warning, "filter_empty",
                                                  {{"field", recipe.field}, {"text", recipe.value}}));
  return group;
}

/// Shares of settlements by one of their columns; of units by the official urban and rural people.
area::Group from_settlements(const Inputs &inputs, const GroupRecipe &recipe) {
  std::vector<base::Measure> shares, unit_shares;
  const auto yes_no = [](const std::optional<bool> &flag, bool wanted) -> base::Measure {
    return flag ? base::Measure(*flag == wanted ? 1 : 0) : base::Measure{};
  };
  const auto part_of = [](base::Measure part, base::Measure whole) -> base::Measure {
    return part && whole && *whole > 0 ? base::Measure(std::min(1.0, *part / *whole)) : base::Measure{};
  };
  // Urban and rural sum to all: each is told by the other where one figure is missing.
  const bool urban = recipe.rule == "urban", settled = urban || recipe.rule == "rural";
  const auto official = [&](const area::Unit &unit) -> base::Measure {
    const auto &own = urban ? unit.urban : unit.rural, &other = urban ? unit.rural : unit.urban;
    if (own && other && *own + *other > 0) return *own / (*own + *other);
    if (own) return part_of(own, unit.people);
    const auto rest = part_of(other, unit.people);
    return rest ? base::Measure(1 - *rest) : rest;
  };
  for (const auto &s : inputs.area.settlements) {
    if (settled)
      shares.push_back(s.urban ? yes_no(s.urban, urban) : official(inputs.area.smallest()[s.unit]));
    if (recipe.rule == "difficult") shares.push_back(yes_no(s.difficult, true));
    if (recipe.rule == "minority_households") shares.push_back(part_of(s.minority_households, s.households));
    if (recipe.rule == "poor_households") shares.push_back(part_of(s.poor_households, s.households));
  }
  for (const auto &unit : inputs.area.smallest())
    unit_shares.push_back(settled ? official(unit) : base::Measure{});
  return area::group_of_people(inputs.area, recipe.id, shares, unit_shares);
}

/// A list must have been in force at some time of the study's year.
void check_in_force(Inputs &inputs, const GroupRecipe &recipe) {
  const std::string first = std::to_string(inputs.recipe.year) + "-01-01",
                    last = std::to_string(inputs.recipe.year) + "-12-31";
  const bool too_late = !recipe.valid_from.empty() && recipe.valid_from > last;
  const bool too_early = !recipe.valid_to.empty() && recipe.valid_to < first;
  if (too_late || too_early)
    inputs.findings.push_back(
        {.severity = Severity::warning,
         .code = "list_not_in_force",
         .source = recipe.source,
         .facts = {{"decision", recipe.decision}, {"group", recipe.id}, {"date", last}}});
}

area::Group make_group(Inputs &inputs, const GroupRecipe &recipe) {
  if (!recipe.source.empty()) return from_list(inputs, recipe);
  if (recipe.rule == "travel" || recipe.rule.empty()) {
    area::Group group{.id = recipe.id, .of_units = false, .known = false};
    group.unit_share.assign(inputs.area.smallest().size(), 0.0);
    if (recipe.rule.empty() || recipe.centres.empty() || recipe.mode.empty() || !recipe.minutes)
      inputs.findings.push_back(
          {.severity = Severity::error, .code = "remote_not_chosen", .facts = {{"group", recipe.id}}});
    return group;
  }
  return from_settlements(inputs, recipe);
}

} // namespace

void read_groups(Inputs &inputs) {
  inputs.groups.push_back(area::everybody(inputs.area));
  for (const auto &recipe : inputs.recipe.groups) {
    check_in_force(inputs, recipe);
    auto group = make_group(inputs, recipe);
    group.of_units = recipe.of_units;
    group.decision = recipe.decision;
    group.valid_from = recipe.valid_from;
    group.valid_to = recipe.valid_to;
    inputs.groups.push_back(std::move(group));
  }
}

} // namespace gis::study
