#pragma once

#include "gis/area/People.h"
#include "gis/indicators/Question.h"
#include "gis/study/Recipe.h"
#include "gis/study/reach_surface.h"
#include "gis/study/signals.h"
#include "gis/travel/CostSurface.h"

namespace gis::study {

/// The first whole number of tenths (of a second or metre) that is beyond the limit × factor.
double first_beyond(const LimitRecipe &, double factor = 1);

/// Counts the people of every place by how they fare with one reach surface and limit. Times (or metres) are
/// compared as stored tenths, study cell by study cell, each member of a people cell counting its part.
/// The intervals' variants: limit × 0.8, limit × 1.2, and people spread evenly over the settled cells.
/// With `signal`, covered are only those who hear it too; two variants more: the signal weaker, stronger.
void count_places(const area::People &, const travel::CostSurface &, const geo::Surface &,
                  const LimitRecipe &, indicators::PlaceReach &,
                  const std::vector<CellSignal> *signal = nullptr);

} // namespace gis::study
