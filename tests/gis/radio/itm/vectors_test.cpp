#include "tests/gis/radio/itm/Cases.h"

#include <cmath>

/// Every published row, to the precision it is printed with.
namespace gis::radio {
namespace {

TEST(ItmVectors, DerivedRowsOverProfiles) {
  NEEDS_SHARED("vectors/radio/itm_derived/p2p.csv");
  std::map<std::string, Ground> by_name;
  for (auto &ground : grounds("itm_derived/profiles.csv", true)) by_name[ground.name] = ground;
  const auto rows = cases("itm_derived/p2p.csv");
  ASSERT_EQ(rows.size(), 240U);
  for (const auto &row : rows) {
    const auto found = itm(by_name.at(row.cells.at("profile")).profile(), link_of(row));
    expect_row(found, row, 1e-6);
    if (found.computed()) expect_steps(found, row);
  }
}

TEST(ItmVectors, DerivedRowsOverAreas) {
  NEEDS_SHARED("vectors/radio/itm_derived/area.csv");
  const auto rows = cases("itm_derived/area.csv");
  ASSERT_EQ(rows.size(), 60U);
  for (const auto &row : rows) expect_row(itm_area(area_of(row), link_of(row)), row, 1e-6);
}

TEST(ItmVectors, EdgesOverProfiles) {
  NEEDS_SHARED("vectors/radio/itm_edge/p2p_edge.csv");
  const auto rows = cases("itm_edge/p2p_edge.csv");
  const auto profiles = grounds("itm_edge/p2p_edge_pfls.csv");
  ASSERT_EQ(rows.size(), 59U);
  ASSERT_EQ(profiles.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto found = itm(profiles[i].profile(), link_of(rows[i]));
    expect_row(found, rows[i], 1e-6);
    if (found.computed()) expect_steps(found, rows[i]);
  }
}

TEST(ItmVectors, EdgesOverAreas) {
  NEEDS_SHARED("vectors/radio/itm_edge/area_edge.csv");
  const auto rows = cases("itm_edge/area_edge.csv");
  ASSERT_EQ(rows.size(), 25U);
  for (const auto &row : rows) {
    const auto found = itm_area(area_of(row), link_of(row));
    expect_row(found, row, 1e-6);
    if (found.computed()) expect_steps(found, row);
  }
}

TEST(ItmVectors, OfficialRowsOverProfiles) {
  NEEDS_SHARED("vectors/radio/itm_official/p2p.csv");
  const auto rows = cases("itm_official/p2p.csv");
  const auto profiles = grounds("itm_official/pfls.csv");
  ASSERT_EQ(rows.size(), 5U);
  for (std::size_t i = 0; i < rows.size(); ++i)
    EXPECT_NEAR(*itm(profiles.at(i).profile(), link_of(rows[i])).loss_db, rows[i].number("A__db"), 0.0051)
        << i;
}

TEST(ItmVectors, OfficialRowsOverAreas) {
  NEEDS_SHARED("vectors/radio/itm_official/area.csv");
  const auto rows = cases("itm_official/area.csv");
  ASSERT_EQ(rows.size(), 5U);
  for (const auto &row : rows)
    EXPECT_NEAR(*itm_area(area_of(row), link_of(row)).loss_db, row.number("A__db"), 0.051);
}

TEST(ItmVectors, CrystalPalaceToMursley) {
  NEEDS_SHARED("vectors/radio/itm_qkpfl/qkpfl.csv");
  const auto ground = grounds("itm_qkpfl/crystal_palace_mursley_pfl.csv").at(0);
  const auto rows = cases("itm_qkpfl/qkpfl.csv");
  ASSERT_EQ(rows.size(), 30U);
  for (const auto &row : rows) {
    auto link = link_of(row);
    // The table states the refractivity at the height of the path: mean height 92.62 m.
    link.refractivity = row.number("N_s");
    const double mean = itm(ground.profile(), link).steps.ground->mean_height_m;
    EXPECT_NEAR(mean, 92.62, 0.005);
    link.refractivity *= std::exp(mean / 9460);
    EXPECT_NEAR(link.refractivity, 317.089, 0.0005);
    link.statistics = ItmConfidence{row.number("confidence_pct"), row.number("reliability_pct")};
    EXPECT_NEAR(*itm(ground.profile(), link).loss_db, row.number("A__db_expected"), 0.051);
  }
}

} // namespace
} // namespace gis::radio
