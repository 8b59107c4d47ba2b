#include "gis/study/service_uses.h"

#include <algorithm>

namespace gis::study {
namespace {

/// Of every smallest unit; where the cohort is not known its people are left out, and their rows say so.
std::vector<double> shares_of(const Inputs &inputs, const std::string &cohort) {
  if (cohort.empty() || cohort == "people") return {};
  std::vector<double> shares(inputs.area.smallest().size());
  for (std::size_t unit = 0; unit < std::min(shares.size(), inputs.area.cohorts.size()); ++unit)
    if (const auto share = inputs.area.cohorts[unit].find(cohort); share != inputs.area.cohorts[unit].end())
      shares[unit] = share->second;
  return shares;
}

const services::Service *service_of(const Inputs &inputs, const std::string &id) {
  for (const auto &service : inputs.services)
    if (service.id == id) return &service;
  return nullptr;
}

/// One for every limit and cohort with which questions of a method ask for the service.
std::vector<FillingJob> filling_jobs(const Inputs &inputs, const ReachJob &job, const std::string &method) {
  std::vector<FillingJob> result;
  for (const auto &question : inputs.questions) {
    if (question.method != method || question.service != job.service ||
        std::find(job.limits.begin(), job.limits.end(), question.limit) == job.limits.end())
      continue;
    const bool known = std::any_of(result.begin(), result.end(), [&](const FillingJob &other) {
      return other.limit.id == question.limit &&
             indicators::cohort_name(other.cohort) == indicators::cohort_name(question.cohort);
    });
    if (!known)
      result.push_back({service_of(inputs, job.service), limit_named(inputs, question.limit), question.cohort,
                        shares_of(inputs, question.cohort)});
  }
  return result;
}

ServiceUse use_of(const ReachJob &job, const FillingJob &filling) {
  return {.service = job.service,
          .limit = filling.limit.id,
          .mode = job.mode,
          .season = job.season,
          .cohort = indicators::cohort_name(filling.cohort),
          .metres = job.metres,
          .uses = {},
          .by = "",
          .catchments = {}};
}

} // namespace

std::vector<ServiceUse> service_uses(const Inputs &inputs, const ReachJob &job, const FillingGround &ground,
                                     const std::vector<travel::SearchSource> &starts,
                                     std::vector<indicators::PlaceReach> &reaches, base::Progress &progress) {
  std::vector<ServiceUse> result;
  const auto *recipe = inputs.recipe.find_service(job.service);
  if (recipe == nullptr || service_of(inputs, job.service) == nullptr ||
      job.season != last_season(inputs, job.mode))
    return result;
  for (const auto &filling : filling_jobs(inputs, job, "reach_places")) {
    if (!filling.service->fills_up) continue;
    const auto plain = std::find_if(reaches.begin(), reaches.end(), [&](const auto &reach) {
      return reach.limit == filling.limit.id && reach.filled_for.empty();
    });
    auto filled = fill(filling, ground, *plain, progress);
    auto &use = result.emplace_back(use_of(job, filling));
    use.uses = std::move(filled.uses);
    if (recipe->catchments == "places") {
      use.by = recipe->catchments;
      use.catchments = served_areas(filling, ground, filled);
    }
    reaches.push_back(std::move(filled.reach));
  }
  if (recipe->catchments == "nearest")
    for (const auto &filling : filling_jobs(inputs, job, "reach")) {
      auto &use = result.emplace_back(use_of(job, filling));
      use.by = recipe->catchments;
      use.catchments = nearest_areas(filling, ground, starts, progress);
    }
  return result;
}

} // namespace gis::study
