#pragma once

#include "gis/area/People.h"
#include "gis/services/Service.h"
#include "gis/study/count_places.h"
#include "gis/travel/search.h"

namespace tests {

/// A road of 60 cells of 100 m, a minute each, one people cell of one study cell and ten people on each; a
/// place and unit is ten cells.
struct Road {
  gis::travel::CostSurface cost{.grid = {500'000, 1'300'100, 100, 100, 60, 1},
                                .seconds_per_metre = std::vector<float>(60, 0.6F)};
  gis::travel::SearchRequest search;
  gis::area::People people;
  gis::services::Service service{.id = "school", .source = "schools"};

  Road() {
    people.grid = cost.grid;
    for (std::uint32_t i = 0; i < 60; ++i) {
      if (i % 10 == 0) people.places.push_back({.unit = i / 10});
      people.members.push_back(i);
      people.cells.push_back({.place = i / 10, .block = i, .people = 10, .first_member = i, .members = 1});
      people.places.back().people += 10;
    }
    people.unit_of_cell.resize(60);
    for (std::uint16_t i = 0; i < 60; ++i) people.unit_of_cell[i] = i / 10;
  }

  gis::services::Facility &add(const std::string &id, int column) {
    return service.facilities.emplace_back(
        gis::services::Facility{.id = id, .name = id, .at = {500'050.0 + 100 * column, 1'300'050}});
  }

  /// The people of every place by the plain reach of the service.
  gis::indicators::PlaceReach reach(const gis::study::LimitRecipe &limit) const {
    gis::base::Progress quiet;
    std::vector<gis::travel::SearchSource> starts;
    for (const auto &facility : service.facilities)
      starts.push_back({*cost.grid.cell_of(facility.at), static_cast<std::uint32_t>(starts.size())});
    auto request = search;
    request.max_seconds = gis::base::Seconds(86'400);
    const std::vector<std::uint8_t> all(cost.grid.size(), 1);
    const auto surface =
        gis::study::reach_surface(cost.grid, gis::travel::search(cost, starts, request, quiet), all);
    gis::indicators::PlaceReach result{
        .service = service.id, .limit = limit.id, .mode = "walk", .season = "dry"};
    gis::study::count_places(people, cost, surface, limit, result);
    return result;
  }
};

} // namespace tests
