#pragma once

#include "gis/travel/Prices.h"

#include <cstddef>
#include <cstdint>

/// Inside this room only. The search works in tiles of 64 × 64 cells: a visit copies one into a workspace
/// that stays in the cache, takes over what its neighbours know, lets rows of cells lower the rows beside
/// them until nothing changes, and says along which rims it changed.
namespace gis::travel {

inline constexpr int tile_side = 64;

/// Who is told of each row of times before it is lowered.
struct Watch {
  void *who;
  void (*lowered)(void *who, std::size_t first_cell, const std::uint32_t *old_times,
                  const std::uint32_t *new_times, int n);
};

/// The grids a search reads and lowers.
struct Field {
  int rows, columns;
  const float *cost;              ///< seconds per metre
  const float *height;            ///< may be null
  const std::uint8_t *slope_free; ///< may be null
  const Prices &prices;
  std::uint32_t *time;
  const Watch *watch = nullptr;
};

/// A time known from outside: a source, or a step out of one.
struct Seed {
  std::size_t tile;
  geo::Cell cell;
  std::uint32_t time;
};

enum Side : std::uint8_t { north_side = 1, south_side = 2, west_side = 4, east_side = 8 };

struct Visit {
  int row = 0, column = 0; ///< of the tile
  std::uint8_t sides = 0;  ///< where a neighbour has changed
  const Seed *seeds = nullptr;
  std::size_t seed_count = 0;
  int next_row = -1, next_column = -1; ///< the tile that will probably be visited next
};

/// Per neighbour (row −1…1, column −1…1 as 3·(row+1) + column+1) the least time lowered within its reach, or
/// `never`.
struct Rims {
  std::uint32_t least[9];
};

/// Rows of cells with what a step needs of them. `pad` cells beside each row are there too.
template <int row_count, int pad_cells> struct Rows {
  static constexpr int rows = row_count, pad = pad_cells, stride = tile_side + 2 * pad;
  static constexpr int guard = 8; ///< room to read a little beside a row
  template <class T> struct Plane {
    alignas(64) T cells[guard + rows * stride + guard];
    T *operator()(int row) { return cells + guard + row * stride + pad; }
  };
  Plane<std::uint32_t> time;
  Plane<float> half;          ///< before any factor; negative where slope does not matter
  Plane<std::int32_t> height; ///< centimetres: Tobler
  Plane<float> metres;        ///< NaN in a hole: Langmuir
  Plane<std::uint32_t> straight, diagonal, wide, high; ///< half-costs of the four lengths
  std::uint64_t barrier[rows];                         ///< a bit per cell
  std::uint8_t barrier_before[rows], barrier_after[rows];
};

/// Lengths of the steps as seen along the rows of a tile: as it lies, or turned over its diagonal.
struct Look {
  const StepPrice &straight, &diagonal, &wide, &high;
};

/// Lines as they come from the grids.
struct Scratch {
  alignas(64) float costs[tile_side + 16], heights[tile_side + 16];
  std::uint8_t free[tile_side + 16];
};

/// What a visit works in; one per thread, kept between visits.
struct Workspace : Scratch {
  Workspace();
  Rows<tile_side, 0> upright, turned;
  Rows<4, 8> strip; ///< two rows of a neighbour, then the two of the tile beside them
};

/// A tile with two cells more on each side, as much as asking where times come from needs.
struct Surroundings : Scratch {
  Surroundings();
  Rows<tile_side + 4, 8> rows;
};

/// The moves of a search: bit m of a cell's parents says that the step of move m into it is exactly as long
/// as the times of its ends differ.
struct MoveList {
  struct Move {
    int rows, columns;
    geo::Cell beside[2]; ///< cells passed, counted from the start
    const StepPrice *price;
    bool knight, diagonal;
  };
  Move moves[16];
  int count = 0;
  explicit MoveList(const Prices &);
};

/// Kernels, once for each instruction set.
struct Kernels {
  Rims (*visit_tile)(const Field &, const Visit &, Workspace &);
  /// Fills the parents of the cells of a tile.
  void (*find_parents)(const Field &, const MoveList &, int tile_row, int tile_column, Surroundings &,
                       std::uint16_t *parents);
};
extern const Kernels plain_kernels;
#if defined(__x86_64__)
extern const Kernels avx2_kernels;
#endif
/// The fastest this machine can run; the plain ones if so asked.
const Kernels &kernels(bool plain);

} // namespace gis::travel
