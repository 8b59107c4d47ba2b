#include "gis/indicators/indicators.h"

#include <algorithm>
#include <map>

/// What is counted from listed things: facilities and settlements with an attribute, and rates of what
/// facilities have over people.
namespace gis::indicators {
namespace {

/// Things of one smallest unit: how many, how many known, how many say yes.
struct Count {
  double all = 0, known = 0, yes = 0;
  void add(const Count &other, double share) {
    all += other.all * share;
    known += other.known * share;
    yes += other.yes * share;
  }
  void add(base::Measure attribute) {
    all += 1;
    if (!attribute) return;
    known += 1;
    if (*attribute > 0) yes += 1;
  }
};

/// value = yes / known where enough is known; what is unknown opens the interval, it is not "no".
void fill_share(Figure &figure, const Count &count, double scale) {
  if (count.all <= 0) {
    figure.applicable = false;
    return;
  }
  figure.low = count.yes * scale / count.all;
  figure.high = (count.yes + count.all - count.known) * scale / count.all;
  if (count.known / count.all < 0.8) {
    figure.reason = "attribute_unknown";
    return;
  }
  figure.numerator = count.yes;
  figure.denominator = count.known;
  figure.value = count.yes * scale / count.known;
  if (count.known < count.all) figure.flags.insert("partial");
}

std::vector<Count> facilities_by_unit(const Question &question, const Material &material,
                                      const services::Service &service, bool satellites) {
  std::map<std::string, std::uint32_t> unit_of;
  for (std::uint32_t unit = 0; unit < material.area->smallest().size(); ++unit)
    unit_of[material.area->smallest()[unit].code] = unit;
  std::vector<Count> counts(material.area->smallest().size());
  for (const auto &facility : service.facilities) {
    const auto unit = unit_of.find(facility.unit_code);
    if (unit == unit_of.end() || facility.satellite != satellites) continue;
    const auto number = facility.numbers.find(question.attribute);
    counts[unit->second].add(number == facility.numbers.end() ? base::Measure{} : number->second);
  }
  return counts;
}

/// Rows whose group is made of whole units; a group of people has no facilities of its own.
template <class Fill>
std::vector<Figure> over_units(const Question &question, const Material &material, const std::string &source,
                               const Fill &fill) {
  std::vector<Figure> figures;
  for (const auto &row : material.units)
    for (const auto &group : *material.groups) {
      Figure figure = material.figure(question, row, group);
      if (!group.known) {
        figure.reason = "no_group";
      } else if (!group.of_units) {
        figure.reason = "not_by_group";
        if (material.nobody_in(row, group, group)) figure.applicable = false;
      } else {
        material.cite(figure, source);
        fill(figure, row, group);
      }
      figures.push_back(std::move(figure));
    }
  return figures;
}

std::vector<Figure> nothing(const Question &question, const Material &material, const std::string &reason) {
  Question later = question;
  later.reason = reason;
  base::Findings none;
  return measure_later(later, material, none);
}

} // namespace

std::vector<Figure> measure_facility_share(const Question &question, const Material &material,
                                           base::Findings &) {
  const auto *service = material.find_service(question.service);
  if (service == nullptr)
    return nothing(question, material, question.reason.empty() ? "no_service" : question.reason);
  const auto counts = facilities_by_unit(question, material, *service, question.measure == "satellite");
  return over_units(question, material, service->source,
                    [&](Figure &figure, const RowUnit &row, const area::Group &group) {
                      Count sum;
                      for (const auto unit : row.members) sum.add(counts[unit], group.unit_share[unit]);
                      fill_share(figure, sum, question.scale);
                    });
}

std::vector<Figure> measure_rate(const Question &question, const Material &material, base::Findings &) {
  const auto *service = material.find_service(question.service);
  if (service == nullptr) return nothing(question, material, "no_service");
  std::map<std::string, std::uint32_t> unit_of;
  for (std::uint32_t unit = 0; unit < material.area->smallest().size(); ++unit)
    unit_of[material.area->smallest()[unit].code] = unit;
  std::vector<double> things(material.area->smallest().size());
  std::vector<int> unknown(things.size());
  for (const auto &facility : service->facilities) {
    const auto unit = unit_of.find(facility.unit_code);
    if (unit == unit_of.end()) continue;
    const auto number = facility.numbers.find(question.attribute);
    if (number != facility.numbers.end() && number->second)
      things[unit->second] += *number->second;
    else
      unknown[unit->second] += 1;
  }
  return over_units(question, material, service->source,
                    [&](Figure &figure, const RowUnit &row, const area::Group &group) {
                      double sum = 0;
                      int gaps = 0;
                      for (const auto unit : row.members) {
                        sum += things[unit] * group.unit_share[unit];
                        gaps += group.unit_share[unit] > 0 ? unknown[unit] : 0;
                      }
                      material.cite(figure, material.area->people_source);
                      const double people = material.people_in(row, group, group);
                      if (material.people_unknown(row, group, group)) {
                        figure.reason = "no_people";
                        return;
                      }
                      if (people <= 1e-9) {
                        figure.applicable = false;
                        return;
                      }
                      if (gaps > 0) {
                        figure.reason = "attribute_unknown";
                        return;
                      }
                      figure.numerator = sum;
                      figure.denominator = people;
                      figure.value = sum * question.scale / people;
                    });
}

std::vector<Figure> measure_settlement_share(const Question &question, const Material &material,
                                             base::Findings &) {
  const auto &area = *material.area;
  if (area.settlements.empty()) return nothing(question, material, "no_settlements");
  const bool modelled = question.basis == Basis::modelled;
  if (modelled && material.collected == nullptr) return nothing(question, material, question.reason);
  std::vector<Figure> figures;
  std::vector<std::vector<std::uint32_t>> of_unit(area.smallest().size());
  for (std::uint32_t i = 0; i < area.settlements.size(); ++i) of_unit[area.settlements[i].unit].push_back(i);
  for (const auto &row : material.units)
    for (const auto &group : *material.groups) {
      Figure figure = material.figure(question, row, group);
      if (!group.known) {
        figure.reason = "no_group";
        figures.push_back(std::move(figure));
        continue;
      }
      Count count;
      for (const auto unit : row.members)
        for (const auto s : of_unit[unit]) {
          const auto &settlement = area.settlements[s];
          // A settlement belongs to a group of people when most of its people do.
          if (group.share(unit, s) < 0.5) continue;
          if (question.scope == "rural" && settlement.urban.value_or(false)) continue;
          if (!settlement.concentrated.value_or(true)) continue;
          const auto yes = modelled ? (*material.collected)[s] : settlement.wastewater_collected;
          count.add(yes ? base::Measure(*yes ? 1 : 0) : base::Measure{});
        }
      material.cite(figure, area.settlement_source);
      fill_share(figure, count, question.scale);
      figures.push_back(std::move(figure));
    }
  return figures;
}

} // namespace gis::indicators
