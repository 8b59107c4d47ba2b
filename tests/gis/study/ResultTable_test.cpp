#include "gis/study/ResultTable.h"

#include "gis/base/Error.h"

#include <gtest/gtest.h>

namespace gis::study {
namespace {

const char *const text = "\xEF\xBB\xBFunit_code,unit_name,value\n"
                         "24886,\"Xã \"\"Phi\"\", Liêng\",85.4\n"
                         "24886,Xã Lát,\n";

TEST(ResultTable, GivesBackEveryCell) {
  const ResultTable table(text, "gaps.csv");
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(*table[0].find("unit_name"), "Xã \"Phi\", Liêng");
  EXPECT_EQ(*table[0].find("value"), "85.4");
  EXPECT_EQ(*table[1].find("value"), "");
  EXPECT_EQ(table[0].find("gap"), nullptr);
  EXPECT_EQ(table[1].columns().at("unit_name"), "Xã Lát");
}

TEST(ResultTable, EqualTextsAreKeptOnceAndSurviveCopyAndMove) {
  auto table = std::make_unique<ResultTable>(text, "gaps.csv");
  const ResultTable copy = *table;
  EXPECT_EQ(copy[0].find("unit_code"), copy[1].find("unit_code"));
  const ResultTable moved = std::move(*table);
  table.reset();
  EXPECT_EQ(*copy[1].find("unit_code"), "24886");
  EXPECT_EQ(*moved[1].find("unit_name"), "Xã Lát");
}

TEST(ResultTable, ABrokenLineIsAnError) {
  EXPECT_THROW(ResultTable("a,b\n1\n", "gaps.csv"), base::Error);
  EXPECT_TRUE(ResultTable("a,b\n", "gaps.csv").empty());
}

} // namespace
} // namespace gis::study
