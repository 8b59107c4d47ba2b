#include "gis/study/radio_map.h"

#include "gis/base/Error.h"
#include "gis/study/signals.h"
#include "tests/gis/study/hills.h"

#include <gtest/gtest.h>
#include <numeric>

namespace gis::study {
namespace {

TEST(RadioMap, AsksTheCoverageOfItsCellsOverTheUnits) {
  auto inputs = tests::study::hills();
  auto &units = inputs.area.edition.levels.front().units;
  for (auto &p : units[1].area.polygons.front().shell) p = {p.x + 25'000, p.y + 25'000}; // reaches the hole
  base::Progress quiet;
  const auto map = radio_map(inputs, false, base::Metres(500), 2, quiet);
  const auto &grid = map.area.margin.grid;
  ASSERT_EQ(map.inside.size(), grid.size());
  EXPECT_EQ(std::accumulate(map.inside.begin(), map.inside.end(), 0), 2 * 100);
  auto asked = coverage_question(inputs, inputs.propagation(), 1);
  for (std::size_t i = 0; i < grid.size(); ++i)
    asked.points.push_back({grid.centre(grid.cell_at(i)), inputs.environment()});
  const auto exact = radio::coverage(asked, *inputs.radio_terrain, quiet);
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto &field = exact.at(i, 0);
    if (field.field_dbuvm) {
      EXPECT_EQ(map.area.margin.values[i], static_cast<float>(*field.field_dbuvm - 54)) << i;
      EXPECT_EQ(map.area.server.values[i], 1) << i;
    }
    EXPECT_EQ(map.area.is_unknown[i] == 1, field.reception == radio::Reception::unknown) << i;
    unknown += map.area.is_unknown[i];
  }
  EXPECT_GT(unknown, 0U);
  EXPECT_EQ(unknown, map.area.unknown);
}

TEST(RadioMap, OfAServiceWithoutMastsIsRefused) {
  const auto inputs = tests::study::hills();
  base::Progress quiet;
  try {
    radio_map(inputs, true, base::Metres(500), 1, quiet);
    FAIL();
  } catch (const base::Error &error) {
    EXPECT_EQ(error.code(), "no_masts");
  }
}

TEST(RadioMap, CellsGrowWithTheStudy) {
  auto inputs = tests::study::hills();
  inputs.recipe.cell = 30;
  EXPECT_EQ(radio_map_cell(inputs).value, 50);
  for (auto &p : inputs.area.edition.levels.front().units[1].area.polygons.front().shell)
    p = {p.x + 200'000, p.y + 150'000};
  EXPECT_EQ(radio_map_cell(inputs).value, 350);
}

} // namespace
} // namespace gis::study
