#include "gis/study/count_places.h"

#include <array>
#include <cmath>

namespace gis::study {
namespace {

/// How the study cells of one people cell fare.
struct Members {
  std::array<int, 3> within = {}; ///< the limit itself and its variants
  int reached = 0, beyond_cap = 0, unreachable = 0, outside_data = 0, flat = 0;
};

class Counter {
public:
  Counter(const travel::CostSurface &cost, const geo::Surface &surface, const LimitRecipe &limit)
      : cost_(cost), surface_(surface),
        too_far_{first_beyond(limit, 1), first_beyond(limit, 0.8), first_beyond(limit, 1.2)} {}

  void add(std::uint32_t cell, Members &members) const {
    const float value = surface_.values[cell];
    if (value < beyond_cap) {
      // The middle between two tenths: a Float32 holds a tenth only nearly.
      const double tenths = static_cast<double>(value) * 10 + 0.5;
      members.reached += 1;
      for (std::size_t v = 0; v < 3; ++v) members.within[v] += tenths < too_far_[v] ? 1 : 0;
    } else if (cost_.barrier(cell)) {
      members.outside_data += 1; // no speed here in this mode and season
    } else {
      (value == beyond_cap ? members.beyond_cap : members.unreachable) += 1;
    }
    members.flat += flat(cell) ? 1 : 0;
  }

private:
  const travel::CostSurface &cost_;
  const geo::Surface &surface_;
  std::array<double, 3> too_far_;

  bool flat(std::uint32_t cell) const {
    return !cost_.height.empty() && !(cost_.height[cell] == cost_.height[cell]) &&
           (cost_.slope_free.empty() || cost_.slope_free[cell] == 0);
  }
};

/// Adds the members' classes under one variant, each member counting `part` people.
void add_classes(const Members &members, std::size_t variant, double part, indicators::Ledger &ledger) {
  const int within = members.within[variant];
  ledger.covered += part * within;
  ledger.beyond_limit += part * (members.reached - within + members.beyond_cap);
  ledger.unreachable += part * members.unreachable;
  ledger.outside_data += part * members.outside_data;
}

/// What is left of them where a signal must be heard as well.
Members hearing(Members members, Heard signal) {
  if (signal == Heard::yes) return members;
  members.within = {};
  if (signal == Heard::unknown) {
    members.outside_data += members.reached + members.beyond_cap + members.unreachable;
    members.reached = members.beyond_cap = members.unreachable = 0;
  }
  return members;
}

/// One variant: which of the limits, which of the signal's.
struct Variant {
  std::size_t limit = 0, signal = 0;
  bool evenly = false; ///< people spread over the settled cells
};
constexpr std::array<Variant, 6> variants = {Variant{},        {.limit = 1},  {.limit = 2},
                                             {.evenly = true}, {.signal = 1}, {.signal = 2}};

} // namespace

double first_beyond(const LimitRecipe &limit, double factor) {
  const double tenths = limit.minutes ? *limit.minutes * 600 : limit.metres.value_or(0) * 10;
  return std::round(tenths * factor) + (limit.inclusive ? 1 : 0);
}

void count_places(const area::People &people, const travel::CostSurface &cost, const geo::Surface &surface,
                  const LimitRecipe &limit, indicators::PlaceReach &reach,
                  const std::vector<CellSignal> *signal) {
  const std::size_t places = people.places.size();
  reach.ledgers.assign(signal == nullptr ? 4 : variants.size(), std::vector<indicators::Ledger>(places));
  reach.flat.assign(places, 0);
  reach.moved.assign(places, 0);
  std::vector<double> settled(places);
  for (const auto &cell : people.cells) settled[cell.place] += 1;
  const Counter counter(cost, surface, limit);
  for (std::size_t c = 0; c < people.cells.size(); ++c) {
    const auto &cell = people.cells[c];
    const auto &place = people.places[cell.place];
    const auto people_of = [&](std::size_t v) {
      return variants[v].evenly ? place.people / settled[cell.place] : cell.people;
    };
    if (place.unknown) {
      for (std::size_t v = 0; v < reach.ledgers.size(); ++v)
        reach.ledgers[v][cell.place].unknown += people_of(v);
      continue;
    }
    Members members;
    for (std::uint32_t m = 0; m < cell.members; ++m)
      counter.add(people.members[cell.first_member + m], members);
    for (std::size_t v = 0; v < reach.ledgers.size(); ++v) {
      auto &ledger = reach.ledgers[v][cell.place];
      if (cell.on_barrier)
        ledger.on_barrier += people_of(v);
      else
        add_classes(signal == nullptr ? members : hearing(members, (*signal)[c][variants[v].signal]),
                    variants[v].limit, people_of(v) / cell.members, ledger);
    }
    reach.flat[cell.place] += cell.people / cell.members * members.flat;
    reach.moved[cell.place] += cell.moved;
  }
}

} // namespace gis::study
