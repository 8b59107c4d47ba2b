#include "gis/travel/steps.h"

#include <algorithm>
#include <cmath>

namespace gis::travel {
namespace {

constexpr std::uint32_t heaviest = 1U << 31;
constexpr std::int32_t no_height = INT32_MIN;

/// Step lengths in metres: east–west, north–south, diagonal, and the knight's two.
struct Lengths {
  double east, north, diagonal, knight_wide, knight_high;
  explicit Lengths(const geo::Grid &grid)
      : east(grid.cell_width), north(grid.cell_height),
        diagonal(std::hypot(grid.cell_width, grid.cell_height)),
        knight_wide(std::hypot(2 * grid.cell_width, grid.cell_height)),
        knight_high(std::hypot(grid.cell_width, 2 * grid.cell_height)) {}
};

std::uint32_t fixed(double value, double scale) {
  const double units = std::nearbyint(value * scale);
  return units >= heaviest ? heaviest : std::max<std::uint32_t>(1, static_cast<std::uint32_t>(units));
}

} // namespace

Steps::Steps(const CostSurface &cost, const SearchRequest &request, int shift)
    : columns_(static_cast<std::size_t>(cost.grid.columns)), rows_(cost.grid.rows),
      count_(request.neighbours == Neighbours::eight ? 8 : 16),
      slope_(cost.height.empty() ? SlopeRule::none : request.slope),
      to_source_(request.direction == Direction::to_source) {
  if (request.slope == SlopeRule::langmuir) slope_ = SlopeRule::langmuir;
  const double scale = static_cast<double>(1LL << shift) * cost.grid.cell_width / 2 *
                       (slope_ == SlopeRule::langmuir ? request.langmuir.lambda : 1);
  half_.resize(cost.grid.size());
  for (std::size_t i = 0; i < half_.size(); ++i) {
    const float c = cost.seconds_per_metre[i];
    half_[i] = cost.barrier(i) || (request.barrier_zero && c == 0) ? barrier : fixed(c, scale);
    // Friction 0 adds nothing to a climb that already costs something.
    if (slope_ == SlopeRule::langmuir && half_[i] != barrier && static_cast<double>(c) * scale < 0.5)
      half_[i] = 0;
  }
  if (slope_ != SlopeRule::none) {
    centimetres_.assign(cost.grid.size(), no_height);
    for (std::size_t i = 0; i < cost.height.size(); ++i)
      if (std::isfinite(cost.height[i]))
        centimetres_[i] =
            static_cast<std::int32_t>(std::lrintf(std::clamp(cost.height[i], -2e4F, 2e4F) * 100));
    if (!cost.slope_free.empty()) slope_free_ = &cost.slope_free;
    fill_tables(cost.grid, request, shift);
  }
  add_moves(cost.grid, request.neighbours);
}

void Steps::add_moves(const geo::Grid &grid, Neighbours neighbours) {
  const Lengths lengths(grid);
  const auto at = [&](int row, int column) {
    return static_cast<std::int64_t>(row) * static_cast<std::int64_t>(columns_) + column;
  };
  std::size_t m = 0;
  const auto add = [&](int row, int column, double length, std::size_t table, bool knight, std::int64_t a,
                       std::int64_t b) {
    // A knight's length is shared by four halves, a straight or diagonal one by two.
    const double share = knight ? length / 2 : length;
    const float factor = length == grid.cell_width ? 1.0F : static_cast<float>(share / grid.cell_width);
    moves_[m++] = {row, column, at(row, column), {a, b}, knight, factor, table};
  };
  add(0, 1, lengths.east, 0, false, 0, 0);
  add(0, -1, lengths.east, 0, false, 0, 0);
  add(1, 0, lengths.north, 0, false, 0, 0);
  add(-1, 0, lengths.north, 0, false, 0, 0);
  for (const int row : {-1, 1})
    for (const int column : {-1, 1}) add(row, column, lengths.diagonal, 1, false, at(row, 0), at(0, column));
  if (neighbours == Neighbours::eight) return;
  for (const int row : {-1, 1})
    for (const int column : {-1, 1}) {
      add(row, 2 * column, lengths.knight_wide, 2, true, at(0, column), at(row, column));
      add(2 * row, column, lengths.knight_high, 3, true, at(row, 0), at(row, column));
    }
}

void Steps::fill_tables(const geo::Grid &grid, const SearchRequest &request, int shift) {
  const Lengths lengths(grid);
  // Straight steps of oblong cells share the table of their mean side: such grids are told apart by less
  // than the terrain's own error, and square ones not at all.
  const std::array<double, 4> metres = {(lengths.east + lengths.north) / 2, lengths.diagonal,
                                        lengths.knight_wide, lengths.knight_high};
  const auto &l = request.langmuir;
  for (std::size_t t = 0; t < (request.neighbours == Neighbours::eight ? 2 : 4); ++t)
    for (int dz = -steepest; dz <= steepest; ++dz) {
      const double rise = dz / 100.0;
      if (slope_ == SlopeRule::tobler) {
        factors_[t].push_back(static_cast<float>(tobler_slowness(rise / metres[t])));
        continue;
      }
      const double climb = rise > 0                             ? l.b * rise
                           : rise >= l.slope_factor * metres[t] ? l.c * rise
                                                                : l.d * rise;
      climbs_[t].push_back(fixed(std::max(0.0, l.a * metres[t] + climb), static_cast<double>(1LL << shift)));
    }
}

int Steps::height_difference(std::size_t cell, std::size_t neighbour) const {
  const auto here = centimetres_[cell], there = centimetres_[neighbour];
  if (here == no_height || there == no_height) return 0;
  // Walking to the source means walking from the neighbour to this cell.
  return std::clamp(to_source_ ? here - there : there - here, -steepest, steepest);
}

std::uint64_t Steps::half(std::size_t cell, float factor) const {
  const std::uint32_t h = half_[cell];
  if (h == barrier) return 0; // a source on a barrier
  return factor == 1.0F ? h : static_cast<std::uint64_t>(std::llrintf(static_cast<float>(h) * factor));
}

std::uint64_t Steps::price(std::size_t cell, std::size_t neighbour, const Move &move) const {
  std::size_t cells[4] = {cell, neighbour, 0, 0};
  const int crossed = move.knight ? 4 : 2;
  if (move.knight) {
    cells[2] = static_cast<std::size_t>(static_cast<std::int64_t>(cell) + move.beside[0]);
    cells[3] = static_cast<std::size_t>(static_cast<std::int64_t>(cell) + move.beside[1]);
  }
  std::uint64_t sum = 0;
  if (slope_ == SlopeRule::none) {
    for (int i = 0; i < crossed; ++i) sum += half(cells[i], move.factor);
    return std::max<std::uint64_t>(1, sum);
  }
  const auto dz = static_cast<std::size_t>(height_difference(cell, neighbour) + steepest);
  if (slope_ == SlopeRule::langmuir) {
    for (int i = 0; i < crossed; ++i) sum += half(cells[i], move.factor);
    return std::max<std::uint64_t>(1, sum + climbs_[move.length][dz]);
  }
  const float slowed = move.factor * factors_[move.length][dz];
  for (int i = 0; i < crossed; ++i)
    sum += half(cells[i], slope_free_ != nullptr && (*slope_free_)[cells[i]] != 0 ? move.factor : slowed);
  return std::max<std::uint64_t>(1, sum);
}

} // namespace gis::travel
