#include "gis/travel/Prices.h"

#include <algorithm>
#include <cmath>

namespace gis::travel {
namespace {

/// Height of the end above the start as it is walked, in metres.
double rise_of(std::int32_t neighbour_above, Direction direction) {
  return (direction == Direction::to_source ? -neighbour_above : neighbour_above) / 100.0;
}

double climb_seconds(double rise, double metres, const LangmuirParameters &l) {
  const double rate = rise > 0 ? l.b : rise >= l.slope_factor * metres ? l.c : l.d;
  return std::max(0.0, l.a * metres + rate * rise);
}

} // namespace

Prices::Prices(const CostSurface &cost, const SearchRequest &request)
    : slope(request.slope == SlopeRule::tobler && cost.height.empty() ? SlopeRule::none : request.slope),
      sixteen(request.neighbours == Neighbours::sixteen),
      lowest(request.barrier_zero ? std::numeric_limits<float>::denorm_min() : 0) {
  const auto &grid = cost.grid;
  const double width = grid.cell_width, height = grid.cell_height;
  const bool langmuir = slope == SlopeRule::langmuir;
  half_metres_ = width / 2 * (langmuir ? request.langmuir.lambda : 1);
  least = langmuir ? 0 : static_cast<float>(std::ceil(std::max(1.0, width / height)));
  east = step(width, 1, grid, request);
  north = height == width ? east : step(height, 1, grid, request);
  diagonal = step(std::hypot(width, height), 1, grid, request);
  if (sixteen) {
    wide = step(std::hypot(2 * width, height), 0.5, grid, request);
    high = height == width ? wide : step(std::hypot(width, 2 * height), 0.5, grid, request);
  }
  least_factor = std::min(east.factor, north.factor);
  if (sixteen) least_factor = std::min({least_factor, wide.factor, high.factor});
  set_shift(0);
}

StepPrice Prices::step(double metres, double share, const geo::Grid &grid, const SearchRequest &request) {
  StepPrice price{.factor = static_cast<float>(metres * share / grid.cell_width)};
  if (slope == SlopeRule::none) return price;
  auto &table = *tables_.emplace_back(std::make_unique<Table>());
  for (std::int32_t dz = -steepest; dz <= steepest; ++dz) {
    const double rise = rise_of(dz, request.direction);
    if (slope == SlopeRule::tobler)
      table.slowness.push_back(price.factor * static_cast<float>(tobler_slowness(rise / metres)));
    else
      table.seconds.push_back(climb_seconds(rise, metres, request.langmuir));
  }
  table.climb.resize(table.seconds.size());
  price.slowness = table.slowness.data() + steepest;
  price.climb = table.climb.data() + steepest;
  return price;
}

void Prices::set_shift(int shift) {
  scale = static_cast<float>(std::ldexp(half_metres_, shift));
  const double units_per_second = std::ldexp(1, shift);
  for (auto &table : tables_)
    for (std::size_t i = 0; i < table->seconds.size(); ++i)
      table->climb[i] = static_cast<std::uint32_t>(
          std::clamp(std::nearbyint(table->seconds[i] * units_per_second), 1.0, static_cast<double>(shut)));
  if (slope == SlopeRule::langmuir)
    for (auto *step : {&east, &north, &diagonal, &wide, &high})
      if (step->climb != nullptr)
        step->least_climb = *std::min_element(step->climb - steepest, step->climb + steepest + 1);
  // One bound for all steps to a neighbour row: diagonals are longer, but parameters may be odd.
  const auto bound = std::min({east.least_climb, north.least_climb, diagonal.least_climb,
                               sixteen ? wide.least_climb : shut, sixteen ? high.least_climb : shut});
  for (auto *step : {&east, &north, &diagonal, &wide, &high}) step->least_climb = bound;
}

float Prices::half(float c) const {
  if (!(c >= lowest && c < std::numeric_limits<float>::infinity())) return barrier_half;
  return std::min(heaviest_half, std::max(least, std::nearbyintf(c * scale)));
}

std::int32_t Prices::centimetres(float height) {
  return std::isfinite(height) ? static_cast<std::int32_t>(std::lrintf(std::clamp(height, -2e4F, 2e4F) * 100))
                               : hole;
}

std::uint32_t Prices::rounded(float half) {
  return static_cast<std::uint32_t>(std::lrintf(std::min(half, static_cast<float>(shut))));
}

} // namespace gis::travel
