#pragma once

#include "gis/travel/search.h"

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace gis::travel {

/// A piece of awkward ground with sources and a question, grown from a seed.
struct RandomCase {
  CostSurface cost;
  std::vector<SearchSource> sources;
  SearchRequest request;
  std::string text; ///< for the message when it fails

  explicit RandomCase(unsigned seed) : dice(seed) {
    choose_grid();
    choose_costs();
    choose_question();
    if (request.slope != SlopeRule::none) choose_heights();
    choose_sources();
    text = "seed " + std::to_string(seed) + ", " + std::to_string(cost.grid.rows) + " rows, " +
           std::to_string(cost.grid.columns) + " columns, slope " +
           std::to_string(static_cast<int>(request.slope)) + ", neighbours " +
           std::to_string(static_cast<int>(request.neighbours));
  }

  unsigned below(unsigned n) { return static_cast<unsigned>(dice() % n); }
  double share() { return below(1000000) / 1e6; }
  bool one_in(unsigned n) { return below(n) == 0; }

private:
  std::mt19937 dice;

  void choose_grid() {
    static constexpr int sides[] = {1, 2, 3, 5, 31, 63, 64, 65, 66, 127, 128, 129, 130, 200};
    auto &grid = cost.grid;
    grid.rows = sides[below(14)];
    grid.columns = sides[below(14)];
    grid.cell_width = one_in(3) ? 10 : 30;
    grid.cell_height = one_in(4) ? grid.cell_width * (0.1 + 3 * share()) : grid.cell_width;
  }

  void choose_costs() {
    const unsigned kind = below(4);
    const double barriers = one_in(3) ? 0 : 0.6 * share();
    const double size = std::pow(10, 2 * share() - 1.5);
    const auto &grid = cost.grid;
    for (int row = 0; row < grid.rows; ++row)
      for (int column = 0; column < grid.columns; ++column) {
        double c = 1;
        if (kind == 1) c = 1.2 + std::sin(row / 9.0) * std::cos(column / 7.0);
        if (kind == 2) c = 0.05 + 20 * share();
        if (kind == 3) c = row % 17 == 5 || column % 23 == 3 ? 0.07 : 0.9;
        cost.seconds_per_metre.push_back(share() < barriers ? -1.0F : static_cast<float>(c * size));
      }
    const float odd[] = {0, -0.0F, NAN, INFINITY, -5, 1e8F, 1e30F, 3e4F, 1e-30F};
    if (one_in(3))
      for (unsigned n = below(20); n > 0; --n)
        cost.seconds_per_metre[below(static_cast<unsigned>(grid.size()))] = odd[below(9)];
  }

  void choose_question() {
    request.neighbours = one_in(2) ? Neighbours::eight : Neighbours::sixteen;
    request.slope = static_cast<SlopeRule>(below(3));
    request.direction = one_in(2) ? Direction::to_source : Direction::from_source;
    request.barrier_zero = one_in(4);
    request.allocation = one_in(2);
    request.threads = 1 + static_cast<int>(below(4));
    request.plain = one_in(2);
    if (one_in(5)) request.langmuir = {0.5, 3, -1, -4, -0.4, 0.3};
    // Most often a cap, now and then one that bites; without one the judge has to try every shift.
    if (!one_in(6)) request.max_seconds = base::Seconds(std::pow(10, 1.5 + 5 * share()));
  }

  void choose_heights() {
    const auto &grid = cost.grid;
    const double steep = 30 * share() * share();
    const bool holes = one_in(2), spikes = one_in(3);
    if (request.slope == SlopeRule::langmuir && one_in(5)) return;
    for (int row = 0; row < grid.rows; ++row)
      for (int column = 0; column < grid.columns; ++column) {
        double z = 500 + 40 * std::sin(row / 11.0) * std::sin(column / 13.0) * steep + steep * share();
        if (spikes && one_in(50)) z = one_in(2) ? 1e6 : -9999;
        cost.height.push_back(holes && one_in(20) ? NAN : static_cast<float>(z));
      }
    if (one_in(2))
      for (std::size_t i = 0; i < grid.size(); ++i) cost.slope_free.push_back(one_in(3) ? 1 : 0);
  }

  void choose_sources() {
    const auto &grid = cost.grid;
    const auto side = [&](int length) {
      const int special[] = {0, length - 1, 63, 64, 65, 127, 128};
      return one_in(3) ? special[below(7)] : static_cast<int>(below(static_cast<unsigned>(length)));
    };
    const unsigned n = one_in(20) ? 0 : 1 + below(one_in(3) ? 30 : 4);
    for (unsigned i = 0; i < n; ++i) {
      const geo::Cell cell = !sources.empty() && one_in(6) ? sources.back().cell
                                                           : geo::Cell{side(grid.rows), side(grid.columns)};
      sources.push_back({cell, below(40)});
    }
  }
};

} // namespace gis::travel
