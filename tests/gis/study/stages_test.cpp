#include "gis/study/stages.h"

#include "gis/base/hash.h"
#include "gis/study/reach_surface.h"

#include <functional>
#include <gtest/gtest.h>

namespace gis::study {
namespace {

/// All that a surface is made of, on ground made up by a rule.
struct Case {
  travel::CostSurface cost{.grid = {500000, 1300000, 30, 30, 90, 70}};
  std::vector<travel::SearchSource> sources = {{{10, 20}, 0}, {{60, 80}, 1}};
  travel::SearchRequest request{.slope = travel::SlopeRule::tobler, .max_seconds = base::Seconds(20000)};
  std::vector<std::uint8_t> kept;
  geo::Crs crs = geo::Crs::from_text("EPSG:5899");

  Case() {
    for (std::size_t i = 0; i < cost.grid.size(); ++i) {
      const auto cell = cost.grid.cell_at(i);
      const int mixed = (cell.row * 37 + cell.column * 101) % 23;
      cost.seconds_per_metre.push_back(mixed == 0 ? -1.0F : 0.1F + 0.07F * static_cast<float>(mixed));
      cost.height.push_back(static_cast<float>((cell.row * cell.row + 3 * cell.column) % 400));
      cost.slope_free.push_back(cell.row % 9 == 0 ? 1 : 0);
      kept.push_back(cell.column > 5 ? 1 : 0);
    }
  }
  std::string hash() const { return surface_hash(ground_hash(cost), kept_hash(kept, crs), sources, request); }
};

/// Fails where the search or its rounding answers otherwise than it did for surfaces kept under this format.
TEST(Stages, ASearchThatAnswersOtherwiseNeedsAnotherFormat) {
  const Case one;
  base::Progress quiet;
  const auto found = travel::search(one.cost, one.sources, one.request, quiet);
  const auto surface = reach_surface(one.cost.grid, found, one.kept);
  base::Digest digest;
  for (const float value : surface.values) digest.add(value == value ? value : -9999.0F);
  EXPECT_EQ(surface_format, 1);
  EXPECT_EQ(digest.hex(), "0fd38e8816860a7691e950f046b8ecfd101ff26fd684ff0215f1508e47dc1a73")
      << "surfaces differ from those kept before: raise surface_format";
}

struct Change {
  std::string name;
  std::function<void(Case &)> make;
};

class SurfaceHash : public testing::TestWithParam<Change> {};

TEST_P(SurfaceHash, ChangesWithEveryPartOfIt) {
  Case one, other;
  EXPECT_EQ(one.hash(), other.hash());
  GetParam().make(other);
  EXPECT_NE(one.hash(), other.hash());
}

INSTANTIATE_TEST_SUITE_P(
    Parts, SurfaceHash,
    testing::Values(
        Change{"West", [](Case &c) { c.cost.grid.x_west += 30; }},
        Change{"North", [](Case &c) { c.cost.grid.y_north += 30; }},
        Change{"CellWidth", [](Case &c) { c.cost.grid.cell_width = 31; }},
        Change{"CellHeight", [](Case &c) { c.cost.grid.cell_height = 31; }},
        Change{"RowsForColumns", [](Case &c) { std::swap(c.cost.grid.rows, c.cost.grid.columns); }},
        Change{"Cost", [](Case &c) { c.cost.seconds_per_metre.back() += 0.01F; }},
        Change{"Barrier", [](Case &c) { c.cost.seconds_per_metre[7] = -1; }},
        Change{"Height", [](Case &c) { c.cost.height[99] += 1; }},
        Change{"NoHeights", [](Case &c) { c.cost.height.clear(); }},
        Change{"SlopeFree", [](Case &c) { c.cost.slope_free[3] ^= 1; }},
        Change{"KeptCells", [](Case &c) { c.kept[0] = 1; }},
        Change{"System", [](Case &c) { c.crs = geo::Crs::from_text("EPSG:9218"); }},
        Change{"SourceCell", [](Case &c) { c.sources[1].cell.row += 1; }},
        Change{"SourceColumn", [](Case &c) { c.sources[0].cell.column += 1; }},
        Change{"SourceRank", [](Case &c) { std::swap(c.sources[0].facility, c.sources[1].facility); }},
        Change{"SourceGone", [](Case &c) { c.sources.pop_back(); }},
        Change{"Neighbours", [](Case &c) { c.request.neighbours = travel::Neighbours::sixteen; }},
        Change{"SlopeRule", [](Case &c) { c.request.slope = travel::SlopeRule::none; }},
        Change{"Direction", [](Case &c) { c.request.direction = travel::Direction::from_source; }},
        Change{"Cap", [](Case &c) { c.request.max_seconds = base::Seconds(20001); }},
        Change{"NoCap", [](Case &c) { c.request.max_seconds.reset(); }},
        Change{"BarrierZero", [](Case &c) { c.request.barrier_zero = true; }}),
    [](const auto &tested) { return tested.param.name; });

TEST(SurfaceHash, KnowsNothingOfThreadsAndVectors) {
  const Case one;
  Case other;
  other.request.threads = 7;
  other.request.plain = true;
  EXPECT_EQ(one.hash(), other.hash());
}

TEST(ReachSurface, KeepsTenthsBeyondTheCapAndNothingOutsideTheKeptCells) {
  travel::SearchResult found{.shift = 2};
  found.time = {0, 1, 4, travel::SearchResult::beyond_cap, travel::SearchResult::unreached, 4};
  const auto surface = reach_surface({0, 0, 30, 30, 6, 1}, found, {1, 1, 1, 1, 1, 0});
  EXPECT_EQ(surface.values[0], 0);
  EXPECT_EQ(surface.values[1], 0.3F) << "a quarter of a second, half up";
  EXPECT_EQ(surface.values[2], 1);
  EXPECT_EQ(surface.values[3], beyond_cap);
  EXPECT_FALSE(surface.has_value(4));
  EXPECT_FALSE(surface.has_value(5));
  EXPECT_EQ(cells_beyond_cap(surface), 1U);
}

TEST(KeptCells, AreThoseOfTheUnitsAndThoseWherePeopleStand) {
  area::People people;
  people.grid = {0, 0, 30, 30, 4, 1};
  people.unit_of_cell = {area::People::nowhere, 0, 1, area::People::nowhere};
  people.members = {3}; // of a unit that holds no middle of a cell
  EXPECT_EQ(kept_cells(people), (std::vector<std::uint8_t>{0, 1, 1, 1}));
}

} // namespace
} // namespace gis::study
