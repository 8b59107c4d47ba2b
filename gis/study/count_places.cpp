#include "gis/study/count_places.h"

#include <array>
#include <cmath>

namespace gis::study {
namespace {

/// A limit in tenths: what is within it.
struct Within {
  std::uint32_t tenths = 0;
  bool inclusive = true;
  bool operator()(std::uint32_t time) const { return inclusive ? time <= tenths : time < tenths; }
};

Within within(const LimitRecipe &limit, double factor) {
  const double tenths = limit.minutes ? *limit.minutes * 600 : limit.metres.value_or(0) * 10;
  return {static_cast<std::uint32_t>(std::lround(tenths * factor)), limit.inclusive};
}

class Counter {
public:
  Counter(const travel::CostSurface &cost, const travel::SearchResult &found, const LimitRecipe &limit)
      : cost_(cost), found_(found), limits_{within(limit, 1), within(limit, 0.8), within(limit, 1.2)} {}

  /// Adds one study cell's people to the class they belong to, under one of the limits.
  void add(indicators::Ledger &ledger, std::uint32_t cell, bool on_barrier, double people,
           std::size_t limit) const {
    if (on_barrier)
      ledger.on_barrier += people;
    else if (cost_.barrier(cell) && !found_.reached(cell))
      ledger.outside_data += people; // no speed here in this mode and season
    else if (found_.time[cell] == travel::SearchResult::beyond_cap)
      ledger.beyond_limit += people;
    else if (!found_.reached(cell))
      ledger.unreachable += people;
    else if (limits_[limit](found_.tenths(cell)))
      ledger.covered += people;
    else
      ledger.beyond_limit += people;
  }

  bool flat(std::uint32_t cell) const {
    return !cost_.height.empty() && !(cost_.height[cell] == cost_.height[cell]) &&
           (cost_.slope_free.empty() || cost_.slope_free[cell] == 0);
  }

private:
  const travel::CostSurface &cost_;
  const travel::SearchResult &found_;
  std::array<Within, 3> limits_;
};

} // namespace

void count_places(const area::People &people, const travel::CostSurface &cost,
                  const travel::SearchResult &found, const LimitRecipe &limit,
                  indicators::PlaceReach &reach) {
  const std::size_t places = people.places.size();
  for (auto &ledgers : reach.ledgers) ledgers.assign(places, {});
  reach.flat.assign(places, 0);
  reach.moved.assign(places, 0);
  std::vector<double> settled(places);
  for (const auto &cell : people.cells) settled[cell.place] += 1;
  const Counter counter(cost, found, limit);
  for (const auto &cell : people.cells) {
    const auto &place = people.places[cell.place];
    const double evenly = place.people / settled[cell.place];
    if (place.unknown) {
      for (std::size_t v = 0; v < 4; ++v)
        reach.ledgers[v][cell.place].unknown += v == 3 ? evenly : cell.people;
      continue;
    }
    for (std::uint32_t m = 0; m < cell.members; ++m) {
      const auto at = people.members[cell.first_member + m];
      const double part = cell.people / cell.members;
      for (std::size_t v = 0; v < 3; ++v)
        counter.add(reach.ledgers[v][cell.place], at, cell.on_barrier, part, v);
      counter.add(reach.ledgers[3][cell.place], at, cell.on_barrier, evenly / cell.members, 0);
      if (counter.flat(at)) reach.flat[cell.place] += part;
    }
    reach.moved[cell.place] += cell.moved;
  }
}

} // namespace gis::study
