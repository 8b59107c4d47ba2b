#include "gis/indicators/reach_rows.h"

#include <algorithm>

/// What people have of something that comes to them, per person who has it: litres of water a day.
namespace gis::indicators {
namespace {

struct Drawn {
  double people = 0, things = 0, unknown = 0;
};

Figure answer(const Question &question, const Material &material, const PlaceSupply &supply,
              const PlaceReach &reach, const RowUnit &row, const area::Group &group) {
  const auto &scope = material.group(question.scope);
  Figure figure = material.figure(question, row, group);
  describe(figure, material, reach);
  if (!group.known) {
    figure.reason = "no_group";
    return figure;
  }
  Drawn sum;
  for (const auto unit : row.members)
    for (const auto place : material.places_of_unit[unit]) {
      const auto &p = material.people->places[place];
      const double share =
          scope.share(p.unit, p.settlement) * (&scope == &group ? 1.0 : group.share(p.unit, p.settlement));
      sum.people += reach.ledgers[0][place].covered * share;
      sum.things += supply.things[0][place] * share;
      sum.unknown += supply.unknown[place] * share;
    }
  const double known = sum.people - sum.unknown;
  if (sum.people < 0.5) {
    figure.applicable = material.people_unknown(row, scope, group);
    if (figure.applicable) figure.reason = "no_people";
    return figure;
  }
  constexpr double enough_known = 0.8;
  if (known < enough_known * sum.people) {
    figure.reason = "partial_below";
    return figure;
  }
  if (sum.unknown >= 0.5) figure.flags.insert("partial");
  figure.numerator = sum.things;
  figure.denominator = known;
  figure.value = sum.things * question.scale / known;
  return figure;
}

} // namespace

std::vector<Figure> measure_litres(const Question &question, const Material &material, base::Findings &) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  const auto reaches = surfaces_of(question.service, question.limit, material);
  for (const auto &supply : *material.supplies) {
    if (supply.service != question.service || supply.attribute != "litres" || reaches.empty()) continue;
    std::vector<Figure> figures;
    for (const auto &row : material.units)
      for (const auto &group : *material.groups)
        figures.push_back(answer(question, material, supply, *reaches.front(), row, group));
    return figures;
  }
  return without_figures(question, material, question.reason);
}

} // namespace gis::indicators
