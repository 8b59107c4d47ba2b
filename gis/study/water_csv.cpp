#include "gis/sources/CsvLine.h"
#include "gis/study/results.h"

#include <numeric>

/// The water of a study as tables: who has which, and which works to look after first.
namespace gis::study {
namespace {

const char *state_name(water::State state) {
  switch (state) {
  case water::State::functional:
    return "functional";
  case water::State::partial:
    return "partial";
  case water::State::broken:
    return "broken";
  case water::State::abandoned:
    return "abandoned";
  case water::State::unknown:
    break;
  }
  return "unknown";
}

bool marked(const Inputs &inputs, const std::string &source) {
  return !source.empty() && inputs.recipe.sources.at(source).marking != sources::Marking::none;
}

/// People whose households the office counted, per place.
double counted_people(const Inputs &inputs, const area::Place &place) {
  const bool counted = inputs.water.count_of_unit[place.unit].has_value() ||
                       (place.settlement && inputs.water.count_of_settlement[*place.settlement].has_value());
  return counted ? place.people : 0;
}

struct Named {
  std::string level, code, name;
};

/// A line for the whole year and one for the dry season.
void class_lines(std::string &out, const Outcome &outcome, const Named &named,
                 const std::vector<std::size_t> &places) {
  for (std::size_t season = 0; season < outcome.water.classes.size(); ++season) {
    std::array<double, water::class_count> sums{};
    double counted = 0;
    for (const auto place : places) {
      counted += counted_people(outcome.inputs, outcome.people.places[place]);
      for (std::size_t c = 0; c < sums.size(); ++c) sums[c] += outcome.water.classes[season][place][c];
    }
    sources::CsvLine line;
    line.text(outcome.inputs.recipe.id).text(outcome.inputs.area.edition.id).text(named.level);
    line.text(named.code).text(named.name).raw(season == 0 ? "all" : "dry");
    for (const auto people : sums) line.number(people, 3);
    line.number(std::accumulate(sums.begin(), sums.end(), 0.0), 3).number(counted, 3);
    out += line.end();
  }
}

} // namespace

std::string water_classes_csv(const Outcome &outcome) {
  if (outcome.water.classes[0].empty()) return {};
  std::string out = std::string(sources::csv_mark) + "study,edition,level,unit_code,unit_name,season";
  for (std::size_t c = 0; c < water::class_count; ++c)
    out += std::string(",") + water::class_name(static_cast<water::WaterClass>(c));
  out += ",total,counted\n";
  const auto &area = outcome.inputs.area;
  std::vector<std::vector<std::size_t>> of_unit(area.smallest().size()),
      of_settlement(area.settlements.size());
  for (std::size_t p = 0; p < outcome.people.places.size(); ++p) {
    of_unit[outcome.people.places[p].unit].push_back(p);
    if (const auto &settlement = outcome.people.places[p].settlement) of_settlement[*settlement].push_back(p);
  }
  const bool listed = !marked(outcome.inputs, area.settlement_source);
  for (std::size_t s = 0; s < area.settlements.size() && listed; ++s)
    class_lines(out, outcome, {"settlement", area.settlements[s].id, area.settlements[s].name},
                of_settlement[s]);
  for (std::size_t level = 0; level < area.edition.levels.size(); ++level)
    for (std::size_t unit = 0; unit < area.edition.levels[level].units.size(); ++unit) {
      std::vector<std::size_t> places;
      for (const auto member : area.edition.members(level, unit))
        places.insert(places.end(), of_unit[member].begin(), of_unit[member].end());
      const auto &one = area.edition.levels[level].units[unit];
      class_lines(out, outcome, {area.edition.levels[level].id, one.code, one.name}, places);
    }
  return out;
}

std::string water_rankings_csv(const Outcome &outcome) {
  const auto &recipe = outcome.inputs.recipe.water;
  if (outcome.water.ranks.empty()) return {};
  const bool no_schemes = marked(outcome.inputs, recipe.schemes.source) ||
                          marked(outcome.inputs, recipe.zones.source) ||
                          marked(outcome.inputs, recipe.sources.source);
  std::string out = std::string(sources::csv_mark) +
                    "study,id,kind,state,x,y,people_in_reach,repair_gain,crucialness,"
                    "pressure,staleness\n";
  for (const auto &rank : outcome.water.ranks) {
    if (rank.piped ? no_schemes : marked(outcome.inputs, recipe.points.source)) continue;
    sources::CsvLine line;
    line.text(outcome.inputs.recipe.id).text(rank.id).raw(rank.piped ? "scheme" : "point");
    line.raw(state_name(rank.state));
    line.number(rank.at ? base::Measure(rank.at->x) : base::Measure(), 1);
    line.number(rank.at ? base::Measure(rank.at->y) : base::Measure(), 1);
    line.number(rank.people, 3).number(rank.repair_gain, 3);
    line.number(rank.crucialness, 6).number(rank.pressure, 6).number(rank.staleness, 6);
    out += line.end();
  }
  return out;
}

} // namespace gis::study
