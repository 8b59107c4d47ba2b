#include "gis/indicators/indicators.h"

#include <algorithm>
#include <cmath>

namespace gis::indicators {
namespace {

enum Variant : std::size_t { as_computed, shorter, longer, spread_evenly };

/// What one row unit and group adds up to, in each variant.
struct RowSum {
  std::array<Ledger, 4> ledgers;
  double people = 0; ///< counted apart from the classes, so that the ledger can be held against it
  bool unknown = false;
  double flat = 0, moved = 0;
  bool even_share = false;
  bool no_cohort = false;

  double share(Variant v) const {
    return ledgers[v].total() > 0 ? ledgers[v].covered / ledgers[v].total() : 0;
  }
};

double cohort_share(const Question &question, const Material &material, std::uint32_t unit, bool &missing) {
  if (question.cohort.empty() || question.cohort == "people") return 1;
  const auto &shares = material.area->cohorts;
  if (unit < shares.size())
    if (const auto found = shares[unit].find(question.cohort); found != shares[unit].end())
      return found->second;
  missing = true;
  return 0;
}

RowSum add_up(const Question &question, const Material &material, const PlaceReach &reach, const RowUnit &row,
              const area::Group &scope, const area::Group &group) {
  RowSum sum;
  for (const auto unit : row.members) {
    bool no_cohort = false;
    const double cohort = cohort_share(question, material, unit, no_cohort);
    for (const auto place : material.places_of_unit[unit]) {
      const auto &p = material.people->places[place];
      const double in_scope = scope.share(p.unit, p.settlement);
      const double in_group = &scope == &group ? 1 : group.share(p.unit, p.settlement);
      const double share = in_scope * in_group * cohort;
      sum.no_cohort = sum.no_cohort || (no_cohort && in_scope * in_group > 0 && (p.people > 0 || p.unknown));
      if (share <= 0) continue;
      sum.people += p.people * share;
      sum.unknown = sum.unknown || p.unknown;
      if (!p.settlement && (!scope.of_units || !group.of_units) && in_scope * in_group < 1)
        sum.even_share = true;
      for (std::size_t v = 0; v < 4; ++v) sum.ledgers[v].add(reach.ledgers[v][place], share);
      sum.flat += reach.flat[place] * share;
      sum.moved += reach.moved[place] * share;
    }
  }
  return sum;
}

void flag(Figure &figure, const RowSum &sum) {
  if (sum.flat >= 0.5) figure.flags.insert("flat_assumed");
  if (sum.moved >= 0.5) figure.flags.insert("moved");
  if (sum.even_share) figure.flags.insert("even_share");
}

Figure answer(const Question &question, const Material &material, const PlaceReach &reach, const RowUnit &row,
              const area::Group &scope, const area::Group &group) {
  Figure figure = material.figure(question, row, group);
  figure.mode = reach.mode;
  figure.season = reach.season;
  for (const auto &source : reach.sources) material.cite(figure, source);
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
  // By the share, so that all covered is all people to the last bit.
  figure.numerator = sum.share(as_computed) * sum.people;
  figure.value = *figure.numerator * question.scale / sum.people;
  const auto [low, high] =
      std::minmax({sum.share(as_computed), sum.share(shorter), sum.share(longer), sum.share(spread_evenly)});
  figure.low = low * question.scale;
  figure.high = high * question.scale;
  figure.has_ledger = true;
  figure.ledger = sum.ledgers[as_computed];
  flag(figure, sum);
  return figure;
}

/// The surfaces that answer a question: one per mode and season.
std::vector<const PlaceReach *> surfaces_of(const Question &question, const Material &material) {
  std::vector<const PlaceReach *> result;
  for (const auto &reach : *material.reaches)
    if (reach.service == question.service && reach.limit == question.limit) result.push_back(&reach);
  return result;
}

/// Rows that say why there is no figure.
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

} // namespace

std::vector<Figure> measure_later(const Question &question, const Material &material, base::Findings &) {
  return without_figures(question, material, question.reason.empty() ? "part_missing" : question.reason);
}

std::vector<Figure> measure_reach(const Question &question, const Material &material, base::Findings &) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  const auto surfaces = surfaces_of(question, material);
  if (surfaces.empty()) return without_figures(question, material, "no_service");
  const auto &scope = material.group(question.scope);
  std::vector<Figure> figures;
  for (const auto *reach : surfaces)
    for (const auto &row : material.units)
      for (const auto &group : *material.groups) {
        if (!group.known) {
          figures.push_back(material.figure(question, row, group));
          figures.back().mode = reach->mode;
          figures.back().season = reach->season;
          figures.back().reason = "no_group";
          continue;
        }
        figures.push_back(answer(question, material, *reach, row, scope, group));
      }
  return figures;
}

