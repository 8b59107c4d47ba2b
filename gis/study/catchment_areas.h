#pragma once

#include "gis/study/filling.h"
#include "gis/travel/search.h"

#include <vector>

/// Which facility serves whom: the area of each, and who comes to it from where.
namespace gis::study {

/// People of a smallest unit who go to one facility, and how far they go.
struct Flow {
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
  std::uint32_t unit = 0;
  std::uint32_t facility = nowhere; ///< nowhere: those who go to none
  double people = 0;
  base::Measure mean; ///< minutes, or metres where the limit is a length; Missing for those who go nowhere
};

struct CatchmentAreas {
  std::vector<geo::Geometry> areas;   ///< by facility, along the edges of study cells
  std::vector<Flow> flows;            ///< by unit, then facility
  std::vector<std::uint32_t> colours; ///< by facility: areas that touch have others
};

/// Everybody goes to the nearest facility within the limit, of equal ones to the lowest id; an area is the
/// study cells from which that one is the nearest. `starts` are the cells of the facilities by rank. People
/// who can not be placed (on a barrier, of a unit without an official figure) are in no flow. Cost: a search
/// that also says which is nearest, and the polygons (sources/regions.h).
CatchmentAreas nearest_areas(const FillingJob &, const FillingGround &,
                             const std::vector<travel::SearchSource> &starts, base::Progress &);

/// Everybody goes where the allocation found a place; an area is the people cells most of whose served people
/// (of equal numbers the lowest id) go to that one.
CatchmentAreas served_areas(const FillingJob &, const FillingGround &, const Filled &);

} // namespace gis::study
