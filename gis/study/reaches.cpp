#include "gis/study/reaches.h"

#include "gis/base/Error.h"
#include "gis/base/parallel.h"
#include "gis/study/count_places.h"

#include <algorithm>

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

LimitRecipe limit_named(const Inputs &inputs, const std::string &id) {
  if (const auto *limit = inputs.recipe.find_limit(id)) return *limit;
  for (const auto &group : inputs.recipe.groups)
    if ("group:" + group.id == id) return rule_limit(group);
  throw base::Error("limit_unknown", {{"limit", id}});
}

travel::SpeedTable speeds(const Inputs &inputs, const ReachJob &job) {
  const auto *mode = inputs.recipe.find_mode(job.mode);
  const auto season = std::find_if(mode->seasons.begin(), mode->seasons.end(),
                                   [&](const auto &s) { return s.id == job.season; });
  return {.mode = job.mode,
          .season = job.season,
          .default_kmh = season->default_kmh,
          .land_kmh = season->land_kmh,
          .road_kmh = season->road_kmh,
          .slope = mode->slope};
}

bool fords_closed(const Inputs &inputs, const ReachJob &job) {
  for (const auto &season : inputs.recipe.find_mode(job.mode)->seasons)
    if (season.id == job.season) return !season.fords_open;
  return false;
}

/// The ground of a group of jobs: seconds per metre, or 1 per metre where length is asked for.
travel::CostSurface cost_of(const Inputs &inputs, const travel::Ground &ground, const ReachJob &job) {
  auto cost = travel::cost_for(ground, speeds(inputs, job), fords_closed(inputs, job));
  if (job.metres) {
    for (auto &c : cost.seconds_per_metre)
      if (c >= 0) c = 1;
    cost.height.clear();
    cost.slope_free.clear();
  }
  return cost;
}

std::vector<travel::SearchSource> starts(const Inputs &inputs, const ReachJob &job) {
  std::vector<travel::SearchSource> sources;
  for (const auto &service : inputs.services)
    if (service.id == job.service)
      for (std::uint32_t rank = 0; rank < service.facilities.size(); ++rank)
        if (const auto cell = inputs.grid.cell_of(service.facilities[rank].at))
          sources.push_back({*cell, rank});
  return sources;
}

std::set<std::string> sources_of(const Inputs &inputs, const ReachJob &job) {
  std::set<std::string> ids = {inputs.area.people_source, inputs.area.settlement_source,
                               inputs.recipe.travel.terrain, inputs.recipe.travel.roads.source,
                               inputs.recipe.travel.landcover.source};
  for (const auto &barrier : inputs.recipe.travel.barriers) ids.insert(barrier.source);
  for (const auto &surface : inputs.recipe.surfaces) ids.insert(surface.source);
  for (const auto &service : inputs.services)
    if (service.id == job.service) ids.insert(service.source);
  ids.erase("");
  return ids;
}

/// What is kept of a search: the cells of the study's units, where people were counted.
geo::Surface as_surface(const area::People &people, const travel::SearchResult &found) {
  geo::Surface surface{people.grid, std::vector<float>(people.grid.size(), geo::Surface::no_value)};
  for (std::size_t i = 0; i < surface.values.size(); ++i)
    if (people.unit_of_cell[i] != area::People::nowhere && found.reached(i))
      surface.values[i] = static_cast<float>(found.tenths(i)) / 10;
  return surface;
}

} // namespace

std::string surface_name(const ReachJob &job) {
  return job.service + "_" + job.mode + "_" + job.season + (job.metres ? "_m" : "_s");
}

std::vector<ReachJob> reach_jobs(const Inputs &inputs) {
  std::vector<ReachJob> jobs;
  for (const auto &question : inputs.questions)
    if (question.method == "reach" || question.method == "units_reach")
      if (const auto *limit = inputs.recipe.find_limit(question.limit))
        want(jobs, inputs, question.service, *limit, limit->mode, "");
  for (const auto &group : inputs.recipe.groups)
    if (group.rule == "travel" && group.minutes)
      want(jobs, inputs, group.centres, rule_limit(group), group.mode, group.season);
  // One cost surface at a time: jobs that share it stand together.
  std::stable_sort(jobs.begin(), jobs.end(), [](const ReachJob &a, const ReachJob &b) {
    return std::tie(a.mode, a.season, a.metres) < std::tie(b.mode, b.season, b.metres);
  });
  return jobs;
}

std::vector<indicators::PlaceReach> find_reaches(const Inputs &inputs, const travel::Ground &ground,
                                                 const area::People &people, const RunOptions &options,
                                                 base::Progress &progress) {
  const auto jobs = reach_jobs(inputs);
  std::vector<std::vector<indicators::PlaceReach>> answers(jobs.size());
  for (std::size_t from = 0; from < jobs.size();) {
    std::size_t to = from + 1;
    while (to < jobs.size() && jobs[to].mode == jobs[from].mode && jobs[to].season == jobs[from].season &&
           jobs[to].metres == jobs[from].metres)
      ++to;
    const auto cost = cost_of(inputs, ground, jobs[from]);
    const auto slope = cost.height.empty() ? travel::SlopeRule::none : travel::SlopeRule::tobler;
    auto part = progress.slice(static_cast<double>(from) / static_cast<double>(jobs.size()),
                               static_cast<double>(to) / static_cast<double>(jobs.size()));
    base::in_parallel(to - from, options.threads, part, [&](std::size_t i, base::Progress &own) {
      const auto &job = jobs[from + i];
      travel::SearchRequest request;
      request.slope = slope;
      request.max_seconds =
          job.metres ? base::Seconds(1e6) : base::seconds_of(base::Minutes(inputs.recipe.travel.max_minutes));
      const auto found = travel::search(cost, starts(inputs, job), request, own);
      for (const auto &limit : job.limits) {
        indicators::PlaceReach reach{
            .service = job.service, .limit = limit, .mode = job.mode, .season = job.season};
        reach.sources = sources_of(inputs, job);
        count_places(people, cost, found, limit_named(inputs, limit), reach);
        answers[from + i].push_back(std::move(reach));
      }
      if (options.keep_surface) options.keep_surface(surface_name(job), as_surface(people, found));
    });
    from = to;
  }
  std::vector<indicators::PlaceReach> reaches;
  for (auto &answer : answers)
    for (auto &reach : answer) reaches.push_back(std::move(reach));
  return reaches;
}

} // namespace gis::study
