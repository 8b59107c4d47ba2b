#include "gis/water/works.h"

#include "gis/sources/csv.h"

#include <gtest/gtest.h>

using namespace gis;
using namespace gis::water;

namespace {

struct Tables {
  std::optional<sources::Layer> schemes, zones, sources, points;
  base::Findings findings;

  Works read() {
    findings.clear();
    const auto table = [](const std::optional<sources::Layer> &layer) {
      WorksTable one;
      if (!layer) return one;
      one.layer = &*layer;
      for (const auto &field : layer->fields) one.columns[field] = field;
      return one;
    };
    return works_from({table(schemes), table(zones), table(sources), table(points)}, read_words(".", {"."}),
                      60, findings);
  }
  bool told(const std::string &code) const {
    for (const auto &finding : findings)
      if (finding.code == code) return true;
    return false;
  }
};

sources::Layer layer(const std::string &csv) {
  auto table = sources::parse_csv(csv, "works.csv");
  for (auto &row : table.rows) row.geometry.points = {{static_cast<double>(row.number), 0}};
  return table;
}

} // namespace

TEST(WaterWorks, SchemeComesFromItsZonesAndTheirLitres) {
  Tables tables;
  tables.zones = layer("id,scheme,capacity,quality,litres\nz2,A,6,1,120\nz1,B,3,0,\n");
  const auto works = tables.read();
  ASSERT_EQ(works.supplies.size(), 2U);
  EXPECT_EQ(works.supplies[0].capacity, 50'000);
  EXPECT_EQ(works.supplies[0].clean, true);
  EXPECT_EQ(works.supplies[0].state, State::functional);
  EXPECT_EQ(works.supplies[1].capacity, 50'000) << "60 litres where nobody says";
  EXPECT_EQ(works.zones[0].id, "z1");
  EXPECT_EQ(works.zones[0].supply, 1U);
  EXPECT_FALSE(works.points_listed);
  EXPECT_TRUE(tables.findings.empty());
}

TEST(WaterWorks, SchemeGivesNoMoreThanItsWorkingSources) {
  Tables tables;
  tables.zones = layer("id,scheme,capacity\nz1,A,12\n");
  tables.sources = layer("id,scheme,state,capacity\ns1,A,hỏng,9\ns2,A,hoạt động,6\n");
  EXPECT_EQ(tables.read().supplies[0].capacity, 100'000);
  tables.sources = layer("id,scheme,state,capacity\ns1,A,hỏng,9\n");
  EXPECT_EQ(tables.read().supplies[0].state, State::broken);
  tables.sources = layer("id,scheme,state,capacity\ns1,A,đang xem,9\n");
  EXPECT_EQ(tables.read().supplies[0].state, State::unknown) << "never broken";
  EXPECT_TRUE(tables.told("water_word_unknown"));
}

TEST(WaterWorks, CapacityNobodySaysIsMissingAndUnlimitedOnlyIfSaidSo) {
  Tables tables;
  tables.schemes = layer("id,capacity,unlimited\nA,,\nB,,có\n");
  auto works = tables.read();
  EXPECT_FALSE(works.supplies[0].capacity);
  EXPECT_EQ(works.supplies[1].capacity, unlimited);
  EXPECT_TRUE(tables.told("scheme_no_capacity"));
  tables.schemes = layer("id,capacity\nA,khoảng 300\n");
  works = tables.read();
  EXPECT_FALSE(works.supplies[0].capacity);
  EXPECT_TRUE(tables.told("not_a_number"));
}

TEST(WaterWorks, ZeroLitresMakeTheCapacityUnknown) {
  Tables tables;
  tables.schemes = layer("id,capacity,litres\nA,300,0\n");
  EXPECT_FALSE(tables.read().supplies[0].capacity);
  EXPECT_TRUE(tables.told("water_litres_zero"));
}

TEST(WaterWorks, ZoneWithoutSchemeIsToldAndUnknown) {
  Tables tables;
  tables.zones = layer("id,scheme,capacity\nz1,,12\n");
  const auto works = tables.read();
  EXPECT_EQ(works.supplies[works.zones[0].supply].state, State::unknown);
  EXPECT_TRUE(tables.told("zone_no_scheme"));
}

TEST(WaterWorks, PointsAreReadInAnyOrderWithDryMonths) {
  Tables tables;
  tables.points =
      layer("id,kind,state,dry,quality,capacity,year\n"
            "w2,giếng khoan,Hoạt động,,1,250,2019\nw1,mạch lộ,tốt,\"3,4\",0,,\nw3,tap,hỏng,tháng,,50,\n");
  const auto works = tables.read();
  ASSERT_EQ(works.points.size(), 3U);
  EXPECT_EQ(works.supplies[0].id, "w1");
  EXPECT_TRUE(works.supplies[0].seasonal);
  EXPECT_FALSE(works.supplies[0].capacity);
  EXPECT_EQ(works.supplies[1].capacity, 250'000);
  EXPECT_EQ(works.points[1].groundwater, true);
  EXPECT_EQ(works.points[1].at.x, 1);
  EXPECT_TRUE(works.supplies[2].seasonal) << "something is said about dryness";
  EXPECT_TRUE(tables.told("water_word_unknown"));
  tables.points = layer("id,state\nw1,tốt\nw1,tốt\n");
  tables.read();
  EXPECT_TRUE(tables.told("id_duplicate"));
}
