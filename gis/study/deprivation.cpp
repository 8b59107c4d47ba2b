#include "gis/study/deprivation.h"

#include "gis/study/reach_jobs.h"

#include <algorithm>

namespace gis::study {
namespace {

using indicators::NeededService;
using indicators::PlaceReach;

/// A plain reach of the last season of its mode, or one that is received.
const PlaceReach *find_reach(const Inputs &inputs, const std::vector<PlaceReach> &reaches,
                             const std::string &service, const std::string &limit) {
  for (const auto &reach : reaches)
    if (reach.service == service && reach.limit == limit && reach.filled_for.empty() &&
        (reach.mode.empty() || reach.season == last_season(inputs, reach.mode)))
      return &reach;
  return nullptr;
}

/// Where a service is not gone to but comes to the people: all of these must be there.
std::vector<std::pair<std::string, std::string>> comes_by(const std::string &id) {
  if (id == "water") return {{"water", "clean"}};
  if (id == "signal") return {{"radio", "receive"}, {"tv", "receive"}};
  return {};
}

NeededService needed(const Inputs &inputs, const std::vector<PlaceReach> &reaches, const std::string &id) {
  NeededService service{.id = id, .reaches = {}};
  for (const auto &[what, limit] : comes_by(id)) {
    const auto *reach = find_reach(inputs, reaches, what, limit);
    if (reach == nullptr) return {.id = id, .reaches = {}};
    service.reaches.push_back(reach);
  }
  for (const auto &question : inputs.questions) {
    if (!service.reaches.empty()) break;
    if (question.method != "reach" || question.service != id) continue;
    if (const auto *reach = find_reach(inputs, reaches, id, question.limit)) service.reaches.push_back(reach);
  }
  return service;
}

} // namespace

const std::vector<std::string> &deprivation_services() {
  static const auto list = DeprivationRecipe().services;
  return list;
}

Deprivation find_deprivation(const Inputs &inputs, const indicators::Material &material) {
  Deprivation found;
  std::vector<NeededService> services;
  for (const auto &id : inputs.recipe.deprivation.services)
    if (auto service = needed(inputs, *material.reaches, id); !service.reaches.empty())
      services.push_back(std::move(service));
  for (const auto &service : services) {
    found.counted.push_back(service.id);
    for (const auto *reach : service.reaches)
      found.sources.insert(reach->sources.begin(), reach->sources.end());
  }
  if (services.empty()) return found;
  found.places =
      indicators::joint_deprivation(services, *material.people, inputs.recipe.deprivation.share / 100);
  for (const auto &row : material.units)
    found.units.push_back(indicators::unit_deprivation(row, material, found.places, services.size()));
  return found;
}

} // namespace gis::study
