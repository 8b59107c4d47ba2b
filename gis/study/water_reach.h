#pragma once

#include "gis/area/People.h"
#include "gis/indicators/Question.h"
#include "gis/study/Inputs.h"
#include "gis/travel/Ground.h"
#include "gis/water/classes.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace gis::study {

/// How a scheme or a public point stands, the year round.
struct WaterRank {
  std::string id;
  bool piped = false;
  water::State state = water::State::unknown;
  std::optional<geo::Point> at;
  double people = 0;      ///< in reach
  double repair_gain = 0; ///< people served more if it worked
  base::Measure crucialness, pressure, staleness;
};

/// Who has which water, and whose wastewater is treated.
struct WaterFound {
  /// By the names indicators ask for: service "water", limits "piped", "piped_clean", "own_compliant",
  /// "clean" and "hygienic", the last two in the seasons all and dry; service "wastewater", limit "treated".
  std::vector<indicators::PlaceReach> reaches;
  std::vector<indicators::PlaceSupply> supplies; ///< litres a day of those on a network
  /// People by class per place of the people: the year round, and in the dry season. Empty without water.
  std::array<std::vector<std::array<double, water::class_count>>, 2> classes;
  std::vector<WaterRank> ranks; ///< by what a repair gains, then crucialness, then id
  /// Whether each settlement's wastewater is collected; empty where the study says nothing of wastewater.
  std::vector<std::optional<bool>> collected;
};

/// Every people cell is a place of water::classify, at the middle of its settled cells: a scheme is as near
/// as its nearest source wherever one of its zones holds the cell, a point by the
/// way of the study's water mode, or as the crow flies. Intervals: the
/// radius of points × 0.8 and × 1.2, people spread evenly, all that is unknown good. Nothing where the study
/// declares no water or no question asks for it. Cost: some twenty classifications; memory as the people
/// cells. The same whatever the threads. Throws Cancelled.
WaterFound find_water(const Inputs &, const travel::Ground &, const area::People &, int threads,
                      base::Progress &);

} // namespace gis::study
