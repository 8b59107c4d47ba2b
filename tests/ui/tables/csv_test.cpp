#include "ui/tables/csv.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace ui::tables {
namespace {

const std::string bom = "\xEF\xBB\xBF";

Sheet communes() {
  return {"gaps",
          {{"unit_name", "Đơn vị"},
           {"numerator", "Tử số", Kind::number, 3},
           {"value", "Giá trị", Kind::percent, 6},
           {"year", "Năm", Kind::integer}},
          {{"Xã Đạ Tẻh", 1234.5, 32.1, 2024.0},
           {"Phường 1; Đà Lạt, cũ", std::monostate{}, 100.0, 2024.0},
           {"Xã \"B'Lá\"", -0.25, 0.0, 2024.0}}};
}

TEST(Csv, MachineFlavourHasCommasDotsAndKeys) {
  EXPECT_EQ(csv_text(communes(), CsvFlavour::machine), bom + "unit_name,numerator,value,year\n"
                                                             "Xã Đạ Tẻh,1234.5,32.1,2024\n"
                                                             "\"Phường 1; Đà Lạt, cũ\",,100,2024\n"
                                                             "\"Xã \"\"B'Lá\"\"\",-0.25,0,2024\n");
}

TEST(Csv, VietnameseExcelHasSemicolonsCommasAndHeadsInWords) {
  EXPECT_EQ(csv_text(communes(), CsvFlavour::excel_vi), bom + "Đơn vị;Tử số;Giá trị;Năm\n"
                                                              "Xã Đạ Tẻh;1234,5;32,1;2024\n"
                                                              "\"Phường 1; Đà Lạt, cũ\";;100;2024\n"
                                                              "\"Xã \"\"B'Lá\"\"\";-0,25;0;2024\n");
}

struct GuardCase {
  Cell cell;
  const char *written;
};
class FormulaGuard : public testing::TestWithParam<GuardCase> {};

TEST_P(FormulaGuard, DisarmsTextsAndLeavesFiguresAlone) {
  const Sheet sheet{"s", {{"a", "a", Kind::number, 2}}, {{GetParam().cell}}};
  EXPECT_EQ(csv_text(sheet, CsvFlavour::machine), bom + "a\n" + GetParam().written + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Cases, FormulaGuard,
    testing::Values(GuardCase{"=1+1", "'=1+1"}, GuardCase{"+84", "'+84"}, GuardCase{"-", "'-"},
                    GuardCase{"@x", "'@x"}, GuardCase{"\tx", "'\tx"}, GuardCase{"\rx", "\"'\rx\""},
                    GuardCase{"=A1,\"b\"", "\"'=A1,\"\"b\"\"\""}, GuardCase{-3.5, "-3.5"},
                    GuardCase{"a=b", "a=b"}, GuardCase{"<5", "<5"},
                    GuardCase{"dòng 1\ndòng 2", "\"dòng 1\ndòng 2\""}, GuardCase{std::monostate{}, ""}));

TEST(Csv, KeepsTheMostDecimalsAndCutsZeros) {
  const Sheet sheet{"s", {{"a", "a", Kind::percent, 6}, {"b", "b", Kind::integer, 3}}, {{100.0 / 3, 2.5}}};
  EXPECT_EQ(csv_text(sheet, CsvFlavour::machine), bom + "a,b\n33.333333,3\n");
}

TEST(Csv, ARowOfAnotherLengthIsABug) {
  EXPECT_THROW(csv_text({"s", {{"a", "a"}}, {{"x", "y"}}}, CsvFlavour::machine), std::logic_error);
}

} // namespace
} // namespace ui::tables
