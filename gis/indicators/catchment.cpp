#include "gis/indicators/reach_rows.h"

#include <algorithm>

/// What the facilities within reach have for each person, when all who reach a facility share it.
namespace gis::indicators {
namespace {

/// What the places of a row hold of something, each by its share in scope and group.
double sum_of(const std::vector<double> &of_place, const Material &material, const RowUnit &row,
              const area::Group &scope, const area::Group &group) {
  double sum = 0;
  for (const auto unit : row.members)
    for (const auto place : material.places_of_unit[unit]) {
      const auto &p = material.people->places[place];
      sum += of_place[place] * scope.share(p.unit, p.settlement) *
             (&scope == &group ? 1.0 : group.share(p.unit, p.settlement));
    }
  return sum;
}

Figure answer(const Question &question, const Material &material, const PlaceSupply &supply,
              const PlaceReach &reach, const RowUnit &row, const area::Group &group) {
  const auto &scope = material.group(question.scope);
  Figure figure = material.figure(question, row, group);
  describe(figure, material, reach);
  for (const auto &source : supply.sources) material.cite(figure, source);
  if (!group.known) {
    figure.reason = "no_group";
    return figure;
  }
  const RowSum people = add_up(question, material, reach, row, scope, group);
  if (people.people <= 1e-9) {
    figure.applicable = people.unknown;
    if (people.unknown) figure.reason = "no_people";
    return figure;
  }
  figure.has_ledger = true;
  figure.ledger = people.ledgers[0];
  figure.denominator = people.people;
  flag(figure, people);
  if (sum_of(supply.unknown, material, row, scope, group) >= 0.5) {
    figure.reason = "attribute_unknown";
    return figure;
  }
  std::vector<double> things;
  for (const auto &variant : supply.things) things.push_back(sum_of(variant, material, row, scope, group));
  const auto [low, high] = std::minmax_element(things.begin(), things.end());
  figure.numerator = things[0];
  figure.value = things[0] * question.scale / people.people;
  figure.low = *low * question.scale / people.people;
  figure.high = *high * question.scale / people.people;
  return figure;
}

} // namespace

std::vector<Figure> measure_catchment(const Question &question, const Material &material, base::Findings &) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  std::vector<Figure> figures;
  for (const auto &supply : *material.supplies) {
    if (supply.service != question.service || supply.limit != question.limit ||
        supply.attribute != question.attribute)
      continue;
    const auto surfaces = surfaces_of(question.service, question.limit, material);
    const auto reach = std::find_if(surfaces.begin(), surfaces.end(), [&](const PlaceReach *one) {
      return one->mode == supply.mode && one->season == supply.season;
    });
    if (reach == surfaces.end()) continue;
    for (const auto &row : material.units)
      for (const auto &group : *material.groups)
        figures.push_back(answer(question, material, supply, **reach, row, group));
  }
  if (!figures.empty()) return figures;
  return without_figures(question, material,
                         material.find_service(question.service) == nullptr ? "no_service" : "no_limit");
}

} // namespace gis::indicators
