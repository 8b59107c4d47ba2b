#pragma once

#include "gis/travel/CostSurface.h"
#include "gis/travel/search.h"

#include <array>
#include <cstdint>
#include <vector>

namespace gis::travel {

/// The steps between cells and what they cost in fixed point, as search.h defines them: the one place where
/// the plain search looks them up.
class Steps {
public:
  Steps(const CostSurface &, const SearchRequest &, int shift);

  /// Calls visit(neighbour, price) for every step that touches `cell`: the price of walking between the two
  /// in the direction asked for.
  template <class Visit> void visit(std::uint32_t cell, const Visit &visit) const {
    const int row = static_cast<int>(cell / columns_), column = static_cast<int>(cell % columns_);
    const bool inside = row >= 2 && row < rows_ - 2 && column >= 2 && column < static_cast<int>(columns_) - 2;
    for (std::size_t m = 0; m < count_; ++m) {
      const auto &move = moves_[m];
      if (!inside && !holds(row + move.rows, column + move.columns)) continue;
      const auto neighbour = static_cast<std::size_t>(static_cast<std::int64_t>(cell) + move.offset);
      if (half_[neighbour] == barrier) continue;
      if (move.beside[0] != 0) {
        const bool a = half_[static_cast<std::size_t>(cell + move.beside[0])] == barrier;
        const bool b = half_[static_cast<std::size_t>(cell + move.beside[1])] == barrier;
        if (move.knight ? a || b : a && b) continue;
      }
      visit(neighbour, price(cell, neighbour, move));
    }
  }

private:
  static constexpr std::uint32_t barrier = 0xFFFFFFFF;
  static constexpr int steepest = 20000; ///< centimetres of one step
  struct Move {
    int rows = 0, columns = 0;
    std::int64_t offset = 0;
    std::array<std::int64_t, 2> beside{}; ///< cells passed: beside a diagonal, between a knight's ends
    bool knight = false;
    float factor = 1;       ///< of each half-cost
    std::size_t length = 0; ///< which table of slope factors
  };

  std::size_t columns_;
  int rows_;
  std::size_t count_;
  std::array<Move, 16> moves_;
  std::vector<std::uint32_t> half_;
  SlopeRule slope_;
  bool to_source_;
  std::vector<std::int32_t> centimetres_;
  const std::vector<std::uint8_t> *slope_free_ = nullptr;
  std::array<std::vector<float>, 4> factors_;        ///< Tobler, by length and height difference
  std::array<std::vector<std::uint32_t>, 4> climbs_; ///< Langmuir, the same

  bool holds(int row, int column) const {
    return row >= 0 && row < rows_ && column >= 0 && column < static_cast<int>(columns_);
  }
  std::uint64_t price(std::size_t cell, std::size_t neighbour, const Move &) const;
  std::uint64_t half(std::size_t cell, float factor) const;
  int height_difference(std::size_t cell, std::size_t neighbour) const;
  void add_moves(const geo::Grid &, Neighbours);
  void fill_tables(const geo::Grid &, const SearchRequest &, int shift);
};

} // namespace gis::travel
