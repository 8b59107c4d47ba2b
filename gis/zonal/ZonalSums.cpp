#include "gis/zonal/ZonalSums.h"

#include "gis/base/Error.h"
#include "gis/base/parallel.h"
#include "gis/zonal/coverage.h"
#include "gis/zonal/ordered_values.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gis::zonal {
namespace {

/// Weight, mean and squared deviations of what was seen; parts join without a difference of two large sums
/// (Chan, Golub, LeVeque 1979).
struct Moments {
  double weight = 0, mean = 0, squares = 0;

  void join(const Moments &part) {
    if (part.weight <= 0) return;
    const double all = weight + part.weight, step = part.mean - mean;
    squares += part.squares + step * step * (weight / all * part.weight);
    mean += step * (part.weight / all);
    weight = all;
  }
};

/// Moments of values of one weight, taken about the first of them; cells without a value are left out.
/// Four sums side by side, always in the same order: no vector width changes the result.
struct RunSums {
  double count = 0;
  Moments moments; ///< weight counts cells
  float least = 0, most = 0;

  RunSums(const float *values, std::size_t n) {
    std::size_t first = 0;
    while (first < n && !(values[first] == values[first])) ++first;
    if (first == n) return;
    const double pivot = values[first];
    std::array<double, 4> counts{}, sums{}, squares{};
    least = most = values[first];
    for (std::size_t i = first; i < n; ++i) {
      const float value = values[i];
      const bool known = value == value;
      const double away = known ? value - pivot : 0.0;
      const std::size_t lane = i % 4;
      counts[lane] += known ? 1.0 : 0.0;
      sums[lane] += away;
      squares[lane] += away * away;
      least = value < least ? value : least;
      most = value > most ? value : most;
    }
    const auto total = [](const std::array<double, 4> &part) {
      return (part[0] + part[1]) + (part[2] + part[3]);
    };
    count = total(counts);
    const double sum = total(sums);
    moments = {count, pivot + sum / count, std::max(0.0, total(squares) - sum / count * sum)};
  }
};

/// Gathers the statistics of one zone, run by run.
class Zone {
public:
  explicit Zone(const ZonalRequest &request) : request_(request) {}

  void add(int row, const CoveredRun &run) {
    const auto at = request_.values->grid.index({row, run.first_column});
    const auto n = static_cast<std::size_t>(run.cells);
    if (request_.weights == nullptr)
      add_alike(&request_.values->values[at], n, run.fraction);
    else
      for (std::size_t i = at; i < at + n; ++i) add_weighted(i, run.fraction);
  }

  ZoneStatistics finish() {
    if (!any_) return z_;
    z_.sum = sum_;
    z_.min = least_;
    z_.max = most_;
    if (moments_.weight > 0) {
      z_.mean = request_.weights == nullptr ? moments_.mean : sum_ / moments_.weight;
      z_.variance = moments_.squares / moments_.weight;
      z_.stdev = std::sqrt(*z_.variance);
    }
    if (request_.order_statistics) ordered_.fill(z_);
    return z_;
  }

private:
  const ZonalRequest &request_;
  ZoneStatistics z_;
  OrderedValues ordered_;
  Moments moments_;
  double sum_ = 0, least_ = 0, most_ = 0;
  bool any_ = false;

  void span(double least, double most) {
    least_ = any_ ? std::min(least_, least) : least;
    most_ = any_ ? std::max(most_, most) : most;
    any_ = true;
  }

  void add_alike(const float *values, std::size_t n, double fraction) {
    RunSums run(values, n);
    if (run.count <= 0) return;
    z_.count += fraction * run.count;
    sum_ += fraction * run.count * run.moments.mean;
    span(run.least, run.most);
    run.moments.weight *= fraction;
    run.moments.squares *= fraction;
    moments_.join(run.moments);
    if (request_.order_statistics) ordered_.add(values, n, fraction);
  }

  void add_weighted(std::size_t at, double fraction) {
    const auto &values = *request_.values;
    if (!values.has_value(at) || !request_.weights->has_value(at)) return;
    const double value = values.values[at], weight = fraction * request_.weights->values[at];
    z_.count += fraction;
    sum_ += weight * value;
    span(value, value);
    moments_.join({weight, value, 0});
    if (request_.order_statistics && weight > 0) ordered_.add(&values.values[at], 1, weight);
  }
};

} // namespace

std::vector<ZoneStatistics> zonal_statistics(const ZonalRequest &request,
                                             const std::vector<geo::Geometry> &zones,
                                             base::Progress &progress) {
  if (request.weights != nullptr && request.weights->grid != request.values->grid)
    throw base::Error("grids_differ", {{"layer", "values"}, {"other", "weights"}});
  std::vector<ZoneStatistics> result(zones.size());
  base::in_parallel(zones.size(), request.threads, progress, [&](std::size_t i, base::Progress &) {
    Zone zone(request);
    visit_coverage(zones[i], request.values->grid, [&](const CoveredRow &row) {
      for (const auto &run : row.runs) zone.add(row.row, run);
    });
    result[i] = zone.finish();
  });
  return result;
}

} // namespace gis::zonal