namespace {

/// One smallest unit counted yes or no: it has the service itself and enough of its people within reach.
struct UnitAnswer {
  bool has_facility = false;
  RowSum sum;
  bool counts(Variant v, double from) const {
    const auto &ledger = sum.ledgers[v];
    return has_facility && ledger.total() > 0 && ledger.covered * 100 / ledger.total() >= from;
  }
};

Figure count_units(const Question &question, const Material &material, const PlaceReach &reach,
                   const RowUnit &row, const area::Group &scope, const area::Group &group,
                   const std::vector<UnitAnswer> &answers, double from) {
  Figure figure = material.figure(question, row, group);
  figure.mode = reach.mode;
  figure.season = reach.season;
  for (const auto &source : reach.sources) material.cite(figure, source);
  if (!group.of_units) {
    figure.reason = "not_by_group";
    return figure;
  }
  double all = 0;
  std::array<double, 4> yes = {};
  for (const auto unit : row.members) {
    if (scope.unit_share[unit] * group.unit_share[unit] <= 0) continue;
    all += 1;
    for (std::size_t v = 0; v < 4; ++v) yes[v] += answers[unit].counts(static_cast<Variant>(v), from) ? 1 : 0;
    flag(figure, answers[unit].sum);
  }
  if (all == 0) {
    figure.applicable = false;
    return figure;
  }
  figure.denominator = all;
  figure.numerator = yes[as_computed];
  figure.value = yes[as_computed] * question.scale / all;
  const auto [low, high] = std::minmax_element(yes.begin(), yes.end());
  figure.low = *low * question.scale / all;
  figure.high = *high * question.scale / all;
  return figure;
}

} // namespace

std::vector<Figure> measure_units_reach(const Question &question, const Material &material,
                                        base::Findings &) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  const auto surfaces = surfaces_of(question, material);
  const auto *service = material.find_service(question.service);
  if (surfaces.empty() || service == nullptr) return without_figures(question, material, "no_service");
  const auto &scope = material.group(question.scope);
  const auto &all = material.group("all");
  std::vector<Figure> figures;
  for (const auto *reach : surfaces) {
    std::vector<UnitAnswer> answers(material.area->smallest().size());
    for (std::uint32_t unit = 0; unit < answers.size(); ++unit) {
      const auto &code = material.area->smallest()[unit].code;
      answers[unit].has_facility =
          std::any_of(service->facilities.begin(), service->facilities.end(),
                      [&](const auto &facility) { return facility.unit_code == code; });
      answers[unit].sum = add_up(question, material, *reach, RowUnit{{}, {unit}, 0}, all, all);
    }
    const auto add = [&](const std::string &measure, double from) {
      for (const auto &row : material.units)
        for (const auto &group : *material.groups) {
          figures.push_back(count_units(question, material, *reach, row, scope, group, answers, from));
          figures.back().measure = measure;
        }
    };
    add(question.measure, question.counts_from);
    // How the count depends on the share that was set.
    for (const int from : {50, 75, 90, 95, 100}) add("at_" + std::to_string(from), from);
  }
  return figures;
}

} // namespace gis::indicators
