#pragma once

#include "gis/travel/tiles.h"

/// Inside this room only: from the grids to rows of a workspace, written for any kind of lanes.
namespace gis::travel {

template <class L, SlopeRule rule> struct RowReader {
  const Field &f;

  /// Time, half-cost and height of a line of the grid (a row, or a column where it is not lying) from two
  /// cells before `along` on; what lies off the grid is a barrier.
  template <class R, class W>
  void read_row(R &rows, int row, bool lying, int line, int along, W &scratch) const {
    read_line(f.time, never, lying, line, along, rows.time(row));
    read_line(f.cost, -1.0F, lying, line, along, scratch.costs + R::pad);
    halves(scratch.costs, rows.half(row) - R::pad, R::stride);
    if (rule != SlopeRule::none) {
      if (f.height != nullptr) read_line(f.height, 0.0F, lying, line, along, scratch.heights + R::pad);
      heights(scratch.heights, rows, row, -R::pad, R::stride);
    }
    if (rule == SlopeRule::tobler && f.slope_free != nullptr) {
      read_line(f.slope_free, std::uint8_t{0}, lying, line, along, scratch.free + R::pad);
      mark_free(scratch.free, rows.half(row) - R::pad, R::stride);
    }
  }

  /// Cells −2 … 65 of a line of the grid; what lies off the grid is `outside`.
  template <class T>
  void read_line(const T *plane, T outside, bool lying, int line, int along, T *into) const {
    const int lines = lying ? f.rows : f.columns, length = lying ? f.columns : f.rows;
    const int from = along < 2 ? -along : -2,
              to = along + tile_side + 2 < length ? tile_side + 2 : length - along;
    if (line < 0 || line >= lines) {
      for (int i = -2; i < tile_side + 2; ++i) into[i] = outside;
      return;
    }
    const std::ptrdiff_t step = lying ? 1 : f.columns;
    const T *cells = plane + static_cast<std::ptrdiff_t>(line) * (lying ? f.columns : 1) + along * step;
    if (lying)
      __builtin_memcpy(into + from, cells + from, sizeof(T) * static_cast<std::size_t>(to - from));
    else
      for (int i = from; i < to; ++i) into[i] = cells[i * step];
    for (int i = -2; i < from; ++i) into[i] = outside;
    for (int i = to; i < tile_side + 2; ++i) into[i] = outside;
  }

  void halves(const float *costs, float *into, int n) const {
    const auto scale = L::all(f.prices.scale), least = L::all(f.prices.least),
               lowest = L::all(f.prices.lowest);
    const auto heaviest = L::all(heaviest_half), barrier = L::all(barrier_half);
    const auto infinite = L::all(__builtin_inff());
    for (int x = 0; x < n; x += L::width) {
      const auto c = L::load(costs + x);
      const auto h = L::least(L::most(L::rounded(L::multiply(c, scale)), least), heaviest);
      L::store(into + x, L::within(c, lowest, infinite, h, barrier));
    }
  }

  /// As the rule takes them, from cell `x` of a row on.
  template <class R> void heights(const float *from, R &rows, int row, int x, int n) const {
    if (rule == SlopeRule::tobler) centimetres(from, rows.height(row) + x, n);
    if (rule == SlopeRule::langmuir) metres(from, rows.metres(row) + x, n);
  }

  void metres(const float *heights, float *into, int n) const {
    const auto top = L::all(2e4F), bottom = L::all(-2e4F), none = L::all(__builtin_nanf(""));
    const auto most = L::all(__builtin_inff()), least = L::all(-3.4028235e38F);
    for (int x = 0; x < n; x += L::width) {
      const auto z = L::load(heights + x);
      L::store(into + x, L::within(z, least, most, L::least(L::most(z, bottom), top), none));
    }
  }

  void centimetres(const float *heights, std::int32_t *into, int n) const {
    const auto top = L::all(2e4F), bottom = L::all(-2e4F), hundred = L::all(100.0F);
    const auto most = L::all(__builtin_inff()), least = L::all(-3.4028235e38F);
    for (int x = 0; x < n; x += L::width) {
      const auto z = L::load(heights + x);
      const auto whole = L::integer(L::multiply(L::least(L::most(z, bottom), top), hundred));
      L::store(into + x, L::within(z, least, most, whole, L::all(static_cast<std::uint32_t>(hole))));
    }
  }

  static void mark_free(const std::uint8_t *free, float *half, int n) {
    for (int x = 0; x < n; ++x) half[x] = free[x] != 0 ? -half[x] : half[x];
  }
};

} // namespace gis::travel
