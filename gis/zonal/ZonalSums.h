#pragma once

#include "gis/base/Progress.h"
#include "gis/base/units.h"
#include "gis/geo/Geometry.h"
#include "gis/geo/Surface.h"

#include <string>
#include <vector>

namespace gis::zonal {

/// The statistics of one zone. Each cell counts by the fraction of its area inside; cells without a value
/// count nowhere. With weights each cell counts fraction × weight, and cells whose weight is missing count
/// nowhere. Missing where no cell counts.
/// variance is Σf(v−mean)²/Σf; a quantile is the least value whose cumulated fraction reaches q of the
/// whole; ties of mode and minority go to the lowest value; variety counts distinct values.
struct ZoneStatistics {
  double count = 0; ///< Σ fractions of cells with a value
  base::Measure sum, mean, min, max, median, q25, q75, variance, stdev, mode, minority;
  int variety = 0;
};

struct ZonalRequest {
  const geo::Surface *values = nullptr;
  const geo::Surface *weights = nullptr; ///< same grid; optional
  bool order_statistics = true; ///< median, quartiles, mode, minority, variety: 4 to 8 bytes a cell of a zone
  int threads = 0;              ///< 0: as many as the machine has; zones side by side
};

/// One result per zone, in their order; all statistics in one pass over each zone's cells.
/// Throws Error{grids_differ} where weights lie on another grid.
std::vector<ZoneStatistics> zonal_statistics(const ZonalRequest &, const std::vector<geo::Geometry> &zones,
                                             base::Progress &);

} // namespace gis::zonal
