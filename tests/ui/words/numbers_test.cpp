#include "ui/words/numbers.h"

#include <gtest/gtest.h>

namespace ui::words {
namespace {

const Words &words_of(Language language) {
  static const Words vi(Language::vi), en(Language::en);
  return language == Language::vi ? vi : en;
}

struct ShownCase {
  const char *what;
  std::string (*shown)(const Words &);
  const char *vi;
  const char *en;
};
std::ostream &operator<<(std::ostream &out, const ShownCase &shown) { return out << shown.what; }

class Shown : public testing::TestWithParam<ShownCase> {};

TEST_P(Shown, AsTheSheetOfNumbersSays) {
  EXPECT_EQ(GetParam().shown(words_of(Language::vi)), GetParam().vi);
  EXPECT_EQ(GetParam().shown(words_of(Language::en)), GetParam().en);
}

#define SHOWN(what, expression, vi, en)                                                                      \
  ShownCase {                                                                                                \
    what, [](const Words &w) -> std::string { return expression; }, vi, en                                   \
  }

INSTANTIATE_TEST_SUITE_P(
    Table, Shown,
    testing::Values(
        SHOWN("share", percent(32.1, 1, w.language()), "32,1%", "32.1%"),
        SHOWN("full share", percent(100, 1, w.language()), "100,0%", "100.0%"),
        SHOWN("points down", points(-8.7, w), "-8,7 điểm phần trăm", "-8.7 points"),
        SHOWN("points up", points(1.4, w), "+1,4 điểm phần trăm", "+1.4 points"),
        SHOWN("no points", points(-0.04, w), "0,0 điểm phần trăm", "0.0 points"),
        SHOWN("people", people(1296906, w), "1.296.906 người", "1,296,906 people"),
        SHOWN("few people", people(999.5, w), "1.000 người", "1,000 people"),
        SHOWN("about people", about_people(12345, w), "khoảng 12.300 người", "about 12,300 people"),
        SHOWN("about few", about_people(87.4, w), "khoảng 87 người", "about 87 people"),
        SHOWN("beds", value_with_unit(28.4, 35, "per 10 000", w), "28,4 trên 10.000 dân", "28.4 per 10,000"),
        SHOWN("pharmacists", value_with_unit(2.25, 4, "per 10 000", w), "2,25 trên 10.000 dân",
              "2.25 per 10,000"),
        SHOWN("cases per 100,000", value_with_unit(7.26, {}, "per 100 000", w), "7,3 trên 100.000 dân",
              "7.3 per 100,000"),
        SHOWN("unemployment", value_with_unit(1.15, 1.2, "% of labour force", w), "1,15%", "1.15%"),
        SHOWN("trained workers", value_with_unit(25.04, 32.1, "% of labour force", w), "25,0%", "25.0%"),
        SHOWN("fertility", value_with_unit(2.08, 2.1, "children per woman", w), "2,08", "2.08"),
        SHOWN("index", value_with_unit(0.724, {}, "index 0-1", w), "0,724", "0.724"),
        SHOWN("life", value_with_unit(74.8, 75, "years", w), "74,8 năm", "74.8 years"),
        SHOWN("floor", value_with_unit(27.3, 30, "m² of floor per person", w), "27,3 m²", "27.3 m²"),
        SHOWN("dwellings", value_with_unit(1480, 2200, "dwellings", w), "1.480 căn", "1,480 dwellings"),
        SHOWN("minutes", minutes(47.4, w), "47 phút", "47 min"),
        SHOWN("under two hours", minutes(119.4, w), "119 phút", "119 min"),
        SHOWN("two hours", minutes(119.5, w), "2 giờ", "2 h"),
        SHOWN("hours", minutes(130, w), "2 giờ 10 phút", "2 h 10 min"),
        SHOWN("near", distance(853, w.language()), "850 m", "850 m"),
        SHOWN("nearly a km", distance(996, w.language()), "1,0 km", "1.0 km"),
        SHOWN("far", distance(7350, w.language()), "7,4 km", "7.4 km"),
        SHOWN("nearly 100 km", distance(99960, w.language()), "100 km", "100 km"),
        SHOWN("small area", area(69.0e6, w.language()), "69,0 km²", "69.0 km²"),
        SHOWN("province", area(9783.6e6, w.language()), "9.784 km²", "9,784 km²"),
        SHOWN("height", with_unit(1478.2, 0, "m", w.language()), "1.478 m", "1,478 m"),
        SHOWN("field", with_unit(54.21, 1, "dBµV/m", w.language()), "54,2 dBµV/m", "54.2 dBµV/m"),
        SHOWN("grid", grid_position(548210.3, 1321479.8, w.language()), "X 1.321.480  Y 548.210",
              "X 1,321,480  Y 548,210"),
        SHOWN("degrees", degrees_position(108.2014, 12.0419, w), "12°02′31″B 108°12′05″Đ",
              "12°02′31″N 108°12′05″E"),
        SHOWN("degrees carry", degrees_position(107.99999, 11.0, w), "11°00′00″B 108°00′00″Đ",
              "11°00′00″N 108°00′00″E"),
        SHOWN("interval", interval(59.9, 57.1, 62.4, 1, "%", w.language()), "59,9% (57,1–62,4)",
              "59.9% (57.1–62.4)"),
        SHOWN("scale", scale(500000, w.language()), "1:500.000", "1:500,000"),
        SHOWN("half away from zero", number(-0.15, 1, w.language()), "-0,2", "-0.2"),
        SHOWN("negative thousands", number(-1234567.25, 1, w.language()), "-1.234.567,3", "-1,234,567.3"),
        SHOWN("no minus zero", number(-0.04, 1, w.language()), "0,0", "0.0"),
        SHOWN("hundreds", number(-123, 0, w.language()), "-123", "-123"),
        SHOWN("target", target_text(60, ">=", "% of rural households", w), "từ 60% trở lên", "at least 60%"),
        SHOWN("target under", target_text(1.2, "<", "% of labour force", w), "dưới 1,2%", "under 1.2%"),
        SHOWN("target count", target_text(2200, ">=", "dwellings", w), "từ 2.200 căn trở lên",
              "at least 2,200 dwellings")));

INSTANTIATE_TEST_SUITE_P(
    Dates, Shown,
    testing::Values(
        SHOWN("day", date_short("2026-02-05", w), "05/02/2026", "5 February 2026"),
        SHOWN("month", date_short("2025-07", w), "tháng 7/2025", "July 2025"),
        SHOWN("year", date_short("2025", w), "2025", "2025"),
        SHOWN("zero before", date_full("2026-02-05", w), "ngày 05 tháng 02 năm 2026", "5 February 2026"),
        SHOWN("no zero before 7", date_full("2025-07-05", w), "ngày 05 tháng 7 năm 2025", "5 July 2025"),
        SHOWN("no date", date_short("2026-13-05", w), "2026-13-05", "2026-13-05"),
        SHOWN("words", date_short("khi khai giảng", w), "khi khai giảng", "khi khai giảng"),
        SHOWN("school year", school_year(2024, w), "năm học 2024-2025", "school year 2024–2025"),
        SHOWN("quarter", quarter(1, 2025, w), "quý I năm 2025", "quarter 1 of 2025"),
        SHOWN("edition", edition_label("2024-11", w), "địa giới 11/2024", "boundaries of 2024-11")));

struct TargetCase {
  double value;
  int decimals;
  double target;
  const char *vi;
};

class BesideTarget : public testing::TestWithParam<TargetCase> {};

TEST_P(BesideTarget, NeverCrossesItByRounding) {
  const auto &[value, decimals, target, vi] = GetParam();
  EXPECT_EQ(value_text(value, decimals, target, Language::vi), vi);
}

INSTANTIATE_TEST_SUITE_P(Cases, BesideTarget,
                         testing::Values(TargetCase{59.97, 1, 60, "59,97"}, TargetCase{59.94, 1, 60, "59,9"},
                                         TargetCase{60.03, 1, 60, "60,03"}, TargetCase{60, 1, 60, "60,0"},
                                         TargetCase{59.996, 1, 60, "59,996"},
                                         TargetCase{59.99996, 1, 60, "59,9999"},
                                         TargetCase{60.0000004, 1, 60, "60,0001"},
                                         TargetCase{1.1996, 2, 1.2, "1,1996"}, TargetCase{0.4, 0, 0, "0,4"},
                                         TargetCase{2199.6, 0, 2200, "2.199,6"},
                                         TargetCase{32.05, 0, 32.1, "32"}, TargetCase{12.34, 1, 60, "12,3"}));

TEST(BesideTarget, WithoutATargetIsPlainlyRounded) {
  EXPECT_EQ(value_text(59.97, 1, {}, Language::en), "60.0");
}

} // namespace
} // namespace ui::words
