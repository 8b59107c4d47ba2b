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

Prices::Prices(const geo::Grid &grid, const SearchRequest &request, int shift, bool heights)
    : slope(request.slope == SlopeRule::tobler && !heights ? SlopeRule::none : request.slope),
      sixteen(request.neighbours == Neighbours::sixteen),
      lowest(request.barrier_zero ? std::numeric_limits<float>::denorm_min() : 0) {
  const double width = grid.cell_width, height = grid.cell_height;
  const bool langmuir = slope == SlopeRule::langmuir;
  scale = static_cast<float>(std::ldexp(width / 2, shift) * (langmuir ? request.langmuir.lambda : 1));
  least = langmuir ? 0 : static_cast<float>(std::ceil(std::max(1.0, width / height)));
  const double across = std::hypot(width, height);
  const double wide_metres = std::hypot(2 * width, height), high_metres = std::hypot(width, 2 * height);
  east = step(width, 1, grid, request, shift);
  north = height == width ? east : step(height, 1, grid, request, shift);
  diagonal = step(across, 1, grid, request, shift);
  if (!sixteen) return;
  wide = step(wide_metres, 0.5, grid, request, shift);
  high = height == width ? wide : step(high_metres, 0.5, grid, request, shift);
}

StepPrice Prices::step(double metres, double share, const geo::Grid &grid, const SearchRequest &request,
                       int shift) {
  StepPrice price;
  price.factor = static_cast<float>(metres * share / grid.cell_width);
  if (slope == SlopeRule::tobler) {
    auto &table = *slowness_.emplace_back(std::make_unique<std::vector<float>>());
    for (std::int32_t dz = -steepest; dz <= steepest; ++dz)
      table.push_back(price.factor *
                      static_cast<float>(tobler_slowness(rise_of(dz, request.direction) / metres)));
    price.slowness = table.data() + steepest;
  }
  if (slope == SlopeRule::langmuir) {
    auto &table = *climbs_.emplace_back(std::make_unique<std::vector<std::uint32_t>>());
    for (std::int32_t dz = -steepest; dz <= steepest; ++dz) {
      const double seconds = climb_seconds(rise_of(dz, request.direction), metres, request.langmuir);
      const double units = std::nearbyint(std::ldexp(seconds, shift));
      table.push_back(static_cast<std::uint32_t>(std::clamp(units, 1.0, static_cast<double>(shut))));
    }
    price.climb = table.data() + steepest;
    const auto lowest_climb = *std::min_element(table.begin(), table.end());
    least_climb = least_climb == 0 ? lowest_climb : std::min(least_climb, lowest_climb);
  }
  return price;
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
