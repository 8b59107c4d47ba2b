#pragma once

#include "gis/travel/read_rows.h"
#include "gis/travel/relax.h"

/// Inside this room only: one visit of a tile, written for any kind of lanes.
namespace gis::travel {

template <class L, SlopeRule rule> class TileVisit {
public:
  TileVisit(const Field &field, const Visit &visit, Workspace &work)
      : f(field), p(field.prices), v(visit), w(work), reader{field}, reach(field.prices.sixteen ? 2 : 1),
        row0(visit.row * tile_side), column0(visit.column * tile_side),
        row_count(lesser(tile_side, field.rows - row0)),
        column_count(lesser(tile_side, field.columns - column0)) {}

  Rims run() {
    Rims rims;
    for (auto &least : rims.least) least = never;
    Borders borders;
    if (!ask_neighbours(borders) && v.seed_count == 0) return rims;
    load();
    take_over(borders);
    plant_seeds();
    if ((down | right) == 0) return rims;
    settle();
    write_back(rims);
    return rims;
  }

private:
  using Tile = Rows<tile_side, 0>;
  using Strip = Rows<4, 8>;
  struct Border {
    std::uint64_t outer = 0, inner = 0; ///< cells improved in the outermost row and the one within
    std::uint32_t time[2][tile_side];
  };
  struct Borders {
    Border side[4];
  };

  const Field &f;
  const Prices &p;
  const Visit &v;
  Workspace &w;
  const RowReader<L, rule> reader;
  const int reach, row0, column0, row_count, column_count;
  /// Rows (columns) whose values were lowered since they were last pushed that way.
  std::uint64_t down = 0, up = 0, right = 0, left = 0;
  std::uint64_t changed_rows = 0;
  int fetched = 0; ///< rows of the next tile asked for

  static int lesser(int a, int b) { return a < b ? a : b; }
  static std::uint64_t bit(int i) { return std::uint64_t{1} << i; }
  Look upright() const { return {p.north, p.diagonal, p.wide, p.high}; }
  Look turned() const { return {p.east, p.diagonal, p.high, p.wide}; }

  /// Lets the two rows of each neighbour that changed lower copies of the rows beside them.
  bool ask_neighbours(Borders &borders) {
    bool any = false;
    for (int side = 0; side < 4; ++side) {
      if ((v.sides >> side & 1) == 0) continue;
      auto &border = borders.side[side];
      read_strip(static_cast<Side>(1 << side));
      const Look look = side < 2 ? upright() : turned();
      const Relax<L, rule, Strip> relax(w.strip, look, p.sixteen);
      border.outer = relax.next(1, 2);
      if (p.sixteen) {
        border.outer |= relax.next_but_one(0, 1, 2);
        border.inner = relax.next_but_one(1, 2, 3);
      }
      if ((border.outer | border.inner) == 0) continue;
      any = true;
      for (int line = 0; line < reach; ++line)
        for (int x = 0; x < tile_side; ++x) border.time[line][x] = w.strip.time(2 + line)[x];
    }
    return any;
  }

  void read_strip(Side side) {
    const bool lying = side == north_side || side == south_side;
    const int along = lying ? column0 : row0;
    for (int k = 2 - reach; k < 2 + reach; ++k) {
      const int inwards = k - 2; // negative: the neighbour's
      const int line = side == north_side   ? row0 + inwards
                       : side == south_side ? row0 + tile_side - 1 - inwards
                       : side == west_side  ? column0 + inwards
                                            : column0 + tile_side - 1 - inwards;
      reader.read_row(w.strip, k, lying, line, along, w);
      spread(w.strip, k, lying ? upright() : turned());
    }
  }

  /// From the half-cost of each cell of a row to what the steps need.
  template <class R> void spread(R &rows, int row, const Look &look) const {
    constexpr int from = -R::pad, to = tile_side + R::pad;
    const float *half = rows.half(row);
    const auto barrier = L::all(barrier_half / 2);
    std::uint64_t bits = 0;
    for (int x = 0; x < tile_side; x += L::width)
      bits |= static_cast<std::uint64_t>(L::at_least(L::absolute(L::load(half + x)), barrier)) << x;
    rows.barrier[row] = bits;
    rows.barrier_before[row] = R::pad > 0 && !(__builtin_fabsf(half[-1]) < barrier_half / 2);
    rows.barrier_after[row] = R::pad > 0 && !(__builtin_fabsf(half[tile_side]) < barrier_half / 2);
    const auto price = [&](std::uint32_t *into, float factor) {
      const auto shut_half = L::all(static_cast<float>(shut)), times = L::all(factor);
      for (int x = from; x < to; x += L::width)
        L::store(into + x,
                 L::integer(L::least(L::absolute(L::multiply(L::load(half + x), times)), shut_half)));
    };
    if (rule ==
        SlopeRule::tobler) // the least a step may cost: downhill at the best slope it is 0.839 of the flat
      return price(rows.straight(row), p.least_factor * 0.83F);
    price(rows.straight(row), look.straight.factor);
    price(rows.diagonal(row), look.diagonal.factor);
    if (!p.sixteen) return;
    price(rows.wide(row), look.wide.factor);
    price(rows.high(row), look.high.factor);
  }

  void load() {
    auto &tile = w.upright;
    for (int row = 0; row < tile_side; ++row) load_row(tile, row);
    turn(reinterpret_cast<const std::uint32_t *>(tile.half(0)),
         reinterpret_cast<std::uint32_t *>(w.turned.half(0)));
    if (rule == SlopeRule::tobler)
      turn(reinterpret_cast<const std::uint32_t *>(tile.height(0)),
           reinterpret_cast<std::uint32_t *>(w.turned.height(0)));
    if (rule == SlopeRule::langmuir)
      turn(reinterpret_cast<const std::uint32_t *>(tile.metres(0)),
           reinterpret_cast<std::uint32_t *>(w.turned.metres(0)));
    for (int row = 0; row < tile_side; ++row) {
      spread(tile, row, upright());
      spread(w.turned, row, turned());
    }
  }

  void load_row(Tile &tile, int row) {
    const int n = row < row_count ? column_count : 0;
    const auto start = at(row);
    copy(f.time + start, never, n, tile.time(row));
    if (n == tile_side) {
      reader.halves(f.cost + start, tile.half(row), tile_side);
    } else {
      copy(f.cost + start, -1.0F, n, w.costs);
      reader.halves(w.costs, tile.half(row), tile_side);
    }
    if (rule == SlopeRule::tobler && f.slope_free != nullptr)
      RowReader<L, rule>::mark_free(f.slope_free + start, tile.half(row), n);
    if (rule == SlopeRule::none) return;
    if (f.height != nullptr) copy(f.height + start, 0.0F, n, w.heights);
    reader.heights(w.heights, tile, row, 0, tile_side);
  }

  std::ptrdiff_t at(int row) const { return static_cast<std::ptrdiff_t>(row0 + row) * f.columns + column0; }
  template <class T> static void copy(const T *from, T outside, int n, T *into) {
    __builtin_memcpy(into, from, sizeof(T) * static_cast<std::size_t>(n));
    for (int x = n; x < tile_side; ++x) into[x] = outside;
  }
  static void turn(const std::uint32_t *from, std::uint32_t *to) {
    for (int y = 0; y < tile_side; y += L::width)
      for (int x = 0; x < tile_side; x += L::width)
        L::turn(from + y * tile_side + x, to + x * tile_side + y, tile_side);
  }

  void lowered_row(int row, std::uint64_t columns) {
    if (columns == 0) return;
    down |= bit(row);
    up |= bit(row);
    right |= columns;
    left |= columns;
    changed_rows |= bit(row);
  }

  void lower(int row, int column, std::uint32_t time) {
    auto &own = w.upright.time(row)[column];
    if (!(time < own)) return;
    own = time;
    lowered_row(row, bit(column));
  }

  void take_over(const Borders &borders) {
    for (int side = 0; side < 4; ++side) {
      const auto &border = borders.side[side];
      for (int line = 0; line < reach; ++line)
        for (auto cells = line == 0 ? border.outer : border.inner; cells != 0; cells &= cells - 1) {
          const int x = __builtin_ctzll(cells), far = tile_side - 1 - line;
          const auto time = border.time[line][x];
          if (side == 0) lower(line, x, time);
          if (side == 1) lower(far, x, time);
          if (side == 2) lower(x, line, time);
          if (side == 3) lower(x, far, time);
        }
    }
  }

  void plant_seeds() {
    for (std::size_t i = 0; i < v.seed_count; ++i)
      lower(v.seeds[i].cell.row - row0, v.seeds[i].cell.column - column0, v.seeds[i].time);
  }

  /// Asks for one row of the tile that is probably visited next, so that it is in the cache when it is
  /// wanted.
  void fetch_next() {
    if (fetched == tile_side || v.next_row < 0) return;
    const int row = lesser(v.next_row * tile_side + fetched++, f.rows - 1), from = v.next_column * tile_side;
    const auto start = static_cast<std::ptrdiff_t>(row) * f.columns + from;
    const int n = lesser(tile_side, f.columns - from);
    for (int x = 0; x < n; x += 16) {
      __builtin_prefetch(f.time + start + x);
      __builtin_prefetch(f.cost + start + x);
      if (rule != SlopeRule::none && f.height != nullptr) __builtin_prefetch(f.height + start + x);
    }
  }

  /// Pushes rows onward in one direction. Changed rows are marked in both directions, `across` gets the cells
  /// that changed.
  template <int way>
  void sweep(const Relax<L, rule, Tile> &relax, std::uint64_t &onward, std::uint64_t &back,
             std::uint64_t &across) {
    while (onward != 0) {
      const int s = way > 0 ? __builtin_ctzll(onward) : 63 - __builtin_clzll(onward);
      onward &= ~bit(s);
      const int t = s + way, u = t + way;
      fetch_next();
      if (t < 0 || t >= tile_side) continue;
      const auto cells = relax.next(s, t);
      if (cells != 0) {
        onward |= bit(t);
        back |= bit(t);
        across |= cells;
      }
      if (!p.sixteen || u < 0 || u >= tile_side) continue;
      const auto more = relax.next_but_one(s, t, u);
      if (more == 0) continue;
      onward |= bit(u);
      back |= bit(u);
      across |= more;
    }
  }

  /// One sweep down and one up, then the same across, until nothing changes.
  void settle() {
    const Look lying = upright(), standing = turned();
    const Relax<L, rule, Tile> rows(w.upright, lying, p.sixteen), columns(w.turned, standing, p.sixteen);
    while (true) {
      std::uint64_t changed = 0, fresh = 0;
      sweep<1>(rows, down, up, changed);
      changed_rows |= up;
      sweep<-1>(rows, up, down, changed);
      changed_rows |= down;
      right |= changed;
      left |= changed;
      if ((right | left) == 0) return;
      turn(w.upright.time(0), w.turned.time(0));
      sweep<1>(columns, right, left, fresh);
      sweep<-1>(columns, left, right, fresh);
      if (fresh != 0) turn(w.turned.time(0), w.upright.time(0));
      down |= fresh;
      up |= fresh;
      changed_rows |= fresh;
      if ((down | up | right | left) == 0) return;
    }
  }

  void write_back(Rims &rims) {
    for (auto rows = changed_rows; rows != 0; rows &= rows - 1) {
      const int row = __builtin_ctzll(rows);
      if (row >= row_count) break;
      note_rims(row, rims);
      auto *into = f.time + at(row);
      const auto *from = w.upright.time(row);
      if (f.watch != nullptr)
        f.watch->lowered(f.watch->who, static_cast<std::size_t>(at(row)), into, from, column_count);
      __builtin_memcpy(into, from, sizeof *into * static_cast<std::size_t>(column_count));
    }
  }

  void note_rims(int row, Rims &rims) const {
    const auto *now = w.upright.time(row), *old = static_cast<const std::uint32_t *>(f.time + at(row));
    const int vertical = row < reach ? -1 : row >= tile_side - reach ? 1 : 0;
    const auto note = [&](int down_by, int right_by, int x) {
      auto &least = rims.least[3 * (down_by + 1) + right_by + 1];
      if (now[x] < old[x] && now[x] < least) least = now[x];
    };
    for (int i = 0; i < reach; ++i)
      for (const int horizontal : {-1, 1}) {
        const int x = horizontal < 0 ? i : tile_side - 1 - i;
        if (x >= column_count) continue;
        note(0, horizontal, x);
        if (vertical != 0) note(vertical, horizontal, x);
      }
    if (vertical != 0)
      for (int x = 0; x < column_count; ++x) note(vertical, 0, x);
  }
};

} // namespace gis::travel
