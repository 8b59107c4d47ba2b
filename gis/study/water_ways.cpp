#include "gis/allocation/reach_people.h"
#include "gis/study/job_cost.h"
#include "gis/study/water_places.h"

#include <map>
#include <utility>

namespace gis::study {
namespace {

allocation::PeopleReaches who_reaches(const Inputs &inputs, const travel::Ground &ground,
                                      const area::People &people, int threads, base::Progress &progress) {
  const auto &recipe = inputs.recipe.water;
  const auto &season = inputs.recipe.find_mode(recipe.mode)->seasons.front().id;
  const auto cost =
      cost_of(inputs, ground, {.service = "water_point", .mode = recipe.mode, .season = season});
  allocation::ReachPeopleRequest request{.cost = &cost, .people = &people};
  for (const auto &point : inputs.water.works.points) {
    auto &cells = request.facilities.emplace_back();
    if (const auto cell = cost.grid.cell_of(point.at)) cells.push_back(*cell);
  }
  request.limit = base::Seconds(recipe.minutes * 60 * widest_radius);
  request.search = search_request(inputs, cost, false);
  request.threads = threads;
  return allocation::reach_people(request, progress);
}

} // namespace

std::vector<PointReach> points_by_way(const Inputs &inputs, const travel::Ground &ground,
                                      const area::People &people, int threads, base::Progress &progress) {
  const auto reaches = who_reaches(inputs, ground, people, threads, progress);
  struct Part {
    std::int64_t people = 0;
    double minutes = 0; ///< times people
  };
  std::vector<std::int64_t> all(people.cells.size());
  std::map<std::pair<std::size_t, std::size_t>, Part> parts; ///< cell, point
  for (std::uint32_t i = 0; i < reaches.origins.size(); ++i) {
    const std::size_t cell = reaches.people_cells[i];
    const auto n = reaches.origins[i].people;
    all[cell] += n;
    for (const auto *reach = reaches.begin(i); reach != reaches.end(i); ++reach) {
      auto &part = parts[{cell, reach->facility}];
      part.people += n;
      part.minutes += static_cast<double>(n) * reach->milliseconds / 60'000.0;
    }
  }
  std::vector<PointReach> result;
  for (const auto &[where, part] : parts)
    if (part.people > 0 && 2 * part.people >= all[where.first])
      result.push_back({where.first, inputs.water.works.points[where.second].supply,
                        part.minutes / static_cast<double>(part.people)});
  return result;
}

} // namespace gis::study
