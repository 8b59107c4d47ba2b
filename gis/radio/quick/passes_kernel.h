#pragma once

#include "gis/radio/quick/Passes.h"

/// Inside this room only, included by one file for each instruction set: nothing of the standard library, and
/// all in an unnamed namespace, so that no code made for one is linked into the other.
namespace gis::radio::quick {
namespace {

constexpr int lanes = 8;

#if defined(__AVX2__)
using Numbers = float __attribute__((vector_size(32)));
#else
using Numbers = float __attribute__((vector_size(16)));
#endif

/// Eight numbers, in as many registers as it takes.
template <class V> struct Eight {
  static constexpr int parts = 32 / sizeof(V);
  V part[parts];

  template <class T> static Eight load(const T *from) {
    Eight v;
    __builtin_memcpy(v.part, from, sizeof v.part);
    return v;
  }
  template <class T> static Eight all(T value) {
    Eight v;
    for (auto &p : v.part) p = V{} + value;
    return v;
  }
  template <class T> void store(T *to) const { __builtin_memcpy(to, part, sizeof part); }
  friend Eight operator+(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] += b.part[p];
    return a;
  }
  friend Eight operator-(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] -= b.part[p];
    return a;
  }
  friend Eight operator*(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] *= b.part[p];
    return a;
  }
  friend Eight greater(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] = a.part[p] > b.part[p] ? a.part[p] : b.part[p];
    return a;
  }
  friend Eight lesser(Eight a, const Eight &b) {
    for (int p = 0; p < parts; ++p) a.part[p] = a.part[p] < b.part[p] ? a.part[p] : b.part[p];
    return a;
  }
};
using F = Eight<Numbers>;

inline F all(float value) { return F::all(value); }
inline float greatest(const F &v) {
  float list[lanes];
  v.store(list);
  float best = list[0];
  for (int k = 1; k < lanes; ++k) best = list[k] > best ? list[k] : best;
  return best;
}
inline float least(const F &v) { return -greatest(all(0) - v); }
inline double total(const F &v) {
  float list[lanes];
  v.store(list);
  double sum = 0;
  for (int k = 0; k < lanes; ++k) sum += static_cast<double>(list[k]);
  return sum;
}

/// Which of eight points are inner ones: all of them, but at the end of a path.
struct AllInner {
  F or_else(const F &a, float) const { return a; }
};
struct SomeInner {
  F one; ///< for those that are, 0 for the others
  explicit SomeInner(int count) {
    static constexpr float ones[2 * lanes] = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    one = F::load(ones + lanes - count);
  }
  F or_else(F a, float other) const {
    for (int p = 0; p < F::parts; ++p) a.part[p] = one.part[p] > 0 ? a.part[p] : Numbers{} + other;
    return a;
  }
};

/// Calls use(i, inner) for the points from `from` to before `to`, eight at a time.
template <class Use> inline void each(int from, int to, const Use &use) {
  int i = from;
  for (; i + lanes <= to; i += lanes) use(i, AllInner{});
  if (i < to) use(i, SomeInner(to - i));
}

constexpr float far_below = -1e30F, far_above = 1e30F;

inline F rises(const Steps &p, int i, float above) { return F::load(p.h + i) - all(above); }
inline F rest(const Steps &p, int i) { return F::load(one_over_rest + most_steps - p.n + i); }
inline F count(int i) { return F::load(counted + i); }

inline F slopes(const Steps &p, int i) {
  return rises(p, i, p.transmitter) * F::load(one_over + i) - count(i) * all(p.bend);
}

inline F slopes_back(const Steps &p, int i) {
  return rises(p, i, p.receiver) * rest(p, i) + count(i) * all(p.bend);
}

inline F clearances(const Steps &p, int i, float line) {
  const F gap = all(line) - slopes(p, i);
  return gap * gap * count(i) * (rest(p, i) * all(static_cast<float>(p.n)));
}

Outline outline(const Steps &p) {
  constexpr int block = 128; // points: as many as Float32 adds without harm
  Outline found;
  F steepest = all(far_below), flat = all(far_below);
  const F bend = all(p.bend), antenna = all(p.transmitter);
  for (int from = 1; from < p.n; from += block) {
    F sum = all(0), moment = all(0);
    each(from, from + block < p.n ? from + block : p.n, [&](int i, auto inner) {
      const F h = F::load(p.h + i), numbers = count(i), height = inner.or_else(h, 0);
      sum = sum + height;
      moment = moment + height * numbers;
      const F slope = (h - antenna) * F::load(one_over + i);
      flat = greater(inner.or_else(slope, far_below), flat);
      steepest = greater(inner.or_else(slope - numbers * bend, far_below), steepest);
    });
    found.sum += total(sum);
    found.moment += total(moment);
  }
  found.steepest = greatest(steepest);
  found.flat = greatest(flat);
  return found;
}

float from_receiver(const Steps &p) {
  F most = all(far_below);
  each(1, p.n, [&](int i, auto inner) { most = greater(inner.or_else(slopes_back(p, i), far_below), most); });
  return greatest(most);
}

Obstacle obstacle(const Steps &p) {
  F above = all(far_below), back = all(far_below);
  const float climb = (p.receiver - p.transmitter) / static_cast<float>(p.n);
  each(1, p.n, [&](int i, auto inner) {
    const F over = inner.or_else(rises(p, i, p.transmitter) - count(i) * all(climb), far_below);
    above = greater(over, above);
    back = greater(over * rest(p, i), back);
  });
  return {greatest(above), greatest(back)};
}

float clearance(const Steps &p, float line) {
  F best = all(far_above);
  each(1, p.n,
       [&](int i, auto inner) { best = lesser(inner.or_else(clearances(p, i, line), far_above), best); });
  return least(best);
}

