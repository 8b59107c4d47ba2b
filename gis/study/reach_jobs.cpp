#include "gis/study/reach_jobs.h"

#include "gis/base/Error.h"

#include <algorithm>
#include <tuple>

namespace gis::study {
namespace {

void want(std::vector<ReachJob> &jobs, const Inputs &inputs, const std::string &service,
          const LimitRecipe &limit, const std::string &mode_id, const std::string &only_season) {
  const auto *mode = inputs.recipe.find_mode(mode_id);
  const auto has_service = std::any_of(inputs.services.begin(), inputs.services.end(),
                                       [&](const auto &s) { return s.id == service; });
  if (mode == nullptr || !has_service) return;
  for (const auto &season : mode->seasons) {
    if (!only_season.empty() && season.id != only_season) continue;
    const ReachJob wanted{service, mode_id, season.id, limit.metres.has_value(), {limit.id}};
    const auto same = std::find_if(jobs.begin(), jobs.end(), [&](const ReachJob &job) {
      return surface_name(job) == surface_name(wanted);
    });
    if (same == jobs.end())
      jobs.push_back(wanted);
    else if (std::find(same->limits.begin(), same->limits.end(), limit.id) == same->limits.end())
      same->limits.push_back(limit.id);
  }
}

/// The limit of a travel rule ("beyond 60 minutes of a centre"), which the study states with the group.
LimitRecipe rule_limit(const GroupRecipe &group) {
  return {.id = "group:" + group.id, .minutes = group.minutes, .mode = group.mode};
}

} // namespace

LimitRecipe limit_named(const Inputs &inputs, const std::string &id) {
  if (const auto *limit = inputs.recipe.find_limit(id)) return *limit;
  for (const auto &group : inputs.recipe.groups)
    if ("group:" + group.id == id) return rule_limit(group);
  throw base::Error("limit_unknown", {{"limit", id}});
}

std::string last_season(const Inputs &inputs, const std::string &mode) {
  const auto *found = inputs.recipe.find_mode(mode);
  return found == nullptr || found->seasons.empty() ? "" : found->seasons.back().id;
}

std::string surface_name(const ReachJob &job) {
  return job.service + "_" + job.mode + "_" + job.season + (job.metres ? "_m" : "_s");
}

std::vector<ReachJob> reach_jobs(const Inputs &inputs) {
  std::vector<ReachJob> jobs;
  for (const auto &question : inputs.questions)
    if (question.method == "reach" || question.method == "units_reach" || question.method == "catchment" ||
        question.method == "reach_places")
      if (const auto *limit = inputs.recipe.find_limit(question.limit))
        want(jobs, inputs, question.service, *limit, limit->mode,
             question.method == "catchment" || question.method == "reach_places"
                 ? last_season(inputs, limit->mode)
                 : "");
  for (const auto &group : inputs.recipe.groups)
    if (group.rule == "travel" && group.minutes)
      want(jobs, inputs, group.centres, rule_limit(group), group.mode, group.season);
  // One cost surface at a time: jobs that share it stand together.
  std::stable_sort(jobs.begin(), jobs.end(), [](const ReachJob &a, const ReachJob &b) {
    return std::tie(a.mode, a.season, a.metres) < std::tie(b.mode, b.season, b.metres);
  });
  return jobs;
}

} // namespace gis::study
