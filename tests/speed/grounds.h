#pragma once

#include "gis/travel/search.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

/// Ground for the benchmarks, grown from a seed: the same on every machine.
namespace gis::travel::speed {

/// Heights by midpoint displacement on a power of two, cut to the grid: rough terrain of a hill province,
/// some 900 m between its valleys and its tops.
inline std::vector<float> fractal_heights(int rows, int columns, unsigned seed) {
  int side = 1;
  while (side < rows || side < columns) side *= 2;
  const auto n = static_cast<std::size_t>(side) + 1;
  std::vector<float> z(n * n, 500);
  std::mt19937 dice(seed);
  const auto noise = [&](double size) {
    return static_cast<float>((static_cast<double>(dice()) / 4294967295.0 - 0.5) * size);
  };
  const auto mean = [&](std::size_t a, std::size_t b, std::size_t c, std::size_t d) {
    return (z[a] + z[b] + z[c] + z[d]) / 4;
  };
  double size = 1200;
  for (std::size_t step = n - 1; step > 1; step /= 2, size *= 0.52) {
    const std::size_t half = step / 2;
    for (std::size_t r = half; r < n; r += step)
      for (std::size_t c = half; c < n; c += step)
        z[r * n + c] = mean((r - half) * n + c - half, (r - half) * n + c + half, (r + half) * n + c - half,
                            (r + half) * n + c + half) +
                       noise(size);
    for (std::size_t r = 0; r < n; r += half)
      for (std::size_t c = (r / half) % 2 == 0 ? half : 0; c < n; c += step) {
        const std::size_t up = r >= half ? r - half : r + half, down = r + half < n ? r + half : r - half;
        const std::size_t left = c >= half ? c - half : c + half, right = c + half < n ? c + half : c - half;
        z[r * n + c] = mean(up * n + c, down * n + c, r * n + left, r * n + right) + noise(size);
      }
  }
  std::vector<float> heights;
  heights.reserve(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
  for (std::size_t r = 0; r < static_cast<std::size_t>(rows); ++r)
    for (std::size_t c = 0; c < static_cast<std::size_t>(columns); ++c) heights.push_back(z[r * n + c]);
  return heights;
}

/// Seconds per metre of a hill province: land cover in patches, slower on slopes, roads of three classes that
/// wander, rivers that can not be crossed but where a road does.
inline CostSurface province(int rows, int columns, bool heights) {
  CostSurface cost{.grid = {0, rows * 30.0, 30, 30, columns, rows}};
  auto z = fractal_heights(rows, columns, 7);
  const auto cover = fractal_heights(rows, columns, 8);
  auto &c = cost.seconds_per_metre;
  c.resize(cost.grid.size());
  for (std::size_t i = 0; i < c.size(); ++i) {
    const float kmh = cover[i] < 420 ? 2.0F : cover[i] < 520 ? 3.5F : cover[i] < 600 ? 4.5F : 1.5F;
    const float climb = i + 1 < c.size() ? std::fabs(z[i + 1] - z[i]) / 30 : 0;
    c[i] = 3.6F / kmh * (1 + std::min(2.0F, climb));
  }
  std::mt19937 dice(9);
  const auto wander = [&](float value, int lines, bool keep_roads) {
    for (int line = 0; line < lines; ++line) {
      double row = static_cast<double>(dice() % static_cast<unsigned>(rows));
      double column = static_cast<double>(dice() % static_cast<unsigned>(columns));
      double heading = static_cast<double>(dice() % 628) / 100;
      for (int step = 0; step < 6000; ++step) {
        row += 0.7 * std::sin(heading);
        column += 0.7 * std::cos(heading);
        heading += (static_cast<double>(dice() % 1000) / 1000 - 0.5) * 0.25;
        const geo::Cell cell{static_cast<int>(row), static_cast<int>(column)};
        if (!cost.grid.holds(cell)) break;
        auto &own = c[cost.grid.index(cell)];
        if (!keep_roads || own > 0.4F) own = value;
      }
    }
  };
  const int lines = static_cast<int>(cost.grid.size() / 60000) + 1;
  wander(-1, lines / 6, false);
  wander(3.6F / 15, lines * 2, false);
  wander(3.6F / 30, lines, false);
  wander(3.6F / 45, lines / 4, false);
  if (heights) cost.height = std::move(z);
  return cost;
}

inline std::vector<SearchSource> scattered(const geo::Grid &grid, unsigned n) {
  std::mt19937 dice(11);
  std::vector<SearchSource> sources;
  for (unsigned i = 0; i < n; ++i)
    sources.push_back({{static_cast<int>(dice() % static_cast<unsigned>(grid.rows)),
                        static_cast<int>(dice() % static_cast<unsigned>(grid.columns))},
                       i});
  return sources;
}

inline CostSurface constant(int rows, int columns, float value) {
  CostSurface cost{.grid = {0, rows * 30.0, 30, 30, columns, rows}};
  cost.seconds_per_metre.assign(cost.grid.size(), value);
  return cost;
}

inline CostSurface white_noise(int rows, int columns) {
  auto cost = constant(rows, columns, 1);
  std::mt19937 dice(3);
  for (auto &c : cost.seconds_per_metre) c = 0.05F + static_cast<float>(dice() % 20000) / 1000;
  return cost;
}

inline CostSurface serpentine(int rows, int columns, int apart) {
  auto cost = constant(rows, columns, 0.5F);
  for (int row = apart - 1; row < rows; row += apart)
    for (int column = 0; column < columns; ++column)
      if (column != (row / apart % 2 == 0 ? columns - 1 : 0))
        cost.seconds_per_metre[cost.grid.index({row, column})] = -1;
  return cost;
}

/// A perfect maze of one-cell passages.
inline CostSurface maze(int rows, int columns) {
  auto cost = constant(rows, columns, -1);
  std::mt19937 dice(5);
  std::vector<geo::Cell> way = {{0, 0}};
  auto &c = cost.seconds_per_metre;
  c[0] = 1;
  while (!way.empty()) {
    const auto here = way.back();
    geo::Cell open[4];
    unsigned n = 0;
    for (const auto &[down, right] : {std::pair{0, 2}, {0, -2}, {2, 0}, {-2, 0}}) {
      const geo::Cell to{here.row + down, here.column + right};
      if (cost.grid.holds(to) && c[cost.grid.index(to)] < 0) open[n++] = to;
    }
    if (n == 0) {
      way.pop_back();
      continue;
    }
    const auto to = open[dice() % n];
    c[cost.grid.index(to)] = 1;
    c[cost.grid.index({(here.row + to.row) / 2, (here.column + to.column) / 2})] = 1;
    way.push_back(to);
  }
  return cost;
}

} // namespace gis::travel::speed
