#pragma once

#include "gis/area/People.h"
#include "gis/study/Inputs.h"
#include "gis/travel/Ground.h"
#include "gis/water/classes.h"

#include <functional>
#include <vector>

/// Inside this room only: the people cells of a study as places of water::classify.
namespace gis::study {

/// The widest radius of points asked for, times the study's.
inline constexpr double widest_radius = 1.2;

/// A people cell from which a public point is in reach, and how far: minutes on the way, or metres.
struct PointReach {
  std::size_t cell = 0, supply = 0;
  double distance = 0;
};

/// By the way of the study's water mode in its first season; of a people cell whose study cells differ, where
/// at least half of its people are in reach. Cost: that of allocation::reach_people. Throws Cancelled.
std::vector<PointReach> points_by_way(const Inputs &, const travel::Ground &, const area::People &,
                                      int threads, base::Progress &);
/// As the crow flies from the middle of the people cells.
std::vector<PointReach> points_in_radius(const Inputs &, const area::People &);

struct WaterRequest {
  water::ClassRequest request; ///< a place per people cell, with the points within the widest radius
  std::vector<double> litres;  ///< per person and day, of cells whose zone says so; 0 elsewhere
};
WaterRequest water_request(const Inputs &, const area::People &, const std::vector<PointReach> &);

/// Thousandths of the people `of` every cell, so that each place keeps its sum.
std::vector<std::int64_t> people_thousandths(const area::People &,
                                             const std::function<double(std::size_t)> &of);

} // namespace gis::study
