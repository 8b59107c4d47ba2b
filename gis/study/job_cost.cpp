#include "gis/study/job_cost.h"

#include <algorithm>

namespace gis::study {
namespace {

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

} // namespace

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

travel::SearchRequest search_request(const Inputs &inputs, const travel::CostSurface &cost, bool metres) {
  travel::SearchRequest request;
  request.slope = cost.height.empty() ? travel::SlopeRule::none : travel::SlopeRule::tobler;
  request.max_seconds =
      metres ? base::Seconds(1e6) : base::seconds_of(base::Minutes(inputs.recipe.travel.max_minutes));
  return request;
}

std::vector<travel::SearchSource> starts(const Inputs &inputs, const std::string &id) {
  std::vector<travel::SearchSource> sources;
  for (const auto &service : inputs.services)
    if (service.id == id)
      for (std::uint32_t rank = 0; rank < service.facilities.size(); ++rank)
        if (const auto cell = inputs.grid.cell_of(service.facilities[rank].at))
          sources.push_back({*cell, rank});
  return sources;
}

} // namespace gis::study
