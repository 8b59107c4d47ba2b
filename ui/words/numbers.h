#pragma once

#include "ui/words/Words.h"

#include <optional>
#include <string>

/// Figures and dates as people read them. Rounding is half away from zero on the decimal value, once, here.
/// vi groups thousands with a dot and has a decimal comma; en the other way round. A minus is a plain
/// hyphen. Files for machines use gis/base/number.h instead.
namespace ui::words {

/// A figure with exactly `decimals` places: "1.296.906", "32,1".
std::string number(double value, int decimals, Language);
/// A figure with at most `decimals` places, trailing zeros cut, as targets are quoted: "60", "32,1".
std::string short_number(double value, int decimals, Language);
/// A share given as 0…100: "32,1%".
std::string percent(double value, int decimals, Language);

/// The decimals a figure is shown with, by its unit of measure as the target table writes it
/// ("% of people", "per 10 000", "children per woman", "cases" …). A share or rate whose target is below
/// 5 gets a second place: its differences are small (unemployment 1.2%, pharmacists 4 per 10,000).
int decimals_of(const std::string &unit, std::optional<double> target = {});

/// A figure beside its target: as many more decimals (up to 4) as it takes until what is printed stands on
/// the true side of the target: 59.97 against 60 is "59,97". Where 4 are not enough (59.99999) the figure is
/// cut, not rounded: "59,9999". A figure that equals its target is printed so.
std::string value_text(double value, int decimals, std::optional<double> target, Language);
/// The same with its unit: "32,1%", "28,4 trên 10.000 dân", "2.200 căn"; `unit` as decimals_of takes it.
std::string value_with_unit(double value, std::optional<double> target, const std::string &unit,
                            const Words &);
/// The target in words: "từ 60% trở lên", "under 15%"; `sense` is one of >= > <= < =.
std::string target_text(double target, const std::string &sense, const std::string &unit, const Words &);

/// Difference of two percentages, always signed: "-8,7 điểm phần trăm".
std::string points(double difference, const Words &);
/// "1.296.906 người"; in running text about a modelled figure use about_people.
std::string people(double count, const Words &);
/// Rounded to three digits with "khoảng", as running text gives modelled people: "khoảng 12.300 người".
std::string about_people(double count, const Words &);
/// "47 phút"; from 120 in hours: "2 giờ 10 phút".
std::string minutes(double value, const Words &);
/// Metres: under 1 km to 10 m, under 100 km with one decimal, else whole km.
std::string distance(double metres, Language);
/// Square metres: as km², one decimal under 1,000 km².
std::string area(double square_metres, Language);
/// "54,2 dBµV/m", "1.478 m": a figure and the sign of its unit.
std::string with_unit(double value, int decimals, const std::string &unit, Language);
/// "59,9% (57,1–62,4)"; `unit_sign` stands after the value only and may be empty.
std::string interval(double value, double low, double high, int decimals, const std::string &unit_sign,
                     Language);
/// "1:500.000".
std::string scale(double denominator, Language);
/// VN-2000 whole metres, X north first: "X 1.321.480  Y 548.210".
std::string grid_position(double east, double north, Language);
/// "12°02′31″B 108°12′05″Đ", to the nearest second.
std::string degrees_position(double longitude, double latitude, const Words &);

/// ISO dates "2026-02-05", also "2026-02" and "2026"; any other text is given back as it stands.
/// As tables write it: "05/02/2026", "tháng 7/2025"; en "5 February 2026", "July 2025".
std::string date_short(const std::string &iso, const Words &);
/// A date as people type it, as ISO: "5/2/2026", "7/2026", "2026"; any other text is given back as it stands.
std::string iso_date(const std::string &typed);
/// As documents write it: "ngày 05 tháng 02 năm 2026".
std::string date_full(const std::string &iso, const Words &);
/// The school year that begins in `year`: "năm học 2025-2026".
std::string school_year(int year, const Words &);
/// "quý I năm 2025".
std::string quarter(int quarter, int year, const Words &);
/// "địa giới 11/2024" for the edition 2024-11; any other id is given back.
std::string edition_label(const std::string &edition, const Words &);

} // namespace ui::words
