#include "gis/study/TableReader.h"

#include "gis/sources/csv.h"

#include <gtest/gtest.h>

namespace gis::study {
namespace {

struct Cell {
  std::string name, text;
  base::Measure value;
  std::string told; ///< code of the finding; empty: none
};
class OfficeCell : public testing::TestWithParam<Cell> {};

TEST_P(OfficeCell, IsReadAsOfficesWrite) {
  const auto layer = sources::parse_csv("code;n\n1;" + GetParam().text + "\n", "t.csv");
  base::Findings findings;
  TableReader table(layer, findings);
  const auto value = table.number(layer.rows.at(0), "n");
  table.finish();
  EXPECT_EQ(value, GetParam().value);
  ASSERT_EQ(findings.size(), GetParam().told.empty() ? 0U : 1U);
  if (!findings.empty()) EXPECT_EQ(findings[0].code, GetParam().told);
}

INSTANTIATE_TEST_SUITE_P(
    Cells, OfficeCell,
    testing::Values(Cell{"Plain", "12.5", 12.5, ""}, Cell{"Zero", "0", 0.0, ""}, Cell{"Empty", "", {}, ""},
                    Cell{"Blank", "  ", {}, ""}, Cell{"Comma", "12,5", 12.5, "decimal_comma"},
                    Cell{"Vietnamese", "1.234.567,5", 1234567.5, "decimal_comma"},
                    Cell{"English", "1,234.5", 1234.5, ""}, Cell{"Dash", "-", {}, "missing_mark"},
                    Cell{"Ellipsis", "…", {}, "missing_mark"}, Cell{"Dots", "...", {}, "missing_mark"},
                    Cell{"Cross", "x", {}, "missing_mark"}, Cell{"Word", "nhiều", {}, "not_a_number"},
                    Cell{"Unit", "12 km", {}, "not_a_number"}, Cell{"Percent", "12%", {}, "not_a_number"},
                    Cell{"Hex", "0x1F", {}, "not_a_number"}, Cell{"Infinite", "inf", {}, "not_a_number"},
                    Cell{"NotANumber", "nan", {}, "not_a_number"}, Cell{"Huge", "1e999", {}, "not_a_number"},
                    Cell{"Negative", "-3", {}, "negative_number"}),
    [](const auto &tested) { return tested.param.name; });

TEST(TableReader, TellsAWholeColumnOnce) {
  const auto layer = sources::parse_csv("n;m\n-;1,5\n-;2,5\n…;3\n", "t.csv");
  base::Findings findings;
  TableReader table(layer, findings);
  for (const auto &row : layer.rows) {
    table.number(row, "n");
    table.number(row, "m");
  }
  table.finish();
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[0].facts.at("n"), "2");
  EXPECT_EQ(findings[2].facts.at("text"), "1,5");
}

TEST(TableReader, CellsAreNamedAsInASpreadsheet) {
  EXPECT_EQ(cell_name(0, 1), "A2");
  EXPECT_EQ(cell_name(25, 1), "Z2");
  EXPECT_EQ(cell_name(26, 9), "AA10");
  EXPECT_EQ(cell_name(701, 1), "ZZ2");
  EXPECT_EQ(cell_name(702, 1), "AAA2");
}

TEST(TableReader, ATotalIsToldByItsCodeOrWithoutCodeByItsName) {
  const auto layer =
      sources::parse_csv("code;name\nTổng số;\n;TỔNG CỘNG\n1;Tổng\n;Xã Cộng Hòa\nTotal;\n", "t.csv");
  base::Findings findings;
  TableReader table(layer, findings);
  std::string totals;
  for (const auto &row : layer.rows) totals += table.totals_row(row, "code") ? '1' : '0';
  EXPECT_EQ(totals, "11001");
  EXPECT_EQ(findings.size(), 3U);
}

} // namespace
} // namespace gis::study
