#include "gis/indicators/reach_rows.h"

#include <algorithm>
#include <optional>

/// Units counted yes or no: by one service, or by several that must all be there.
namespace gis::indicators {
namespace {

/// How the smallest units fare with one service.
struct Part {
  const PlaceReach *reach = nullptr;
  double counts_from = 0;         ///< per cent of the people
  std::vector<char> has_facility; ///< per smallest unit; always where the service is received, not gone to
  std::vector<RowSum> sums;       ///< per smallest unit

  bool counts(std::uint32_t unit, std::size_t variant, double from) const {
    const auto &ledger = sums[unit].ledgers[variant];
    return has_facility[unit] != 0 && ledger.total() > 0 && ledger.covered * 100 / ledger.total() >= from;
  }
};

Part part_of(const Question &question, const Material &material, const PlaceReach &reach) {
  Part part{.reach = &reach, .counts_from = question.counts_from};
  const auto &all = material.group("all");
  const auto *service = material.find_service(question.service);
  const auto &units = material.area->smallest();
  for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
    const bool own =
        service != nullptr && std::any_of(service->facilities.begin(), service->facilities.end(),
                                          [&](const auto &f) { return f.unit_code == units[unit].code; });
    part.has_facility.push_back(reach.received || own ? 1 : 0);
    part.sums.push_back(add_up(question, material, reach, RowUnit{{}, {unit}, 0}, all, all));
  }
  return part;
}

/// What varies: nothing, or one part by one of its variants.
struct Variant {
  std::size_t part = 0, number = 0;
};

std::vector<Variant> variants_of(const std::vector<Part> &parts) {
  std::vector<Variant> variants = {{}};
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t v = 1; v < parts[i].reach->ledgers.size(); ++v) variants.push_back({i, v});
  return variants;
}

bool counts(const std::vector<Part> &parts, std::uint32_t unit, Variant variant, std::optional<double> from) {
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!parts[i].counts(unit, i == variant.part ? variant.number : 0, from.value_or(parts[i].counts_from)))
      return false;
  return true;
}

Figure count_units(const Question &question, const Material &material, const std::vector<Part> &parts,
                   const RowUnit &row, const area::Group &group, std::optional<double> from) {
  Figure figure = material.figure(question, row, group);
  for (const auto &part : parts)
    for (const auto &source : part.reach->sources) material.cite(figure, source);
  if (!group.of_units) {
    figure.reason = "not_by_group";
    return figure;
  }
  const auto &scope = material.group(question.scope);
  const auto variants = variants_of(parts);
  double all = 0;
  std::vector<double> yes(variants.size());
  for (const auto unit : row.members) {
    if (scope.unit_share[unit] * group.unit_share[unit] <= 0) continue;
    all += 1;
    for (std::size_t v = 0; v < variants.size(); ++v)
      yes[v] += counts(parts, unit, variants[v], from) ? 1 : 0;
    for (const auto &part : parts) flag(figure, part.sums[unit]);
  }
  if (all == 0) {
    figure.applicable = false;
    return figure;
  }
  figure.denominator = all;
  figure.numerator = yes[0];
  figure.value = yes[0] * question.scale / all;
  const auto [low, high] = std::minmax_element(yes.begin(), yes.end());
  figure.low = *low * question.scale / all;
  figure.high = *high * question.scale / all;
  return figure;
}

/// Rows of one mode and season; also how the count depends on the share that was set.
void add_rows(const Question &question, const Material &material, const std::vector<Part> &parts,
              const std::string &mode, const std::string &season, std::vector<Figure> &figures) {
  const auto add = [&](const std::string &measure, std::optional<double> from) {
    for (const auto &row : material.units)
      for (const auto &group : *material.groups) {
        figures.push_back(count_units(question, material, parts, row, group, from));
        figures.back().measure = measure;
        figures.back().mode = mode;
        figures.back().season = season;
      }
  };
  add(question.measure, {});
  if (question.measure != "main") return;
  for (const int from : {50, 75, 90, 95, 100}) add("at_" + std::to_string(from), from);
}

/// Every part's surface for one mode and season; what is received has neither and fits all. Empty where a
/// part has none.
std::vector<Part> parts_for(const std::vector<Question> &questions, const Material &material,
                            const PlaceReach &key) {
  std::vector<Part> parts;
  for (const auto &question : questions) {
    const auto surfaces = surfaces_of(question.service, question.limit, material);
    const auto found = std::find_if(surfaces.begin(), surfaces.end(), [&](const PlaceReach *reach) {
      return reach->received || (reach->mode == key.mode && reach->season == key.season);
    });
    if (found == surfaces.end()) return {};
    parts.push_back(part_of(question, material, **found));
  }
  return parts;
}

std::vector<Figure> all_parts_by_unit(const Question &question, const Material &material,
                                      const std::vector<Question> &questions) {
  std::vector<const PlaceReach *> keys;
  for (const auto &part : questions)
    for (const auto *reach : surfaces_of(part.service, part.limit, material)) {
      const bool seen = std::any_of(keys.begin(), keys.end(), [&](const PlaceReach *key) {
        return key->mode == reach->mode && key->season == reach->season;
      });
      if (!seen) keys.push_back(reach);
    }
  // What is received says no mode of its own where another part has one.
  if (std::any_of(keys.begin(), keys.end(), [](const auto *key) { return !key->received; }))
    std::erase_if(keys, [](const auto *key) { return key->received; });
  std::vector<Figure> figures;
  for (const auto *key : keys)
    if (const auto parts = parts_for(questions, material, *key); !parts.empty())
      add_rows(question, material, parts, key->mode, key->season, figures);
  return figures;
}

} // namespace

std::vector<Figure> measure_units_reach(const Question &question, const Material &material,
                                        base::Findings &) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  auto figures = all_parts_by_unit(question, material, {question});
  if (!figures.empty()) return figures;
  return without_figures(question, material, question.reason.empty() ? "no_service" : question.reason);
}

std::vector<Figure> measure_composite(const Question &question, const Material &material,
                                      base::Findings &findings) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  if (question.composite == "units_all") {
    auto figures = all_parts_by_unit(question, material, question.part_questions);
    if (!figures.empty()) return figures;
  }
  if (question.composite == "people_all")
    if (const auto joint = surfaces_of(question.indicator, joint_limit, material); !joint.empty())
      return rows_of(question, material, joint);
  return measure_later(question, material, findings);
}

} // namespace gis::indicators
