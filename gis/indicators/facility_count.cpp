#include "gis/indicators/reach_rows.h"

#include <cmath>
#include <map>

/// How many listed facilities say yes to something, where the people of the row's scope live.
namespace gis::indicators {
namespace {

/// A facility is where the settlement of its unit nearest to it is.
std::optional<std::uint32_t> nearest_settlement(const area::StudyArea &area, std::uint32_t unit,
                                                geo::Point at) {
  std::optional<std::uint32_t> nearest;
  double least = 0;
  for (std::uint32_t s = 0; s < area.settlements.size(); ++s) {
    if (area.settlements[s].unit != unit) continue;
    const double metres = std::hypot(area.settlements[s].at.x - at.x, area.settlements[s].at.y - at.y);
    if (nearest && metres >= least) continue;
    nearest = s;
    least = metres;
  }
  return nearest;
}

struct Listed {
  std::uint32_t unit = 0;
  std::optional<std::uint32_t> settlement;
  base::Measure yes;
};

std::vector<Listed> listed_of(const Question &question, const Material &material,
                              const services::Service &service) {
  std::map<std::string, std::uint32_t> unit_of;
  for (std::uint32_t unit = 0; unit < material.area->smallest().size(); ++unit)
    unit_of[material.area->smallest()[unit].code] = unit;
  std::vector<Listed> result;
  for (const auto &facility : service.facilities) {
    const auto unit = unit_of.find(facility.unit_code);
    if (unit == unit_of.end()) continue;
    const auto number = facility.numbers.find(question.attribute);
    result.push_back({unit->second, nearest_settlement(*material.area, unit->second, facility.at),
                      number == facility.numbers.end() ? base::Measure() : number->second});
  }
  return result;
}

void count(Figure &figure, const std::vector<const Listed *> &listed) {
  double yes = 0, unknown = 0;
  for (const auto *one : listed) (one->yes ? yes : unknown) += one->yes ? (*one->yes > 0 ? 1 : 0) : 1;
  figure.low = yes;
  figure.high = yes + unknown;
  constexpr double enough_known = 0.8;
  const auto all = static_cast<double>(listed.size());
  if (all > 0 && (all - unknown) / all < enough_known) {
    figure.reason = "attribute_unknown";
    return;
  }
  if (unknown > 0) figure.flags.insert("partial");
  figure.numerator = figure.value = yes;
}

} // namespace

std::vector<Figure> measure_facility_count(const Question &question, const Material &material,
                                           base::Findings &) {
  if (!material.has_group(question.scope)) return without_figures(question, material, "no_group");
  const auto *service = material.find_service(question.service);
  if (service == nullptr) return without_figures(question, material, question.reason);
  const auto &scope = material.group(question.scope);
  std::vector<std::vector<Listed>> of_unit(material.area->smallest().size());
  for (const auto &one : listed_of(question, material, *service)) of_unit[one.unit].push_back(one);
  std::vector<Figure> figures;
  for (const auto &row : material.units)
    for (const auto &group : *material.groups) {
      Figure figure = material.figure(question, row, group);
      if (!group.known) {
        figure.reason = "no_group";
      } else if (material.nobody_in(row, scope, group)) {
        figure.applicable = false;
      } else {
        material.cite(figure, service->source);
        std::vector<const Listed *> listed;
        for (const auto unit : row.members)
          for (const auto &one : of_unit[unit])
            if (scope.share(unit, one.settlement) >= 0.5 && group.share(unit, one.settlement) >= 0.5)
              listed.push_back(&one);
        count(figure, listed);
      }
      figures.push_back(std::move(figure));
    }
  return figures;
}

} // namespace gis::indicators
