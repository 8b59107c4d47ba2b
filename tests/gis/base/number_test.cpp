#include "gis/base/number.h"

#include <gtest/gtest.h>

namespace gis::base {
namespace {

struct FormatCase {
  double value;
  int decimals;
  const char *text;
};

class FormatNumber : public testing::TestWithParam<FormatCase> {};

TEST_P(FormatNumber, RoundsHalfAwayFromZeroAndCutsZeros) {
  EXPECT_EQ(format_number(GetParam().value, GetParam().decimals), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Cases, FormatNumber,
                         testing::Values(FormatCase{0.15, 1, "0.2"}, FormatCase{-0.15, 1, "-0.2"},
                                         FormatCase{59.97, 1, "60"}, FormatCase{9.999, 2, "10"},
                                         FormatCase{99.95, 1, "100"}, FormatCase{0, 3, "0"},
                                         FormatCase{-0.0004, 3, "0"}, FormatCase{1296906, 3, "1296906"},
                                         FormatCase{2.5, 0, "3"}, FormatCase{1e-7, 6, "0"},
                                         FormatCase{0.1 + 0.2, 6, "0.3"},
                                         FormatCase{1e22, 0, "10000000000000000000000"}));

struct OfficeCase {
  const char *text;
  OfficeNumber::Kind kind;
  double value;
};

class OfficeNumbers : public testing::TestWithParam<OfficeCase> {};

TEST_P(OfficeNumbers, AreReadAsOfficesWriteThem) {
  const auto read = parse_office_number(GetParam().text);
  EXPECT_EQ(read.kind, GetParam().kind);
  const bool has_value =
      read.kind == OfficeNumber::Kind::number || read.kind == OfficeNumber::Kind::decimal_comma;
  ASSERT_EQ(read.value.has_value(), has_value);
  if (has_value) EXPECT_DOUBLE_EQ(*read.value, GetParam().value);
}

using Kind = OfficeNumber::Kind;
INSTANTIATE_TEST_SUITE_P(
    Cases, OfficeNumbers,
    testing::Values(
        OfficeCase{"12", Kind::number, 12}, OfficeCase{" 1.5 ", Kind::number, 1.5},
        OfficeCase{"1,5", Kind::decimal_comma, 1.5}, OfficeCase{"1.234,5", Kind::decimal_comma, 1234.5},
        OfficeCase{"1.234.567", Kind::decimal_comma, 1234567}, OfficeCase{"1,234,567", Kind::number, 1234567},
        OfficeCase{"1,234.5", Kind::number, 1234.5}, OfficeCase{"-3,2", Kind::decimal_comma, -3.2},
        OfficeCase{"1 234,5", Kind::decimal_comma, 1234.5}, OfficeCase{"", Kind::missing, 0},
        OfficeCase{"-", Kind::missing, 0}, OfficeCase{"…", Kind::missing, 0},
        OfficeCase{"x", Kind::missing, 0}, OfficeCase{"12a4", Kind::not_a_number, 0},
        OfficeCase{"1.23.4", Kind::not_a_number, 0}, OfficeCase{"--1", Kind::not_a_number, 0},
        OfficeCase{"nan", Kind::not_a_number, 0}, OfficeCase{"1e400", Kind::not_a_number, 0}));

} // namespace
} // namespace gis::base
