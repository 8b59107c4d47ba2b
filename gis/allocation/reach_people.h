#pragma once

#include "gis/allocation/Reaches.h"
#include "gis/area/People.h"
#include "gis/travel/search.h"

namespace gis::allocation {

struct ReachPeopleRequest {
  const travel::CostSurface *cost = nullptr; ///< on the grid of the people
  const area::People *people = nullptr;
  std::vector<std::vector<geo::Cell>> facilities; ///< the cells of each, by id: a school and its sites
  std::vector<std::uint32_t> unit_ranks; ///< of each unit by code, bytewise; empty: units are in that order
  base::Seconds limit{0};                ///< within it in tenths of a second, as everywhere in a study
  travel::SearchRequest search;          ///< how one travels; max_seconds, threads, allocation are set here
  int threads = 1;
};

/// Who reaches what, and where they are.
struct PeopleReaches : Reaches {
  std::vector<std::uint32_t> people_cells; ///< of each origin: its place in People::cells
};

/// Which people cells reach which facilities within the limit, and how far they are: one search per facility,
/// on the part of the ground from which the facility can be reached in time at all.
/// A people cell is one origin; where its study cells do not all reach the same facilities in time, one for
/// each set of facilities, each with its share of the people. So whoever is within the limit of something
/// here is so in every table of reach. The time from a people cell is the mean over those of its study cells
/// that are in time, in whole milliseconds. People are rounded to thousandths on the running sum of their
/// unit, so that units keep their totals. People on barriers reach nothing. The same bits whatever the
/// threads. Cost: a search over the window of each facility, the people cells once per facility. Memory: 12
/// bytes a pair, and per thread a copy of the window. Throws Cancelled.
PeopleReaches reach_people(const ReachPeopleRequest &, base::Progress &);

} // namespace gis::allocation
