#include "gis/radio/Pattern.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gis::radio {
namespace {

using Values = std::vector<Pattern::Value>;

double field_of(double attenuation_db) { return std::pow(10, -attenuation_db / 20); }

/// Attenuation at a share of the way between two values, straight in field.
double blended_db(const Pattern::Value &a, const Pattern::Value &b, double share) {
  if (share == 0) return a.attenuation_db;
  const double field = field_of(a.attenuation_db) * (1 - share) + field_of(b.attenuation_db) * share;
  return -20 * std::log10(field);
}

double around(const Values &values, double azimuth) {
  if (values.empty()) return 0;
  const double angle = azimuth - 360 * std::floor(azimuth / 360);
  const auto after = std::upper_bound(values.begin(), values.end(), angle,
                                      [](double a, const auto &v) { return a < v.angle; });
  const auto &a = after == values.begin() ? values.back() : *(after - 1);
  const auto &b = after == values.end() ? values.front() : *after;
  const double span = b.angle - a.angle, past = angle - a.angle;
  const double width = span > 0 ? span : span + 360;
  return blended_db(a, b, (past < 0 ? past + 360 : past) / width);
}

double up_and_down(const Values &values, double elevation) {
  if (values.empty()) return 0;
  if (elevation <= values.front().angle) return values.front().attenuation_db;
  if (elevation >= values.back().angle) return values.back().attenuation_db;
  const auto after = std::upper_bound(values.begin(), values.end(), elevation,
                                      [](double a, const auto &v) { return a < v.angle; });
  const auto &a = *(after - 1), &b = *after;
  return blended_db(a, b, (elevation - a.angle) / (b.angle - a.angle));
}

void sort_by_angle(Values &values) {
  std::sort(values.begin(), values.end(), [](const auto &a, const auto &b) { return a.angle < b.angle; });
}

} // namespace

double Pattern::Beam::attenuation_db(double towards) const {
  const double share = std::remainder(towards - azimuth, 360) / width;
  return std::min(12 * share * share, 20.0);
}

Pattern Pattern::beam(Degrees azimuth, Degrees width) {
  Pattern pattern;
  pattern.beam_ = Beam{azimuth.value, width.value};
  return pattern;
}

Pattern Pattern::of(std::vector<Value> horizontal, std::vector<Value> vertical) {
  Pattern pattern;
  for (auto &value : horizontal) value.angle -= 360 * std::floor(value.angle / 360);
  sort_by_angle(horizontal);
  sort_by_angle(vertical);
  pattern.horizontal_ = std::move(horizontal);
  pattern.vertical_ = std::move(vertical);
  return pattern;
}

Decibels Pattern::attenuation(Degrees azimuth, Degrees elevation) const {
  const double flat = beam_ ? beam_->attenuation_db(azimuth.value) : around(horizontal_, azimuth.value);
  return Decibels(std::min(flat + up_and_down(vertical_, elevation.value), weakest_db));
}

} // namespace gis::radio
