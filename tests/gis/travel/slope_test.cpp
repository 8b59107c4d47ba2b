#include "gis/travel/search.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

/// The search on hills against the obvious way: Bellman and Ford over doubles, with its own steps and its own
/// Tobler and Langmuir.
namespace gis::travel {
namespace {

struct Hills {
  CostSurface cost;
  SearchRequest request;
  std::vector<geo::Cell> sources;
};

class Obvious {
public:
  Obvious(const Hills &hills)
      : hills_(hills), rows_(hills.cost.grid.rows), columns_(hills.cost.grid.columns) {}

  std::vector<double> costs(const std::vector<geo::Cell> &sources) const {
    std::vector<double> best(hills_.cost.grid.size(), HUGE_VAL);
    for (const auto &cell : sources) best[at(cell.row, cell.column)] = 0;
    for (bool changed = true; changed;) {
      changed = false;
      for (int r = 0; r < rows_; ++r)
        for (int k = 0; k < columns_; ++k)
          for (int dr = -2; dr <= 2; ++dr)
            for (int dk = -2; dk <= 2; ++dk) {
              const double price = step(r, k, dr, dk);
              if (best[at(r, k)] + price >= best[inside(r + dr, k + dk) ? at(r + dr, k + dk) : at(r, k)])
                continue;
              best[at(r + dr, k + dk)] = best[at(r, k)] + price;
              changed = true;
            }
    }
    return best;
  }

private:
  const Hills &hills_;
  int rows_, columns_;

  bool inside(int r, int k) const { return r >= 0 && r < rows_ && k >= 0 && k < columns_; }
  std::size_t at(int r, int k) const { return static_cast<std::size_t>(r * columns_ + k); }
  double ground(int r, int k) const { return static_cast<double>(hills_.cost.seconds_per_metre[at(r, k)]); }
  bool wall(int r, int k) const { return !(ground(r, k) >= 0); }

  double step(int r, int k, int dr, int dk) const {
    const int across = std::abs(dr) + std::abs(dk);
    const bool straight = across == 1, diagonal = std::abs(dr) == 1 && std::abs(dk) == 1,
               knight = across == 3;
    if (!(straight || diagonal || (knight && hills_.request.neighbours == Neighbours::sixteen)))
      return HUGE_VAL;
    if (!inside(r + dr, k + dk) || wall(r + dr, k + dk)) return HUGE_VAL;
    if (diagonal && wall(r, k + dk) && wall(r + dr, k)) return HUGE_VAL;
    std::vector<std::pair<int, int>> crossed = {{r, k}, {r + dr, k + dk}};
    if (knight) {
      const int hr = std::abs(dr) == 2 ? dr / 2 : 0, hk = std::abs(dk) == 2 ? dk / 2 : 0;
      crossed.push_back({r + hr, k + hk});
      crossed.push_back({r + dr - hr, k + dk - hk});
      if (wall(r + hr, k + hk) || wall(r + dr - hr, k + dk - hk)) return HUGE_VAL;
    }
    const double length = std::sqrt(static_cast<double>(dr * dr + dk * dk)) * hills_.cost.grid.cell_width;
    double rise = static_cast<double>(hills_.cost.height[at(r + dr, k + dk)]) -
                  static_cast<double>(hills_.cost.height[at(r, k)]);
    if (std::isnan(rise)) rise = 0;
    // Towards the source one walks the step the other way round.
    if (hills_.request.direction == Direction::to_source) rise = -rise;
    const double share = length / static_cast<double>(crossed.size());
    double sum = 0;
    if (hills_.request.slope == SlopeRule::langmuir) {
      for (const auto &[row, column] : crossed) sum += share * ground(row, column);
      const double weight = rise > 0 ? 6.0 : rise >= -0.2125 * length ? 1.9998 : -1.9998;
      return sum + std::max(0.0, 0.72 * length + weight * rise);
    }
    const double speed = std::exp(-3.5 * std::fabs(rise / length + 0.05)) / std::exp(-0.175);
    for (const auto &[row, column] : crossed)
      sum += share * ground(row, column) / (hills_.cost.slope_free[at(row, column)] != 0 ? 1 : speed);
    return sum;
  }
};

Hills random_hills(unsigned seed) {
  std::mt19937 dice(seed);
  const int rows = 2 + static_cast<int>(dice() % 14), columns = 2 + static_cast<int>(dice() % 14);
  Hills hills;
  hills.cost.grid = {0, rows * 30.0, 30, 30, columns, rows};
  for (int i = 0; i < rows * columns; ++i) {
    hills.cost.seconds_per_metre.push_back(dice() % 6 == 0 ? -1.0F
                                                           : 0.3F + static_cast<float>(dice() % 100) / 50);
    hills.cost.height.push_back(dice() % 12 == 0 ? std::numeric_limits<float>::quiet_NaN()
                                                 : 500 + static_cast<float>(dice() % 40));
    hills.cost.slope_free.push_back(dice() % 4 == 0 ? 1 : 0);
  }
  hills.request.neighbours = dice() % 2 == 0 ? Neighbours::eight : Neighbours::sixteen;
  hills.request.direction = dice() % 2 == 0 ? Direction::to_source : Direction::from_source;
  while (hills.sources.size() < 4) {
    const geo::Cell cell{static_cast<int>(dice() % static_cast<unsigned>(rows)),
                         static_cast<int>(dice() % static_cast<unsigned>(columns))};
    hills.sources.push_back(cell);
    // From within a barrier the step out is free of its half: the other test file has that case.
    auto &start = hills.cost.seconds_per_metre[hills.cost.grid.index(cell)];
    if (start < 0) start = 1;
  }
  hills.request.allocation = true;
  return hills;
}

void expect_obvious(Hills hills, unsigned seed) {
  base::Progress quiet;
  std::vector<SearchSource> starts;
  for (std::uint32_t rank = 0; rank < hills.sources.size(); ++rank)
    starts.push_back({hills.sources[rank], rank});
  const auto found = search(hills.cost, starts, hills.request, quiet);
  const Obvious obvious(hills);
  const auto expected = obvious.costs(hills.sources);
  std::vector<std::vector<double>> each;
  for (const auto &source : hills.sources) each.push_back(obvious.costs({source}));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(found.reached(i), expected[i] < HUGE_VAL) << seed << " " << i;
    if (!found.reached(i)) continue;
    const double tolerance = 1e-5 * std::max(10.0, expected[i]);
    ASSERT_NEAR(found.seconds(i), expected[i], tolerance) << seed << " " << i;
    // The nearest facility is one that is as near as any, by a search of its own.
    ASSERT_LT(found.nearest[i], each.size());
    ASSERT_NEAR(each[found.nearest[i]][i], expected[i], tolerance) << seed << " " << i;
  }
}

TEST(Slope, ToblersTimesAreTheObviousOnesInBothDirections) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    auto hills = random_hills(seed);
    hills.request.slope = SlopeRule::tobler;
    expect_obvious(hills, seed);
  }
}

TEST(Slope, LangmuirsTimesAreTheObviousOnesInBothDirections) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    auto hills = random_hills(seed);
    hills.request.slope = SlopeRule::langmuir;
    expect_obvious(hills, seed);
  }
}

} // namespace
} // namespace gis::travel
