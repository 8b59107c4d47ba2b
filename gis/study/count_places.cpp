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

  /// The class of a cell's people under the limit itself and its variants, in the order of limits_.
  using Class = double indicators::Ledger::*;
  std::array<Class, 3> classes(std::uint32_t cell, bool on_barrier) const {
    const auto alike = [](Class one) { return std::array<Class, 3>{one, one, one}; };
    if (on_barrier) return alike(&indicators::Ledger::on_barrier);
    if (!found_.reached(cell)) {
      // No speed here in this mode and season.
      if (cost_.barrier(cell)) return alike(&indicators::Ledger::outside_data);
      return alike(found_.time[cell] == travel::SearchResult::beyond_cap ? &indicators::Ledger::beyond_limit
                                                                         : &indicators::Ledger::unreachable);
    }
    const auto time = found_.tenths(cell);
    const auto held = [&](const Within &limit) {
      return limit(time) ? &indicators::Ledger::covered : &indicators::Ledger::beyond_limit;
    };
    return {held(limits_[0]), held(limits_[1]), held(limits_[2])};
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
      const auto classes = counter.classes(at, cell.on_barrier);
      for (std::size_t v = 0; v < 3; ++v) reach.ledgers[v][cell.place].*classes[v] += part;
      reach.ledgers[3][cell.place].*classes[0] += evenly / cell.members;
      if (counter.flat(at)) reach.flat[cell.place] += part;
    }
    reach.moved[cell.place] += cell.moved;
  }
}

} // namespace gis::study
