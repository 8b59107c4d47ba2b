#pragma once

#include "gis/allocation/Allocation.h"
#include "gis/allocation/reach_people.h"
#include "gis/indicators/Question.h"
#include "gis/study/Recipe.h"

#include <string>
#include <vector>

/// Services that fill up: who is within the limit of a facility and still finds no place in any.
namespace gis::study {

/// A service that states capacities, a limit, and the people who ask for it.
struct FillingJob {
  const services::Service *service = nullptr;
  LimitRecipe limit;
  std::string cohort;         ///< empty or "people": everybody
  std::vector<double> shares; ///< of the cohort, per smallest unit; empty: everybody
};

/// The ground on which everybody travels.
struct FillingGround {
  const travel::CostSurface *cost = nullptr;
  const travel::SearchRequest *search = nullptr;
  const area::People *people = nullptr;
  int threads = 1;
};

/// How full one facility gets, in people of the cohort.
struct FacilityUse {
  base::Measure capacity; ///< infinite where the table says so; Missing: it does not say, and serves nobody
  double served = 0;
  double sent_on = 0;     ///< nearest to this one, served by another
  double turned_away = 0; ///< nearest to this one, within the limit, served by none
  double nearest_first_served = 0, nearest_first_turned_away = 0; ///< were places given to the nearest
};

struct Filled {
  /// As the plain reach it was made from, with those who find no place told apart. Variants: as computed;
  /// limit × 0.8; limit × 1.2; people spread evenly; and, where a facility does not say its capacity, as if
  /// that had no end.
  indicators::PlaceReach reach;
  std::vector<FacilityUse> uses; ///< by facility
  allocation::PeopleReaches reaches;
  allocation::Allocation allocation;
};

/// Shares out the places of a service by the order-free allocation on people cells (`allocation::allocate`):
/// everybody of the cohort competes, whatever group a row is about. In each place (settlement) as many of
/// those within the limit are covered as the allocation serves of them; so the ledger closes as that of
/// `plain`, which counts the same people cell by study cell. Who is turned away but within the limit of a
/// facility that does not say its capacity is outside the data (`PlaceReach::may_find`), not without a place.
/// The limit × 0.8 counts a people cell by its mean time. People of units without an official figure compete
/// as the surface has them, and stay unknown. Cost: reach_people twice, four or five allocations. Throws
/// Cancelled and what `allocate` throws.
Filled fill(const FillingJob &, const FillingGround &, const indicators::PlaceReach &plain, base::Progress &);

} // namespace gis::study
