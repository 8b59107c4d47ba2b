#include "gis/zonal/ZonalSums.h"

#include "gis/base/Error.h"
#include "gis/zonal/coverage.h"

#include <algorithm>
#include <cmath>

namespace gis::zonal {
namespace {

struct Weighted {
  float value;
  double weight;
};

/// Quantiles, mode, minority and variety from the values in ascending order.
void order_statistics(std::vector<Weighted> &cells, ZoneStatistics &z) {
  std::sort(cells.begin(), cells.end(),
            [](const Weighted &a, const Weighted &b) { return a.value < b.value; });
  double all = 0;
  for (const auto &cell : cells) all += cell.weight;
  double running = 0, most = 0, least = 0;
  for (std::size_t i = 0; i < cells.size();) {
    double weight = 0;
    const float value = cells[i].value;
    for (; i < cells.size() && cells[i].value == value; ++i) weight += cells[i].weight;
    running += weight;
    const auto reach = [&](base::Measure &quantile, double q) {
      // A hair of rounding must not push a quantile to the next value.
      if (!quantile && running >= q * all * (1 - 1e-12)) quantile = value;
    };
    reach(z.q25, 0.25);
    reach(z.median, 0.5);
    reach(z.q75, 0.75);
    z.variety += 1;
    if (!z.mode || weight > most * (1 + 1e-12)) {
      most = weight;
      z.mode = value;
    }
    if (!z.minority || weight < least * (1 - 1e-12)) {
      least = weight;
      z.minority = value;
    }
  }
}

ZoneStatistics statistics_of(const ZonalRequest &request, const geo::Geometry &zone) {
  ZoneStatistics z;
  const auto &values = *request.values;
  std::vector<Weighted> cells;
  double weights = 0, sum = 0, least = 0, most = 0, mean = 0, squares = 0;
  bool any = false;
  visit_coverage(zone, values.grid, [&](const CoveredRow &row) {
    for (std::size_t i = 0; i < row.fractions.size(); ++i) {
      const auto at = values.grid.index({row.row, row.first_column + static_cast<int>(i)});
      if (row.fractions[i] <= 0 || !values.has_value(at)) continue;
      if (request.weights != nullptr && !request.weights->has_value(at)) continue;
      const double weight =
          row.fractions[i] *
          (request.weights == nullptr ? 1.0 : static_cast<double>(request.weights->values[at]));
      const double value = values.values[at];
      z.count += row.fractions[i];
      sum += weight * value;
      least = any ? std::min(least, value) : value;
      most = any ? std::max(most, value) : value;
      any = true;
      if (weight > 0) {
        // Welford's update with weights: no difference of two large sums.
        weights += weight;
        const double step = value - mean;
        mean += weight / weights * step;
        squares += weight * step * (value - mean);
      }
      if (request.order_statistics && weight > 0) cells.push_back({values.values[at], weight});
    }
  });
  if (!any) return z;
  z.sum = sum;
  z.min = least;
  z.max = most;
  if (weights > 0) {
    z.mean = sum / weights;
    z.variance = squares / weights;
    z.stdev = std::sqrt(*z.variance);
  }
  if (request.order_statistics) order_statistics(cells, z);
  return z;
}

} // namespace

std::vector<ZoneStatistics> zonal_statistics(const ZonalRequest &request,
                                             const std::vector<geo::Geometry> &zones,
                                             base::Progress &progress) {
  if (request.weights != nullptr && request.weights->grid != request.values->grid)
    throw base::Error("grids_differ", {{"layer", "values"}, {"other", "weights"}});
  std::vector<ZoneStatistics> result;
  for (const auto &zone : zones) {
    result.push_back(statistics_of(request, zone));
    progress.report(static_cast<double>(result.size()) / static_cast<double>(zones.size()));
  }
  return result;
}

} // namespace gis::zonal
