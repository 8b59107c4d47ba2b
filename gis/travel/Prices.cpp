#include "gis/travel/Prices.h"

#include <algorithm>
#include <cmath>

namespace gis::travel {
namespace {

/// The least Float32 not below x.
float float_from(double x) {
  const auto near = static_cast<float>(x);
  return near >= x ? near : std::nextafterf(near, std::numeric_limits<float>::infinity());
}

} // namespace

Prices::Prices(const CostSurface &cost, const SearchRequest &request)
    : slope(request.slope == SlopeRule::tobler && cost.height.empty() ? SlopeRule::none : request.slope),
      sixteen(request.neighbours == Neighbours::sixteen),
      lowest(request.barrier_zero ? std::numeric_limits<float>::denorm_min() : 0),
      langmuir_(request.langmuir), sign_(request.direction == Direction::to_source ? -1.0F : 1.0F) {
  const auto &grid = cost.grid;
  const double width = grid.cell_width, height = grid.cell_height;
  const bool langmuir = slope == SlopeRule::langmuir;
  half_metres_ = width / 2 * (langmuir ? request.langmuir.lambda : 1);
  least = langmuir ? 0 : static_cast<float>(std::ceil(std::max(1.0, width / height)));
  east = step(width, 1, grid);
  north = height == width ? east : step(height, 1, grid);
  diagonal = step(std::hypot(width, height), 1, grid);
  if (sixteen) {
    wide = step(std::hypot(2 * width, height), 0.5, grid);
    high = height == width ? wide : step(std::hypot(width, 2 * height), 0.5, grid);
  }
  least_factor = std::min(east.factor, north.factor);
  if (sixteen) least_factor = std::min({least_factor, wide.factor, high.factor});
  set_shift(0);
}

StepPrice Prices::step(double metres, double share, const geo::Grid &grid) {
  StepPrice price{.metres = metres, .factor = static_cast<float>(metres * share / grid.cell_width)};
  if (slope != SlopeRule::tobler) return price;
  auto &table = *tables_.emplace_back(std::make_unique<std::vector<float>>());
  for (std::int32_t dz = -steepest; dz <= steepest; ++dz)
    table.push_back(price.factor *
                    static_cast<float>(tobler_slowness(static_cast<double>(sign_) * dz / 100.0 / metres)));
  price.slowness = table.data() + steepest;
  return price;
}

Climb Prices::climb_of(double metres, int shift) const {
  const auto units = [&](double seconds) { return static_cast<float>(std::ldexp(seconds, shift)); };
  Climb climb{.flat = units(langmuir_.a * metres),
              .up = units(langmuir_.b),
              .moderate = units(langmuir_.c),
              .steep = units(langmuir_.d),
              .gentlest_steep = float_from(langmuir_.slope_factor * metres),
              .sign = sign_};
  // Between these the price rises or falls all along.
  const float end = climb.gentlest_steep, before = std::nextafterf(end, -steepest_metres);
  climb.least = shut;
  for (const float rise : {-steepest_metres, before, end, 0.0F, steepest_metres})
    climb.least = std::min(climb.least, Prices::climb(climb, sign_ * rise));
  return climb;
}

void Prices::set_shift(int shift) {
  scale = static_cast<float>(std::ldexp(half_metres_, shift));
  if (slope != SlopeRule::langmuir) return;
  const std::initializer_list<StepPrice *> steps = {&east, &north, &diagonal, &wide, &high};
  // One bound for all steps to a neighbour row: diagonals are longer, but parameters may be odd.
  auto gentlest = shut;
  for (auto *step : steps) {
    if (step->metres == 0) continue;
    step->climb = climb_of(step->metres, shift);
    gentlest = std::min(gentlest, step->climb.least);
  }
  for (auto *step : steps) step->climb.least = gentlest;
}

float Prices::half(float c) const {
  if (!(c >= lowest && c < std::numeric_limits<float>::infinity())) return barrier_half;
  return std::min(heaviest_half, std::max(least, std::nearbyintf(c * scale)));
}

std::int32_t Prices::centimetres(float height) {
  return std::isfinite(height) ? static_cast<std::int32_t>(std::lrintf(std::clamp(height, -2e4F, 2e4F) * 100))
                               : hole;
}

float Prices::metres(float height) {
  return std::isfinite(height) ? std::clamp(height, -2e4F, 2e4F) : std::numeric_limits<float>::quiet_NaN();
}

std::uint32_t Prices::climb(const Climb &climb, float neighbour_above) {
  if (std::isnan(neighbour_above)) neighbour_above = 0;
  const float rise = std::clamp(climb.sign * neighbour_above, -steepest_metres, steepest_metres);
  const float rate = rise >= 0 ? climb.up : rise >= climb.gentlest_steep ? climb.moderate : climb.steep;
  return rounded(std::max(1.0F, rate * rise + climb.flat));
}

std::uint32_t Prices::rounded(float half) {
  return static_cast<std::uint32_t>(std::lrintf(std::min(half, static_cast<float>(shut))));
}

} // namespace gis::travel