/// The first or last inner point where find(i) is `wanted`; 1 where none is.
template <class Find> inline int first_of(int n, float wanted, const Find &find) {
  for (int i = 1; i < n; i += lanes) {
    float list[lanes];
    find(i).store(list);
    for (int k = 0; k < lanes && i + k < n; ++k)
      if (list[k] == wanted) return i + k;
  }
  return 1;
}
template <class Find> inline int last_of(int n, float wanted, const Find &find) {
  for (int i = 1 + (n - 2) / lanes * lanes; i >= 1; i -= lanes) {
    float list[lanes];
    find(i).store(list);
    for (int k = lanes - 1; k >= 0; --k)
      if (list[k] == wanted && i + k < n) return i + k;
  }
  return 1;
}

int first_steepest(const Steps &p, float slope) {
  return first_of(p.n, slope, [&](int i) { return slopes(p, i); });
}
int last_from_receiver(const Steps &p, float slope) {
  return last_of(p.n, slope, [&](int i) { return slopes_back(p, i); });
}
int last_clearance(const Steps &p, float line, float wanted) {
  return last_of(p.n, wanted, [&](int i) { return clearances(p, i, line); });
}

using Four = float __attribute__((vector_size(16)));
using FourWhole = int __attribute__((vector_size(16)));

/// The cells at four places and those east of them, a pair with one load: faster than the processor's own
/// gathering.
inline void load_pairs(Four &west, Four &east, const float *from, const FourWhole &at) {
  using Two = long long __attribute__((vector_size(16)));
  Four half[2];
  for (int k = 0; k < 2; ++k) {
    long long one, other;
    __builtin_memcpy(&one, from + at[2 * k], sizeof one);
    __builtin_memcpy(&other, from + at[2 * k + 1], sizeof other);
    const Two both = {one, other};
    __builtin_memcpy(half + k, &both, sizeof both);
  }
  west = __builtin_shufflevector(half[0], half[1], 0, 2, 4, 6);
  east = __builtin_shufflevector(half[0], half[1], 1, 3, 5, 7);
}

inline FourWhole within(FourWhole a, int last) {
  a = a > 0 ? a : FourWhole{};
  return a < last ? a : FourWhole{} + last;
}

/// A run of points behind one that is known to the last bit, from where Float32 counts.
struct Run {
  int column0, row0; ///< of the cell the first point lies in
  float x, y, dx, dy, bend_x, bend_y;

  Run(const Way &way, int i, double step) {
    const double t = i * step, beside = t * (1 - t), turn = 1 - 2 * t;
    const double x_first = way.column + t * way.columns + beside * way.bend_columns;
    const double y_first = way.row + t * way.rows + beside * way.bend_rows;
    column0 = static_cast<int>(x_first);
    row0 = static_cast<int>(y_first);
    x = static_cast<float>(x_first - column0);
    y = static_cast<float>(y_first - row0);
    dx = static_cast<float>((way.columns + turn * way.bend_columns) * step);
    dy = static_cast<float>((way.rows + turn * way.bend_rows) * step);
    bend_x = static_cast<float>(-step * step * way.bend_columns);
    bend_y = static_cast<float>(-step * step * way.bend_rows);
  }
};

/// Whether a way of one direction stays two cells away from the edges, so that no point of it has to be
/// asked.
inline bool well_inside(double from, double length, double bend, int cells) {
  const double to = from + length, beside = bend > 0 ? bend : -bend;
  const double low = from < to ? from : to, high = from < to ? to : from;
  return low - beside > 2 && high + beside < cells - 3;
}

/// Four points at a time: pairs of cells are loaded into short registers only.
template <bool inside>
void sample_way(const Raster &raster, const Way &way, int n, float datum, float *into) {
  constexpr int run_length = 64, four = 4;
  constexpr int far = 1 << 12; // truncation goes towards 0, so all is counted from below it
  const double step = 1 / static_cast<double>(n);
  for (int from = 0; from <= n; from += run_length) {
    const Run run(way, from, step);
    const int end = from + run_length <= n ? from + run_length : n + 1;
    for (int i = from; i < end; i += four) {
      Four k;
      __builtin_memcpy(&k, counted + (i - from), sizeof k);
      const Four x = run.x + k * (run.dx + k * run.bend_x), y = run.y + k * (run.dy + k * run.bend_y);
      FourWhole column = __builtin_convertvector(x + static_cast<float>(far), FourWhole) - far;
      FourWhole row = __builtin_convertvector(y + static_cast<float>(far), FourWhole) - far;
      if constexpr (!inside) {
        column = within(column + run.column0, raster.columns - 2) - run.column0;
        row = within(row + run.row0, raster.rows - 2) - run.row0;
      }
      const Four east = x - __builtin_convertvector(column, Four),
                 south = y - __builtin_convertvector(row, Four);
      const FourWhole at = (row + run.row0) * raster.columns + (column + run.column0);
      Four a, b, c, d;
      load_pairs(a, b, raster.heights, at);
      load_pairs(c, d, raster.heights + raster.columns, at);
      const Four north = a + (b - a) * east, below = c + (d - c) * east;
      const Four height = north + (below - north) * south - datum;
      __builtin_memcpy(into + i, &height, sizeof height);
    }
  }
}

void sample(const Raster &raster, const Way &way, int n, float datum, float *into) {
  const bool inside = well_inside(way.column, way.columns, way.bend_columns, raster.columns) &&
                      well_inside(way.row, way.rows, way.bend_rows, raster.rows);
  (inside ? sample_way<true> : sample_way<false>)(raster, way, n, datum, into);
}

constexpr Passes all_passes = {sample,    outline,        from_receiver,      obstacle,
                               clearance, first_steepest, last_from_receiver, last_clearance};

} // namespace
} // namespace gis::radio::quick
