#include "gis/sources/CsvLine.h"
#include "gis/study/results.h"

#include <algorithm>
#include <cmath>

/// Tables of the facilities of services.
namespace gis::study {
namespace {

const services::Service *open_service(const Outcome &outcome, const ServiceUse &use) {
  for (const auto &service : outcome.inputs.services)
    if (service.id == use.service &&
        outcome.inputs.recipe.sources.at(service.source).marking == sources::Marking::none)
      return &service;
  return nullptr;
}

/// Whose table it is, for whom, by which way.
sources::CsvLine head_of(const ServiceUse &use) {
  sources::CsvLine line;
  line.text(use.service).text(use.cohort).text(use.limit).text(use.mode).text(use.season);
  return line;
}

constexpr int thousandths = 3; // of a person

} // namespace

std::string capacity_csv(const Outcome &outcome) {
  std::string out;
  for (const auto &use : outcome.uses) {
    const auto *service = open_service(outcome, use);
    if (service == nullptr) continue;
    for (std::size_t i = 0; i < use.uses.size(); ++i) {
      const auto &facility = service->facilities[i];
      const auto &one = use.uses[i];
      auto line = head_of(use).text(facility.id).text(facility.name).text(facility.unit_code);
      if (one.capacity && std::isinf(*one.capacity))
        line.raw("unlimited");
      else
        line.number(one.capacity, thousandths);
      for (const double people : {one.served, one.sent_on, one.turned_away, one.nearest_first_served,
                                  one.nearest_first_turned_away})
        line.number(people, thousandths);
      out += line.end();
    }
  }
  if (out.empty()) return out;
  return std::string(sources::csv_mark) +
         "service,cohort,limit,mode,season,facility,name,unit_code,capacity,served,sent_on,turned_away,"
         "nearest_first_served,nearest_first_turned_away\n" +
         out;
}

std::string od_csv(const Outcome &outcome) {
  std::string out;
  const auto &units = outcome.inputs.area.smallest();
  for (const auto &use : outcome.uses) {
    const auto *service = open_service(outcome, use);
    if (service == nullptr) continue;
    for (const auto &flow : use.catchments.flows) {
      auto line = head_of(use).text(use.by).text(units[flow.unit].code).text(units[flow.unit].name);
      const bool somewhere = flow.facility != Flow::nowhere;
      line.text(somewhere ? service->facilities[flow.facility].id : "")
          .text(somewhere ? service->facilities[flow.facility].name : "");
      line.number(flow.people, thousandths).number(flow.mean, 3).text(use.metres ? "metres" : "minutes");
      out += line.end();
    }
  }
  if (out.empty()) return out;
  return std::string(sources::csv_mark) +
         "service,cohort,limit,mode,season,by,unit_code,unit_name,facility,facility_name,people,mean,"
         "measured_in\n" +
         out;
}

} // namespace gis::study
