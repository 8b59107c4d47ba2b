#pragma once

#include "gis/area/People.h"
#include "gis/study/Inputs.h"
#include "gis/water/classes.h"

#include <functional>
#include <vector>

/// Inside this room only: the people cells of a study as places of water::classify.
namespace gis::study {

/// The widest radius of points asked for, times the study's.
inline constexpr double widest_radius = 1.2;

struct WaterRequest {
  water::ClassRequest request; ///< a place per people cell, with the points within the widest radius
  std::vector<double> litres;  ///< per person and day, of cells whose zone says so; 0 elsewhere
};
WaterRequest water_request(const Inputs &, const area::People &);

/// Thousandths of the people `of` every cell, so that each place keeps its sum.
std::vector<std::int64_t> people_thousandths(const area::People &,
                                             const std::function<double(std::size_t)> &of);

} // namespace gis::study
