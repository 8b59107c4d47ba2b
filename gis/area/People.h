#pragma once

#include "gis/base/Finding.h"
#include "gis/base/Progress.h"
#include "gis/base/units.h"
#include "gis/geo/Geometry.h"
#include "gis/geo/Surface.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gis::area {

/// The part of a smallest unit that belongs to one settlement (the cells nearest to it inside the unit), or
/// the whole unit where none is listed. Groups of people are shares of places, so every count of a group is
/// a sum over places.
struct Place {
  std::uint32_t unit = 0;
  std::optional<std::uint32_t> settlement;
  double people = 0;    ///< official, settlements scaled to their unit's total
  bool unknown = false; ///< the unit has no official figure: people are those of the surface, as they are
};

/// People of one block of people_cell × people_cell metres inside one place.
struct PeopleCell {
  std::uint32_t place = 0;
  std::uint32_t block = 0;
  double people = 0;
  std::uint32_t first_member = 0, members = 0; ///< study cells in People::members, each with an equal part
  double moved = 0;                            ///< of these people, moved off a barrier
  bool on_barrier = false;                     ///< could not be moved
};

/// Where people live, on the study grid. Every person of every place is in exactly one people cell.
struct People {
  static constexpr std::uint16_t nowhere = 0xFFFF;
  geo::Grid grid;
  std::vector<Place> places;     ///< by unit, then settlement index
  std::vector<PeopleCell> cells; ///< settled ones, by place, then block
  std::vector<std::uint32_t> members;
  std::vector<std::uint16_t>
      unit_of_cell; ///< per study cell: the smallest unit that holds its centre, or nowhere
};

/// The middle of the study cells of a people cell: where it is reached or not.
geo::Point middle(const People &, const PeopleCell &);

struct UnitPeople {
  std::string code;
  const geo::Geometry *area = nullptr; ///< study metres
  base::Measure people;
};

struct SettlementPeople {
  std::uint32_t unit = 0;
  geo::Point at;
  base::Measure people; ///< missing: as many as the mean of the unit's listed ones
};

struct PeopleRequest {
  geo::Grid grid;
  int block_cells = 5; ///< people_cell / cell
  std::vector<UnitPeople> units;
  std::vector<SettlementPeople> settlements;
  const geo::Surface *weights = nullptr;                  ///< people per coarse cell, on its own grid
  std::function<geo::Point(geo::Point)> weights_to_study; ///< from the coarse grid's system to study metres
  const std::vector<std::uint8_t> *barrier = nullptr; ///< per study cell: not 0 = water or barrier, weight 0
  const std::vector<float> *land_weight = nullptr;    ///< per study cell, ≥ 0: residential land use
};

/// Spreads the official people over the grid, which covers every unit. Throws Cancelled. Findings:
/// people_no_surface{unit,n}, people_moved{n}.
People distribute_people(const PeopleRequest &, base::Findings &, base::Progress &);

} // namespace gis::area
