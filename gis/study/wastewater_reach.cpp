#include "gis/study/wastewater_reach.h"

#include "gis/study/water_zones.h"

namespace gis::study {

std::set<std::string> water_sources(const Inputs &inputs, const std::vector<const ColumnsRecipe *> &tables) {
  std::set<std::string> sources = {inputs.area.people_source, inputs.area.settlement_source};
  for (const auto *table : tables) sources.insert(table->source);
  for (const auto &surface : inputs.recipe.surfaces) sources.insert(surface.source);
  sources.erase("");
  return sources;
}

std::vector<std::optional<std::size_t>> collection_zones(const Inputs &inputs, const area::People &people) {
  Zones zones;
  for (const auto &zone : inputs.wastewater.zones) zones.add(zone.area);
  std::vector<std::optional<std::size_t>> result(people.cells.size());
  for (std::size_t i = 0; i < people.cells.size(); ++i)
    zones.visit(area::middle(people, people.cells[i]), [&](std::size_t z) {
      if (!result[i]) result[i] = z;
    });
  return result;
}

std::vector<std::optional<bool>> collected_settlements(const Inputs &inputs, const area::People &people,
                                                       const std::vector<std::optional<std::size_t>> &zones) {
  std::vector<double> inside(inputs.area.settlements.size()), all(inside.size());
  for (std::size_t i = 0; i < people.cells.size(); ++i)
    if (const auto &settlement = people.places[people.cells[i].place].settlement) {
      all[*settlement] += people.cells[i].people;
      if (zones[i]) inside[*settlement] += people.cells[i].people;
    }
  std::vector<std::optional<bool>> result(inside.size());
  for (std::size_t s = 0; s < result.size(); ++s) {
    base::Measure share;
    if (all[s] > 0) share = inside[s] / all[s];
    result[s] = water::collected(inputs.area.settlements[s].wastewater_collected, share,
                                 inputs.recipe.wastewater.counts_from);
  }
  return result;
}

indicators::PlaceReach treated_wastewater(const Inputs &inputs, const area::People &people,
                                          const std::vector<std::optional<std::size_t>> &zones) {
  indicators::PlaceReach reach{
      .service = "wastewater", .limit = "treated", .season = "all", .received = true};
  reach.unknown_reason = "water_unknown";
  const auto &recipe = inputs.recipe.wastewater;
  reach.sources = water_sources(inputs, {&recipe.zones, &recipe.plants});
  reach.flat.assign(people.places.size(), 0);
  reach.moved.assign(people.places.size(), 0);
  std::vector<double> settled(people.places.size());
  for (const auto &cell : people.cells) settled[cell.place] += 1;
  reach.ledgers.assign(2, std::vector<indicators::Ledger>(people.places.size()));
  for (std::size_t v = 0; v < 2; ++v) {
    const auto people_of = [&](std::size_t i) {
      const auto place = people.cells[i].place;
      return v == 0 ? people.cells[i].people : people.places[place].people / settled[place];
    };
    std::vector<double> inflow(inputs.wastewater.plants.size());
    for (std::size_t i = 0; i < zones.size(); ++i)
      if (zones[i])
        if (const auto plant = inputs.wastewater.zones[*zones[i]].plant)
          inflow[*plant] += people_of(i) * recipe.litres / 1000;
    for (std::size_t i = 0; i < zones.size(); ++i) {
      auto &ledger = reach.ledgers[v][people.cells[i].place];
      const double n = people_of(i);
      const auto plant = zones[i] ? inputs.wastewater.zones[*zones[i]].plant : std::nullopt;
      const auto share =
          plant ? water::treated_share(inputs.wastewater.plants[*plant], inflow[*plant]) : base::Measure(0);
      if (people.places[people.cells[i].place].unknown)
        ledger.unknown += n;
      else if (!plant)
        ledger.beyond_limit += n;
      else if (!share)
        ledger.outside_data += n;
      else {
        ledger.covered += n * *share;
        ledger.no_capacity += n * (1 - *share);
      }
    }
  }
  return reach;
}

} // namespace gis::study
