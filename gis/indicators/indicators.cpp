#include "gis/indicators/indicators.h"

#include "gis/base/Error.h"

#include <algorithm>
#include <stdexcept>

namespace gis::indicators {

const std::vector<NamedMethod> &methods() {
  static const std::vector<NamedMethod> list = {
      {"reach", "people within a limit of a service", measure_reach},
      {"reach_places", "people within a limit of a service who find a place there", measure_reach_places},
      {"units_reach", "units whose people are within a limit of a service", measure_units_reach},
      {"statistic", "figures the office entered or counted, by unit and year", measure_statistic},
      {"rate", "things of facilities per 10 000 people", measure_rate},
      {"catchment", "what facilities within reach have per 10 000 people who share it", measure_catchment},
      {"litres", "litres a day of those on a water network", measure_litres},
      {"facility_share", "share of facilities with an attribute", measure_facility_share},
      {"facility_count", "facilities with an attribute, where the scope of the row lives",
       measure_facility_count},
      {"settlement_share", "share of settlements with an attribute", measure_settlement_share},
      {"composite", "all parts of a composite together", measure_composite},
      {"later", "waits for a part of the program that is not built yet", measure_later},
  };
  return list;
}

std::vector<Figure> measure(const Question &question, const Material &material, base::Findings &findings) {
  std::string names;
  for (const auto &method : methods()) {
    if (question.method == method.name) return method.measure(question, material, findings);
    names += (names.empty() ? "" : ", ") + std::string(method.name);
  }
  throw base::Error("method_unknown", {{"method", question.method}, {"list", names}});
}

const area::Group &Material::group(const std::string &id) const {
  const auto found =
      std::find_if(groups->begin(), groups->end(), [&](const area::Group &g) { return g.id == id; });
  if (found == groups->end()) throw std::out_of_range("no group " + id);
  return *found;
}

bool Material::has_group(const std::string &id) const {
  return std::any_of(groups->begin(), groups->end(),
                     [&](const area::Group &g) { return g.id == id && g.known; });
}

const services::Service *Material::find_service(const std::string &id) const {
  const auto found = std::find_if(services->begin(), services->end(),
                                  [&](const services::Service &s) { return s.id == id; });
  return found == services->end() ? nullptr : &*found;
}

double Material::people_in(const RowUnit &row, const area::Group &scope, const area::Group &group) const {
  double sum = 0;
  for (const auto unit : row.members)
    for (const auto place : places_of_unit[unit]) {
      const auto &p = people->places[place];
      sum += p.people * scope.share(p.unit, p.settlement) *
             (&scope == &group ? 1.0 : group.share(p.unit, p.settlement));
    }
  return sum;
}

bool Material::people_unknown(const RowUnit &row, const area::Group &scope, const area::Group &group) const {
  for (const auto unit : row.members)
    for (const auto place : places_of_unit[unit]) {
      const auto &p = people->places[place];
      if (p.unknown && scope.share(p.unit, p.settlement) * group.share(p.unit, p.settlement) > 0) return true;
    }
  return false;
}

Figure Material::figure(const Question &question, const RowUnit &row, const area::Group &group) const {
  Figure figure;
  figure.unit = row.key;
  figure.group = group.id;
  figure.indicator = question.indicator;
  figure.measure = question.measure;
  figure.year = year;
  figure.basis = question.basis;
  figure.measured_in = question.measured_in;
  return figure;
}

void Material::cite(Figure &figure, const std::string &source) const {
  if (source.empty()) return;
  figure.sources.insert(source);
  if (illustrative.count(source) > 0) figure.flags.insert("illustrative");
}

} // namespace gis::indicators
