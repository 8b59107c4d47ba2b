#include "gis/indicators/reach_rows.h"

#include <algorithm>

namespace gis::indicators {
namespace {

/// A sum with gaps is a figure where so much of it is known.
constexpr double enough_known = 0.8;

/// People of poor households, as many as their share of the settlement's households.
double poor_share(const Material &material, const area::Place &place, bool &missing) {
  if (place.settlement)
    if (const auto &s = material.area->settlements[*place.settlement];
        s.poor_households && s.households.value_or(0) > 0)
      return std::min(1.0, *s.poor_households / *s.households);
  missing = true;
  return 0;
}

double cohort_share(const Question &question, const Material &material, const area::Place &place,
                    bool &missing) {
  if (question.cohort.empty() || question.cohort == "people") return 1;
  if (question.cohort == "poor_households") return poor_share(material, place, missing);
  const auto unit = place.unit;
  const auto &shares = material.area->cohorts;
  if (unit < shares.size())
    if (const auto found = shares[unit].find(question.cohort); found != shares[unit].end())
      return found->second;
  missing = true;
  return 0;
}

Figure answer(const Question &question, const Material &material, const PlaceReach &reach, const RowUnit &row,
              const area::Group &scope, const area::Group &group) {
  Figure figure = material.figure(question, row, group);
  describe(figure, material, reach);
  const RowSum sum = add_up(question, material, reach, row, scope, group);
  if (sum.no_cohort) {
    figure.reason = "no_cohort";
    return figure;
  }
  if (sum.people <= 1e-9) {
    figure.applicable = sum.unknown;
    if (sum.unknown) figure.reason = "no_people";
    return figure;
  }
  figure.denominator = sum.people;
  std::vector<double> shares;
  for (std::size_t v = 0; v < sum.ledgers.size(); ++v) shares.push_back(sum.share(v));
  const auto [low, high] = std::minmax_element(shares.begin(), shares.end());
  figure.low = *low * question.scale;
  figure.high = *high * question.scale;
  figure.has_ledger = true;
  figure.ledger = sum.ledgers[0];
  flag(figure, sum);
  const double not_known = reach.may_hear() ? figure.ledger.outside_data : sum.may_find;
  if (reach.may_hear() && not_known > 0 && sum.people - not_known < 0.5) {
    figure.reason = reach.unknown_reason;
    return figure;
  }
  if (!reach.may_hear() && not_known > (1 - enough_known) * sum.people) {
    figure.reason = "capacity_unknown";
    return figure;
  }
  if (not_known >= 0.5) figure.flags.insert("partial");
  // By the share, so that all covered is all people to the last bit.
  figure.numerator = sum.share(0) * sum.people;
  figure.value = *figure.numerator * question.scale / sum.people;
  return figure;
}

} // namespace

RowSum add_up(const Question &question, const Material &material, const PlaceReach &reach, const RowUnit &row,
              const area::Group &scope, const area::Group &group) {
  RowSum sum{.ledgers = std::vector<Ledger>(reach.ledgers.size())};
  for (const auto unit : row.members) {
    for (const auto place : material.places_of_unit[unit]) {
      const auto &p = material.people->places[place];
      bool no_cohort = false;
      const double cohort = cohort_share(question, material, p, no_cohort);
      const double in_scope = scope.share(p.unit, p.settlement);
      const double in_group = &scope == &group ? 1 : group.share(p.unit, p.settlement);
      const double share = in_scope * in_group * cohort;
      sum.no_cohort = sum.no_cohort || (no_cohort && in_scope * in_group > 0 && (p.people > 0 || p.unknown));
      if (share <= 0) continue;
      sum.people += p.people * share;
      sum.unknown = sum.unknown || p.unknown;
      if (!p.settlement && (!scope.of_units || !group.of_units) && in_scope * in_group < 1)
        sum.even_share = true;
      for (std::size_t v = 0; v < sum.ledgers.size(); ++v) sum.ledgers[v].add(reach.ledgers[v][place], share);
      sum.flat += reach.flat[place] * share;
      sum.moved += reach.moved[place] * share;
      if (!reach.may_find.empty()) sum.may_find += reach.may_find[place] * share;
    }
  }
  return sum;
}

void flag(Figure &figure, const RowSum &sum) {
  if (sum.flat >= 0.5) figure.flags.insert("flat_assumed");
  if (sum.moved >= 0.5) figure.flags.insert("moved");
  if (sum.even_share) figure.flags.insert("even_share");
}

void describe(Figure &figure, const Material &material, const PlaceReach &reach) {
  figure.mode = reach.mode;
  figure.season = reach.season;
  for (const auto &source : reach.sources) material.cite(figure, source);
}

std::vector<Figure> rows_of(const Question &question, const Material &material,
                            const std::vector<const PlaceReach *> &surfaces) {
  const auto &scope = material.group(question.scope);
  std::vector<Figure> figures;
  for (const auto *reach : surfaces)
    for (const auto &row : material.units)
      for (const auto &group : *material.groups) {
        if (group.known) {
          figures.push_back(answer(question, material, *reach, row, scope, group));
          continue;
        }
        figures.push_back(material.figure(question, row, group));
        figures.back().mode = reach->mode;
        figures.back().season = reach->season;
        figures.back().reason = "no_group";
      }
  return figures;
}

std::vector<const PlaceReach *> surfaces_of(const std::string &service, const std::string &limit,
                                            const Material &material) {
  std::vector<const PlaceReach *> result;
  for (const auto &reach : *material.reaches)
    if (reach.service == service && reach.limit == limit && reach.filled_for.empty())
      result.push_back(&reach);
  return result;
}

std::vector<Figure> without_figures(const Question &question, const Material &material,
                                    const std::string &reason) {
  std::vector<Figure> figures;
  for (const auto &row : material.units)
    for (const auto &group : *material.groups) {
      Figure figure = material.figure(question, row, group);
      figure.reason = reason;
      if (material.has_group(question.scope) && group.known &&
          material.nobody_in(row, material.group(question.scope), group))
        figure.applicable = false;
      figures.push_back(std::move(figure));
    }
  return figures;
}

} // namespace gis::indicators
